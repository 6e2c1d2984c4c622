import { describe, expect, test } from "vitest";
import { diffApis } from "../../generator/diff/diff.ts";
import type { Surface } from "../../generator/diff/surface.ts";
import { namesOf } from "../../generator/plan/names.ts";
import { readText } from "../support/api.ts";
import { type Edit, type Spec, toys } from "./toys.ts";

const OPTIONS = "    ToyOptions: { type: object, properties: { loud: { type: boolean } } }";
/** The options of a toy are given when it is made, and shown with it. */
const BOTH_WAYS: Edit = [
  "        color: { type: string }",
  '        color: { type: string }\n        options: { $ref: "#/components/schemas/ToyOptions" }',
];

function surfaceOf(spec: Spec): Surface {
  const { document, notes } = toys("toys", spec);
  const { api, diagnostics } = readText(document, notes);
  if (!api) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return { api, names: namesOf(api, () => undefined) };
}

function words(before: readonly Edit[], after: readonly Edit[]): readonly string[] {
  const changes = diffApis(surfaceOf({ document: before }), surfaceOf({ document: after }));
  return changes.map(({ kind, words: said, compile }) => `${kind} (${compile}): ${said}`);
}

const options = (schema: string): Edit => [OPTIONS, `    ToyOptions: ${schema}`];

describe("a type that only requests hold", () => {
  test("breaks by what it requires and by what it no longer takes", () => {
    const after = options("{ type: object, required: [pitch], properties: { pitch: { type: integer } } }");
    expect(words([], [after])).toEqual([
      "required-request-field-added (breaks): `ToyOptions` now requires the new field `pitch`",
      "request-field-removed (breaks): `ToyOptions` no longer takes `loud`",
    ]);
  });

  test("takes more without a break", () => {
    const after = options(
      '{ type: object, properties: { loud: { type: [boolean, "null"] }, pitch: { type: integer } } }',
    );
    expect(words([], [after])).toEqual([
      "request-field-added (adds): `ToyOptions` now takes `pitch`",
      "request-widened (adds): `ToyOptions` takes `loud` as `boolean | null` instead of `boolean`",
    ]);
  });
});

describe("a type that only results hold", () => {
  test("may require what it likes, and breaks by what it no longer promises", () => {
    const before: Edit = [
      "ToyOwner: { type: object, required: [name], properties: { name: { type: string } } }",
      "ToyOwner: { type: object, required: [name, mail], properties: { name: { type: string }, mail: { type: string } } }",
    ];
    const after: Edit = [
      "ToyOwner: { type: object, required: [name], properties: { name: { type: string } } }",
      "ToyOwner: { type: object, required: [mail, age], properties: { name: { type: string }, mail: { type: [string, 'null'] }, age: { type: integer } } }",
    ];
    expect(words([before], [after])).toEqual([
      "result-field-added (adds): `ToyOwner.age` is new",
      "result-field-now-optional (breaks): `ToyOwner.name` may be absent",
      "result-field-now-nullable (breaks): `ToyOwner.mail` may be null",
    ]);
  });
});

describe("a type that travels both ways", () => {
  test("is told of by both of its names", () => {
    const after = options("{ type: object, properties: { loud: { type: boolean }, pitch: { type: integer } } }");
    expect(words([BOTH_WAYS], [BOTH_WAYS, after])).toEqual([
      "request-field-added (adds): `ToyOptionsInput` now takes `pitch`",
      "result-field-added (adds): `ToyOptions.pitch` is new",
    ]);
  });

  test("is renamed under each of its names", () => {
    const renamed: Edit = ["ToyOptions", "ToySettings"];
    expect(words([BOTH_WAYS], [BOTH_WAYS, renamed])).toEqual([
      "export-renamed (breaks): `ToySettings` is the new name of `ToyOptions`",
      "export-renamed (breaks): `ToySettingsInput` is the new name of `ToyOptionsInput`",
    ]);
  });

  test("and no longer does: its second name is gone", () => {
    expect(words([BOTH_WAYS], [])).toEqual([
      "result-field-removed (breaks): `Toy.options` is gone",
      "export-removed (breaks): The type `ToyOptionsInput` is gone",
      "export-repurposed (breaks): `ToyOptions` now names what requests take instead of what results hold",
    ]);
  });
});

test("a field of another type that holds the same is no change, of one that holds less a break", () => {
  const twin = (schema: string): readonly Edit[] => [
    ['owner: { $ref: "#/components/schemas/ToyOwner" }', 'owner: { $ref: "#/components/schemas/ToyMaker" }'],
    [OPTIONS, `${OPTIONS}\n    ToyMaker: ${schema}`],
  ];
  const keeper: Edit = [
    "        id: { type: string }\n        full",
    '        id: { type: string }\n        keeper: { $ref: "#/components/schemas/ToyOwner" }\n        full',
  ];
  const same = twin(
    "{ type: object, required: [name, age], properties: { name: { type: string }, age: { type: integer } } }",
  );
  expect(words([keeper], [keeper, ...same])).toEqual([
    "result-narrowed (adds): `Toy.owner` is `ToyMaker` instead of `ToyOwner`",
    "export-added (adds): The type `ToyMaker` is new",
  ]);
  const less = twin("{ type: object, required: [brand], properties: { brand: { type: string } } }");
  expect(words([keeper], [keeper, ...less])).toEqual([
    "result-retyped (breaks): `Toy.owner` is `ToyMaker` instead of `ToyOwner`",
    "export-added (adds): The type `ToyMaker` is new",
  ]);
});

describe("a field that is gone", () => {
  const swap = (from: string, to: string): Edit => [from, to];

  test("is told with the one that came to its place, which is a break all the same", () => {
    const renamed = [
      swap("required: [id, size, color", "required: [id, scale, color"),
      swap("                weight: { type: integer }", "                mass: { type: integer }"),
      swap("        size: { type: integer }\n        color", "        scale: { type: integer }\n        color"),
    ];
    const told = words([], renamed).filter((line) => line.includes("-removed"));
    expect(told).toEqual([
      "request-field-removed (breaks): `createToy` no longer takes `weight`; `mass` has its place and type",
      "result-field-removed (breaks): `Toy.size` is gone; `scale` has its place and type",
    ]);
  });

  test("is told alone where another type or another place came", () => {
    const others = [
      swap("                weight: { type: integer }", "                mass: { type: string }"),
      swap(
        "        size: { type: integer }\n        color: { type: string }",
        "        color: { type: string }\n        scale: { type: integer }",
      ),
    ];
    const told = words([], others).filter((line) => line.includes("-removed"));
    expect(told).toEqual([
      "request-field-removed (breaks): `createToy` no longer takes `weight`",
      "result-field-removed (breaks): `Toy.size` is gone",
    ]);
  });
});
