import { describe, expect, test } from "vitest";
import { answers, apiOf, complaintsOf, document } from "../support/document.ts";
import { modelOf, operationOf, requestOf, resultOf } from "../support/shape.ts";

const TEXT = document({
  paths: `
    /things: { post: { operationId: CreateThing, requestBody: { content: { application/json: { schema: { type: object, properties: { owner: { type: string }, project_id: { type: string } } } } } }, ${answers("Thing")} } }
    /things/{thing_id}: { get: { operationId: GetThing, ${answers("GetThingResponse")} } }
    /things/{thing_id}/data: { put: { operationId: SetData, requestBody: { content: { "*/*": { schema: { type: string, format: binary } } } } } }
    /search: { get: { operationId: Search, parameters: [{ name: tags, in: query, schema: { type: string } }, { name: ids, in: query, schema: { type: array, items: { type: string } } }], ${answers("Thing")} } }`,
  schemas: `
    GetThingResponse: { type: object, properties: { thing: { $ref: Thing } } }
    Thing: { type: object, properties: { id: { type: string }, note: { type: string }, status: { $ref: Thing.Status }, parent: { $ref: Thing } } }
    Thing.Status: { type: string, enum: [creating, ready, error] }`,
});

const note = (section: string, fields: string): string => `${section}: [{ ${fields}, evidence: Seen. }]`;

describe("a note adds what the document does not say", () => {
  test("waiters", () => {
    const api = apiOf(
      TEXT,
      note(
        "waiters",
        "resource: Thing, operation: GetThing, status: thing.status, transient: [creating], failure: [error], gone: [404]",
      ),
    );
    expect(api.waiters).toEqual([
      {
        resource: "Thing",
        operation: "GetThing",
        status: ["thing", "status"],
        type: { kind: "model", id: "scaleway.shop.v1.Thing" },
        statusType: { kind: "enum", id: "scaleway.shop.v1.Thing.Status" },
        transient: ["creating"],
        failure: ["error"],
        gone: [404],
      },
    ]);
  });

  test("waiters on a status of the result itself", () => {
    const [waiter] = apiOf(
      TEXT,
      note("waiters", "resource: Thing, operation: CreateThing, status: status, transient: [creating]"),
    ).waiters;
    expect(waiter).toMatchObject({
      status: ["status"],
      type: { kind: "model", id: "scaleway.shop.v1.Thing" },
      failure: [],
      gone: [],
    });
  });

  test("defaults", () => {
    const notes = note("defaults", "operations: [CreateThing], field: owner, from: organization");
    expect(requestOf(apiOf(TEXT, notes), "CreateThing")).toEqual({
      owner: "body string, from organization",
      project_id: "body string, from project",
    });
  });

  test("comma-joined lists: a text becomes a list, a list stays one", () => {
    const notes = note("comma-joined", "operations: [Search], fields: [tags, ids]");
    expect(requestOf(apiOf(TEXT, notes), "Search")).toEqual({
      tags: "query string[], joined",
      ids: "query string[], joined",
    });
  });

  test("raw bodies: the name of the field and the type of the content", () => {
    const api = apiOf(TEXT, note("raw-bodies", "operations: [SetData], field: data, content-type: text/plain"));
    expect(requestOf(api, "SetData")).toEqual({
      thing_id: "path string, required",
      data: "body string binary, required",
    });
    expect(operationOf(api, "SetData").body).toEqual({ kind: "raw", field: "data", contentType: "text/plain" });
  });

  test("results", () => {
    for (const is of ["text", "binary", "none"])
      expect(resultOf(apiOf(TEXT, note("results", `operations: [Search], is: ${is}`)), "Search")).toBe(is);
  });

  test("presence", () => {
    const notes =
      "presence: [{ model: Thing, fields: [note], is: optional, evidence: Seen. }, { model: Thing, fields: [parent], is: present, evidence: Seen. }, { model: Thing, fields: [id], is: nullable, evidence: Seen. }]";
    expect(modelOf(apiOf(TEXT, notes), "Thing")).toEqual({
      id: "string, nullable",
      note: "string, optional",
      status: "ThingStatus",
      parent: "Thing",
    });
  });
});

