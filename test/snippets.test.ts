// Every snippet of every README compiles. The snippets of one README are one program, read from top to bottom: a later
// one uses what an earlier one has declared, and may declare it anew.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root, scratch } from "./support/paths.ts";
import { programsOf, type Snippet, snippetsIn } from "./support/snippets.ts";

/** What the snippets of a README take from the reader's program. */
const GIVEN: Readonly<Record<string, string>> = {
  "config/README.md": "declare const key: string;",
  "runtime/README.md": "declare const server_id: string, secretKey: string, image: string;",
};

const readmes = ["README.md", "runtime/README.md", "config/README.md", "examples/README.md", "bench/README.md"]
  .concat(readdirSync(join(root, "generated")).map((name) => `generated/${name}/README.md`))
  .filter((file) => existsSync(join(root, file)));

const snippets: ReadonlyMap<string, readonly Snippet[]> = new Map(
  readmes.map((file) => [file, snippetsIn(readFileSync(join(root, file), "utf8"))]),
);

describe("snippets of READMEs", () => {
  let complaints: readonly string[] = [];
  beforeAll(() => {
    complaints = complaintsOf(scratch("snippets"));
  });

  test("each package shows some", () => {
    const without = [...snippets].filter(([, found]) => found.length === 0).map(([file]) => file);
    expect(without.filter((file) => file.startsWith("generated/") || file.startsWith("runtime/"))).toEqual([]);
  });

  test("what is waited for is what was created", () => {
    const waits = [...snippets].flatMap(([file, found]) =>
      found.flatMap(({ text }) => {
        const [, request = ""] = /const settled = await waitFor\w+\(client, ([^;]*)\);/.exec(text) ?? [];
        const created = /const (?:\{ (?:\w+: )?)?(\w+)(?: \})? = await create/.exec(text)?.[1];
        return text.includes("const settled") ? [{ file, names: request.includes(`${created}.`) }] : [];
      }),
    );
    expect(waits.length).toBeGreaterThan(30);
    expect(waits.filter(({ names }) => !names)).toEqual([]);
  });

  test("all compile, under the project's own strict options", () => {
    expect(complaints).toEqual([]);
  });
});

/** `runtime/README.md:12:3 …` of one program of all READMEs, whose lines stand where they do in the README. */
function complaintsOf(folder: string): readonly string[] {
  rmSync(folder, { recursive: true, force: true });
  const sources = new Map<string, string>();
  for (const [file, found] of snippets)
    for (const [index, text] of programsOf(found, GIVEN[file] ?? "").entries()) {
      const path = join(folder, file.replace(/\.md$/, ""), `${index}.ts`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      sources.set(relative(root, path), file);
    }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configIn(folder)));
  const tsc = join(root, "node_modules/typescript-7/bin/tsc");
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    cwd: root,
    encoding: "utf8",
  });
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  return lines.map((line) =>
    line.replace(
      /^(.*?)\((\d+),(\d+)\)/,
      (_, path: string, row: string, column: string) => `${sources.get(path) ?? path}:${row}:${column}`,
    ),
  );
}

/** Snippets are no libraries, and declare what only their reader uses. */
function configIn(folder: string): object {
  return {
    extends: relative(folder, join(root, "tsconfig.json")),
    compilerOptions: {
      isolatedDeclarations: false,
      declaration: false,
      noUnusedLocals: false,
      typeRoots: [join(root, "node_modules/@types")],
    },
    include: ["**/*.ts"],
    exclude: [],
  };
}
