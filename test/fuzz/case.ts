import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate, type Outcome } from "../../generator/generate.ts";
import type { Diagnostic } from "../../generator/model/diagnostic.ts";
import { notesOf } from "../../generator/read/folder.ts";
import { faultsOf } from "../support/judge.ts";
import { typeFaults } from "../support/program.ts";
import { mutate } from "./mutate.ts";
import { randomOf } from "./random.ts";
import { readTree } from "./tree.ts";

/** What a process that runs cases is told at its start. */
export interface Setting {
  /** Absolute. */
  readonly documents: readonly string[];
  /** The project. */
  readonly root: string;
  /** A folder of its own. */
  readonly folder: string;
  /** Every so many clean generations one is type-checked. */
  readonly sample: number;
}

export interface Order {
  readonly seed: number;
  readonly skip: readonly number[];
}

export interface Verdict {
  readonly seed: number;
  readonly document: string;
  readonly changes: number;
  readonly kind: "clean" | "told" | "wrong";
  readonly codes: readonly string[];
  /** What is wrong. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
}

const trees = new Map<string, { readonly text: string; readonly tree: ReturnType<typeof readTree> }>();

function documentOf(path: string): { readonly text: string; readonly tree: ReturnType<typeof readTree> } {
  const text = readFileSync(path, "utf8");
  const known = trees.get(path) ?? { text, tree: readTree(text) };
  trees.set(path, known);
  return known;
}

/** One case: a document is changed and generated, and nothing but files or complaints may come of it. */
export async function runCase({ documents, root, folder, sample }: Setting, { seed, skip }: Order): Promise<Verdict> {
  const start = performance.now();
  const random = randomOf(seed ^ 0x5eed);
  const path = documents[random(documents.length)] ?? "";
  const { text, tree } = documentOf(path);
  const mutation = mutate(tree, text, seed, new Set(skip));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "specs"), { recursive: true });
  writeFileSync(join(folder, "specs/a.yml"), mutation.text);
  const notes = notesOf(path);
  if (random(4) === 0 && existsSync(notes)) {
    const said = readFileSync(notes, "utf8");
    const isBent = random(2) === 0;
    writeFileSync(
      join(folder, "specs/a.notes.yml"),
      isBent ? mutate(readTree(said), said, seed + 1, new Set()).text : said,
    );
  }
  const { faults, diagnostics } = await judged(folder, root, seed % sample === 0);
  const codes = [...new Set(diagnostics.map(({ code }) => code))];
  const isTold = diagnostics.some(({ severity }) => severity === "error");
  return {
    ...{ seed, document: path, changes: mutation.changes, codes, faults },
    kind: faults.length > 0 ? "wrong" : isTold ? "told" : "clean",
    milliseconds: performance.now() - start,
  };
}

interface Judged {
  readonly faults: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

async function judged(folder: string, root: string, withTypes: boolean): Promise<Judged> {
  const out = join(folder, "out");
  try {
    const templates = pathToFileURL(`${root}/templates/`);
    const outcome = await generate({ specs: join(folder, "specs"), out, templates, shown: "specs" });
    return { faults: faultsIn(outcome, folder, withTypes), diagnostics: outcome.diagnostics };
  } catch (error) {
    return { faults: [`it threw ${error instanceof Error ? error.stack : String(error)}`], diagnostics: [] };
  }
}

function faultsIn({ diagnostics, written }: Outcome, folder: string, withTypes: boolean): readonly string[] {
  const out = join(folder, "out");
  const files = existsSync(out) ? filesIn(out) : [];
  const sources = files.filter((file) => !file.startsWith(".scwkit"));
  const isTold = diagnostics.some(({ severity }) => severity === "error");
  const faults = [
    ...diagnostics.filter((one) => !isPlaced(one, folder)).map((one) => `has no place: ${JSON.stringify(one)}`),
    ...diagnostics
      .filter(({ message }) => /call stack|RangeError|TypeError|is not a function|undefined \(|\[object/.test(message))
      .map((one) => `tells of itself: ${JSON.stringify(one)}`),
    ...filesIn(folder)
      .filter((file) => !/^(?:out\/|specs\/a(?:\.notes)?\.yml$)/.test(file))
      .map((file) => `wrote ${file}`),
    ...sources.filter((file) => !/^[a-z][a-z\d-]*\/[\w./-]+$/.test(file)).map((file) => `wrote out/${file}`),
  ];
  if (isTold && sources.length > 0) faults.push("wrote a product with an error");
  if (!isTold && (!written || sources.length === 0)) faults.push("wrote nothing and told nothing");
  for (const file of sources) faults.push(...faultsOf(file, readFileSync(join(out, file), "utf8")));
  if (withTypes && !isTold && faults.length === 0) faults.push(...typeFaults(out, sources));
  return faults;
}

function isPlaced({ origin }: Diagnostic, folder: string): boolean {
  if (!origin || !/^specs\/a(?:\.notes)?\.yml$/.test(origin.file)) return false;
  const lines = readFileSync(join(folder, origin.file), "utf8").split("\n");
  const line = lines[origin.line - 1];
  return line !== undefined && origin.column >= 1 && origin.column <= line.length + 1;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