describe("a note that matches nothing is an error at the note", () => {
  const cases: readonly (readonly [section: string, fields: string, message: string])[] = [
    [
      "waiters",
      "resource: Thing, operation: GetThin, status: thing.status",
      "A `waiter` note names `GetThin`, which the document does not have. Mend or remove the note.",
    ],
    [
      "waiters",
      "resource: Thing, operation: GetThing, status: thing.state",
      "A `waiter` note names `GetThing.thing.state`, which the document does not have. Mend or remove the note.",
    ],
    [
      "waiters",
      "resource: Thing, operation: SetData, status: status",
      "A `waiter` note names `SetData.status`, which the document does not have. Mend or remove the note.",
    ],
    [
      "waiters",
      "resource: Thing, operation: GetThing, status: thing.status, transient: [creatin]",
      "A `waiter` note names `ThingStatus creatin`, which the document does not have. Mend or remove the note.",
    ],
    [
      "waiters",
      "resource: Thing, operation: GetThing, status: thing.status, failure: [failed]",
      "A `waiter` note names `ThingStatus failed`, which the document does not have. Mend or remove the note.",
    ],
    [
      "defaults",
      "operations: [Nothing], field: owner, from: project",
      "A `default` note names `Nothing`, which the document does not have. Mend or remove the note.",
    ],
    [
      "defaults",
      "operations: [CreateThing], field: ownr, from: project",
      "A `default` note names `CreateThing.ownr`, which the document does not have. Mend or remove the note.",
    ],
    [
      "defaults",
      "operations: [CreateThing], field: owner, from: user",
      "A `default` note names `user`, which the document does not have. Mend or remove the note.",
    ],
    [
      "comma-joined",
      "operations: [Search], fields: [tag]",
      "A `comma-joined` note names `Search.tag`, which the document does not have. Mend or remove the note.",
    ],
    [
      "lists",
      "operations: [Nothing], items: things",
      "A `list` note names `Nothing`, which the document does not have. Mend or remove the note.",
    ],
    [
      "lists",
      "operations: [GetThing], items: things",
      "A `list` note names `GetThing.things`, which the document does not have. Mend or remove the note.",
    ],
    [
      "lists",
      "operations: [GetThing], total: header",
      "A `list` note names `the list of GetThing`, which the document does not have. Mend or remove the note.",
    ],
    [
      "lists",
      "operations: [SetData], items: things",
      "A `list` note names `SetData.things`, which the document does not have. Mend or remove the note.",
    ],
    [
      "raw-bodies",
      "operations: [GetThing], field: data",
      "A `raw-body` note names `the raw body of GetThing`, which the document does not have. Mend or remove the note.",
    ],
    [
      "results",
      "operations: [Search], is: blob",
      "A `result` note names `blob`, which the document does not have. Mend or remove the note.",
    ],
    [
      "presence",
      "model: Thin, fields: [note], is: optional",
      "A `presence` note names `Thin`, which the document does not have. Mend or remove the note.",
    ],
    [
      "presence",
      "model: Thing, fields: [nota], is: optional",
      "A `presence` note names `Thing.nota`, which the document does not have. Mend or remove the note.",
    ],
    [
      "presence",
      "model: Thing, fields: [note], is: maybe",
      "A `presence` note names `maybe`, which the document does not have. Mend or remove the note.",
    ],
  ];
  for (const [section, fields, message] of cases)
    test(`${section}: ${fields}`, () =>
      expect(complaintsOf(TEXT, `\n${note(section, fields)}`)).toEqual([
        `spec.notes.yml:2:${section.length + 4} error note-unknown: ${message}`,
      ]));

  test("among several operations, the one that is missing is named", () => {
    expect(complaintsOf(TEXT, note("results", "operations: [Search, Serch], is: text"))).toEqual([
      expect.stringContaining("`Serch`"),
    ]);
  });
});

describe("a note that is no note", () => {
  const cases: readonly (readonly [notes: string, message: string])[] = [
    [
      "results: [{ operations: [Search], is: text }]",
      "error note-evidence: The note of `results` gives no evidence. Say in `evidence` how the fact is known.",
    ],
    [
      "result: []",
      "error unsupported: `result` in the notes is not supported. Remove it, or describe the same in another way.",
    ],
    [
      "results: [{ operation: [Search], operations: [Search], is: text, evidence: E. }]",
      "error unsupported: `operation` in a note of `results` is not supported. Remove it, or describe the same in another way.",
    ],
    ["results: [{ operations: [Search], evidence: E. }]", "error field-missing: a note of `results` lacks `is`."],
    ["results: [{ is: text, evidence: E. }]", "error field-missing: a note of `results` lacks `operations`."],
    [
      "comma-joined: [{ operations: [Search], evidence: E. }]",
      "error field-missing: a note of `comma-joined` lacks `fields`.",
    ],
    [
      "presence: [{ model: Thing, is: optional, evidence: E. }]",
      "error field-missing: a note of `presence` lacks `fields`.",
    ],
    [
      "waiters: [{ resource: Thing, operation: GetThing, status: thing.status, gone: ['404'], evidence: E. }]",
      'error wrong-type: An entry of `gone` must be a status such as 404, not "404".',
    ],
    ["[]", "error wrong-type: the notes must be an object, not a list."],
  ];
  for (const [notes, message] of cases)
    test(notes, () => expect(complaintsOf(TEXT, notes)).toEqual([expect.stringContaining(message)]));
});
