import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diagnosticsPage, partsOf } from "../generator/command/diagnostics-page.ts";
import { frameOf } from "../generator/command/frame.ts";
import { asAnnotations, asLog } from "../generator/command/github.ts";
import { createProgress } from "../generator/command/progress.ts";
import { COMPLAINTS, type Complaint } from "../generator/complaints.ts";
import type { Diagnostic } from "../generator/model/diagnostic.ts";
import { asText } from "../generator/show.ts";
import { root, scratch } from "./support/paths.ts";

mkdirSync(scratch(""), { recursive: true });
const base = mkdtempSync(join(scratch(""), "diagnostics-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("the catalogue", () => {
  test("is documented; `npx vitest run test/diagnostics.test.ts -u` rewrites the page", async () => {
    await expect(diagnosticsPage()).toMatchFileSnapshot(join(root, "docs/diagnostics.md"));
  });

  test("says of each complaint what to do: in a last sentence, or beside", () => {
    const silent = Object.entries<Complaint>(COMPLAINTS).filter(
      ([, [, text, advice]]) => partsOf(text, advice).remedy === "",
    );
    expect(silent.map(([code]) => code)).toEqual([]);
  });
});

describe("the lines around a place", () => {
  const at = (line: number, column: number): { file: string; line: number; column: number } => ({
    file: "a",
    line,
    column,
  });

  test("with a mark below the column", () => {
    expect(frameOf("a: 1\nbc: 2\nd: 3\ne: 4\n", at(2, 5))).toBe("  1 | a: 1\n> 2 | bc: 2\n    |     ^\n  3 | d: 3");
    expect(frameOf("a: 1", at(1, 1))).toBe("> 1 | a: 1\n    | ^");
    expect(frameOf("a: 1", at(7, 1))).toBe("");
  });

  test("of a document that is one line, only what is near", () => {
    const frame = frameOf(`${"x".repeat(500_000)}HERE${"y".repeat(500_000)}`, at(1, 500_001));
    expect(frame.length).toBeLessThan(300);
    const [line = "", mark = ""] = frame.split("\n");
    expect(line.slice(mark.indexOf("^"))).toMatch(/^HERE/);
  });

  test("hold nothing that a terminal obeys, and the mark stays below its column", () => {
    const frame = frameOf("a: \u001b[2J\u202e\u0007 HERE", at(1, 11));
    expect(frame.replaceAll("\n", "")).not.toMatch(/[\p{Cf}\p{Cc}]/u);
    const [line = "", mark = ""] = frame.split("\n");
    expect(line.slice(mark.indexOf("^"))).toBe("HERE");
  });
});

const one = (message: string, file = "specs/a.yml"): Diagnostic => ({
  code: "wrong-type",
  severity: "error",
  message,
  origin: { file, line: 3, column: 5 },
});

test("a message is one line, whatever a document put into it", () => {
  const text = asText({ diagnostics: [one("a\n::error::b\u001b[31m\u2028c")], rows: [], held: [] }, { color: false });
  expect(text).toBe(
    "specs/a.yml:3:5 error wrong-type: a\\u{a}::error::b\\u{1b}[31m\\u{2028}c\n\n1 error. Nothing was written.\n",
  );
});

describe("annotations of GitHub", () => {
  const checkout = { root: "/work", cwd: "/work/sub", secret: "s3cret" };

  test("name file, line, column and code, from the root of the checkout", () => {
    expect(asAnnotations([one("No: 1, 2.")], checkout)).toBe(
      "::error file=sub/specs/a.yml,line=3,col=5,title=wrong-type::No: 1, 2.\n",
    );
    const warning: Diagnostic = { code: "name-clash", severity: "warning", message: "It is.", advice: "Mend it." };
    expect(asAnnotations([warning], checkout)).toBe("::warning title=name-clash::It is. Mend it.\n");
  });

  test("stay one command each", () => {
    expect(asAnnotations([one("100%\r\n::set-output::x", "a,b:c%\n.yml")], checkout)).toBe(
      "::error file=sub/a%2Cb%3Ac%25%0A.yml,line=3,col=5,title=wrong-type::100%25%0D%0A::set-output::x\n",
    );
  });

  test("are told apart from text of documents", () => {
    expect(asLog("> 1 | ::error::x\n", checkout)).toBe("::stop-commands::s3cret\n> 1 | ::error::x\n::s3cret::\n");
  });
});

