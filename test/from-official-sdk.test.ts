import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { main, report } from "../tools/from-official-sdk/cli.ts";
import { difference } from "../tools/from-official-sdk/difference.ts";
import { readApi } from "../tools/from-official-sdk/generated.ts";
import { moveProject } from "../tools/from-official-sdk/move-project.ts";
import { productFor, productsIn } from "../tools/from-official-sdk/products.ts";
import { camelize } from "../tools/from-official-sdk/wire.ts";
import { openBefore, readSources } from "../tools/from-official-sdk/workspace.ts";
import { complaintsOf } from "./support/compile.ts";
import { generated, hasShared, root, scratch, shared } from "./support/paths.ts";

const fixtures = join(root, "test/fixtures/official-sdk");
const whole = ["fleet-report", "function-deployer", "cluster-tool", "backup-cron", "corners"];

/** Every file below a folder, by its path in it. */
function filesIn(folder: string, within = folder): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry): (readonly [string, string])[] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return [...filesIn(path, within)];
      return [[relative(within, path), readFileSync(path, "utf8")]];
    }),
  );
}

describe("projects move from the official SDK to ours", () => {
  test.each([...whole, "leftovers"])("%s", (name) => {
    const [given, want] = [join(fixtures, name, "given"), join(fixtures, name, "want")];
    const outcome = moveProject(given, root);
    const moved = new Map([...filesIn(given)]);
    for (const { path, after } of outcome.changed) moved.set(relative(given, path), after);
    expect(Object.fromEntries(moved)).toEqual(Object.fromEntries(filesIn(want)));
    // The report holds what the compiler says of the result against our packages.
    expect(report(outcome, given, false)).toBe(readFileSync(join(fixtures, name, "report.txt"), "utf8"));
  });

  test.each(whole)("%s is whole: it compiled before, compiles after, and needs the official SDK no more", (name) => {
    const given = join(fixtures, name, "given");
    const { program, files } = openBefore(given, readSources(given), root);
    // JavaScript is looked at for what changes only.
    const typed = files.filter(({ fileName }) => fileName.endsWith(".ts"));
    const said = typed.flatMap((file) => program.getSemanticDiagnostics(file).map(({ messageText }) => messageText));
    expect(said).toEqual([]);
    expect(readFileSync(join(fixtures, name, "report.txt"), "utf8")).toContain("Nothing is left to do by hand.");
    for (const text of filesIn(join(fixtures, name, "want")).values()) expect(text).not.toContain("@scaleway");
  });
});

describe("the command", () => {
  const folder = scratch("from-official-sdk");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const copy = (name: string): string => {
    const place = join(folder, name);
    rmSync(place, { recursive: true, force: true });
    cpSync(join(fixtures, name, "given"), place, { recursive: true });
    return place;
  };
  const run = (...argv: string[]): { readonly code: number; readonly text: string } => {
    const said: string[] = [];
    const code = main(argv, root, (text) => void said.push(text));
    return { code, text: said.join("") };
  };

  test("--dry prints a difference and writes nothing", () => {
    const place = copy("backup-cron");
    const before = filesIn(place);
    const { code, text } = run("--dry", place);
    expect(code).toBe(0);
    expect(text).toContain("--- a/backup.js\n+++ b/backup.js\n@@ -1,");
    expect(text).toContain("\n-import { createClient } from '@scaleway/sdk-client';\n");
    expect(text).toContain("2 files would change.");
    expect(filesIn(place)).toEqual(before);
  });

  test("writes, and finds nothing to do the second time", () => {
    const place = copy("backup-cron");
    expect(run(place)).toEqual({ code: 0, text: "2 files changed.\nNothing is left to do by hand.\n" });
    expect(filesIn(place)).toEqual(filesIn(join(fixtures, "backup-cron", "want")));
    expect(run(place)).toEqual({ code: 0, text: "Nothing here uses the official SDK.\n" });
  });

  test("touches no file of a project that does not parse", () => {
    const place = copy("backup-cron");
    writeFileSync(join(place, "half.ts"), "export const half = {\n");
    const before = filesIn(place);
    const { code, text } = run(place);
    expect(code).toBe(1);
    expect(text).toBe("Nothing was written: these files do not parse.\n  half.ts:2:1: '}' expected.\n");
    expect(filesIn(place)).toEqual(before);
  });

  test("leaves alone what it does not own", () => {
    const place = copy("backup-cron");
    const own =
      'import { createClient } from "@scaleway/sdk";\nexport const client = createClient({ accessKey: "a" });\n';
    const paths = ["node_modules/other/index.ts", "dist/index.js", ".hidden/index.ts"].map((path) => join(place, path));
    for (const path of paths) {
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, own);
    }
    run(place);
    for (const path of paths) expect(readFileSync(path, "utf8")).toBe(own);
  });

  test("says how it is called", () => {
    expect(run().code).toBe(2);
    expect(run("a", "b").code).toBe(2);
    expect(run("--dri", fixtures)).toMatchObject({ code: 2, text: expect.stringContaining("--dry") });
    expect(run(join(fixtures, "nowhere"))).toMatchObject({ code: 2, text: expect.stringContaining("is no folder") });
    expect(run("--help").code).toBe(0);
  });
});