const TEN = `openapi: 3.1.0
info: { title: 7, version: v1 }
paths:
  /shop/v1/a: { get: { operationId: A, callbacks: {}, responses: { 404: {} } } }
  /shop/v1/b: { get: { responses: { 204: {} } } }
  /shop/v1/c/{id}: { get: { operationId: C, responses: { 200: { content: { image/png: {} } } } } }
  /shop/v1/d: { get: { operationId: A, deprecated: "yes", responses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/No" } } } } } } }
components:
  schemas:
    E: { type: string, enum: [] }
    F: { type: object, properties: { x: { type: date }, y: { $ref: "other.yml" }, z: { allOf: [] } } }
`;

describe("the command", () => {
  function command(env: Readonly<Record<string, string>>, ...flags: readonly string[]): string {
    const argv = [join(root, "generator/start.mjs"), "--specs", "specs", "--out", "out", ...flags];
    const run = spawnSync(process.execPath, argv, { cwd: base, encoding: "utf8", env: { ...process.env, ...env } });
    expect(run).toMatchObject({ status: 1, stderr: "" });
    return run.stdout;
  }
  mkdirSync(join(base, "specs"));
  writeFileSync(join(base, "specs/a.yml"), TEN);

  test("tells ten mistakes in one run, each with its lines", () => {
    const text = command({ GITHUB_ACTIONS: "" });
    const codes = [...text.matchAll(/^specs\/a\.yml:\d+:\d+ error ([a-z-]+): .*\n( {2}\d+ \|.*\n)?> ?\d+ \|/gm)].map(
      ([, code]) => code,
    );
    expect(codes.length).toBeGreaterThanOrEqual(10);
    expect(new Set(codes).size).toBeGreaterThanOrEqual(9);
    expect(text).not.toContain("\u001b");
  });

  test("annotates in GitHub's actions, or when it is told to", () => {
    for (const text of [
      command({ GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: base }),
      command({ GITHUB_ACTIONS: "" }, "--github"),
    ]) {
      expect(text).toMatch(/^::stop-commands::([0-9a-f-]{36})\n[\s\S]*\n::\1::\n::error file=/);
      expect(text).toContain("::error file=specs/a.yml,line=10,col=24,title=enum-empty::The enum has no values.");
    }
    expect(command({ GITHUB_ACTIONS: "true" }, "--json")).toMatch(/^\{[\s\S]*\}\n$/);
  });
});

describe("progress", () => {
  interface Said {
    readonly printed: string[];
    readonly noted: string[];
  }
  const told = (isWatched: boolean): Said => {
    const said: Said = { printed: [], noted: [] };
    const progress = createProgress({
      isWatched,
      columns: 20,
      print: (text) => void said.printed.push(text),
      note: (text) => void said.noted.push(text),
    });
    const end = performance.now() + 200;
    for (let done = 0; performance.now() < end; done++) progress.tell({ does: "read", done, of: 9_999_999 });
    progress.clear();
    return said;
  };

  test("is a line that changes where a person watches, and is gone at the end", () => {
    const { printed, noted } = told(true);
    expect(noted).toEqual([]);
    expect(printed.length).toBeGreaterThan(1);
    expect(printed.every((text) => text.startsWith("\r") && text.endsWith("\u001b[K") && text.length <= 23)).toBe(true);
    expect(printed.at(-1)).toBe("\r\u001b[K");
  });

  test("is nothing elsewhere, unless a run takes long", () => {
    expect(told(false)).toEqual({ printed: [], noted: [] });
  });
});