test("a difference is what patch reads", () => {
  const before = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"].join("\n");
  const after = before.replace("b\n", "").replace("j", "J\nJ");
  expect(difference("x.ts", `${before}\n`, `${after}\n`)).toBe(
    [
      "--- a/x.ts",
      "+++ b/x.ts",
      "@@ -1,5 +1,4 @@",
      " a",
      "-b",
      " c",
      " d",
      " e",
      "@@ -7,5 +6,6 @@",
      " g",
      " h",
      " i",
      "-j",
      "+J",
      "+J",
      " k",
      "",
    ].join("\n"),
  );
});

interface Facts {
  readonly package: string;
  readonly product: string;
  readonly version: string;
  readonly operations: readonly { readonly id: string; readonly private?: boolean }[];
  readonly waiters: readonly { readonly name: string }[];
  readonly models: readonly FactsModel[];
}

interface FactsModel {
  readonly name: string;
  readonly use: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly js?: string }[];
}

describe.skipIf(!hasShared)(
  "what is made of our packages agrees with the facts about the official SDK (skips without ../shared)",
  () => {
    const products = productsIn(generated);
    const folder = join(shared, "facts/api");
    const all: readonly Facts[] = hasShared
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && !["std", "test"].includes(entry.name))
          .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
          .map((file): Facts => JSON.parse(readFileSync(file, "utf8")))
      : [];

    test("every package and product is found", () => {
      for (const { package: name, product, version } of all) {
        const found = productFor(name.replace("@scaleway/sdk-", ""), products);
        expect(
          found?.apis.some((api) => api.version === version),
          `${name} ${version}`,
        ).toBe(true);
        expect(productFor(product, products)).toBe(found);
      }
      expect(all.length).toBe(60);
    });

    test("every method, every field and every date", () => {
      let [methods, fields, dates] = [0, 0, 0];
      const spelledOtherwise: string[] = [];
      for (const { package: name, version, operations, waiters, models } of all) {
        const product = productFor(name.replace("@scaleway/sdk-", ""), products);
        const apis = (product?.apis ?? []).filter((api) => api.version === version).map(readApi);
        const functions = new Set(apis.flatMap((api) => api.functions.map((one) => one.name)));
        const types = new Map(apis.flatMap((api) => [...api.types]));
        const wanted = [
          ...operations.filter((one) => !one.private).map(({ id }) => id.charAt(0).toLowerCase() + id.slice(1)),
          ...waiters.map((one) => one.name),
        ];
        for (const method of wanted) expect(functions, `${name} ${version}`).toContain(method);
        methods += wanted.length;
        for (const model of models) {
          const text = types.get(model.name) ?? types.get(`${model.name}Model`) ?? "";
          for (const field of model.fields) {
            fields += 1;
            if (field.js !== undefined && field.js !== camelize(field.name)) spelledOtherwise.push(field.name);
            const wire = text.includes(`@wire ${field.name}\n`);
            if (!wire || field.type !== "date-time") continue;
            dates += 1;
            expect(text, `${name} ${version} ${model.name}.${field.name}`).toContain(`@wire ${field.name}\n * @date`);
          }
        }
      }
      expect(methods).toBeGreaterThan(1600);
      expect(fields).toBeGreaterThan(6000);
      expect(dates).toBeGreaterThan(400);
      // The one field that the official SDK spells by another rule.
      expect(spelledOtherwise).toEqual(["dual_ipv4v6_tunnel"]);
    });
  },
);

test("the snippets of the guide compile", () => {
  const guide = readFileSync(join(root, "docs/from-the-official-sdk.md"), "utf8");
  const snippets = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
  const ours = snippets.filter((code) => code.includes("@scwkit/"));
  expect(ours.length).toBe(2);
  const given = ["secretKey: string", "projectId: string", "server_id: string"].map((one) => `declare const ${one};\n`);
  const pieces = ours.map((code, index): [string, string] => {
    const client = code.includes("const client") ? "" : `declare const client: import("@scwkit/runtime").Client;\n`;
    return [`snippet ${index + 1}`, `${code}\n${given.join("")}${client}export {};`];
  });
  const said = complaintsOf(new Map(pieces));
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(pieces.map(([name]) => [name, []])));
});

test("the fixtures are complete", () => {
  for (const name of readdirSync(fixtures)) {
    for (const part of ["given", "want", "report.txt"])
      expect(existsSync(join(fixtures, name, part)), `${name}/${part}`).toBe(true);
  }
  expect(readdirSync(fixtures).sort()).toEqual([...whole, "leftovers"].sort());
});
