import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Diagnostic } from "../../generator/model/diagnostic.ts";
import { generateInto } from "../support/generate.ts";
import { root, scratch } from "../support/paths.ts";
import { type Example, examples } from "./examples.ts";
import { type Spec, toys } from "./toys.ts";

export type Side = "before" | "after";

/** The documents of all examples as they were, or as they are: one product for each. */
export const specsOf = (side: Side): string => join(scratch("diff"), side, "specs");
const packagesOf = (side: Side): string => join(scratch("diff"), side, "packages");
const consumerOf = (name: string): string => join(scratch("diff"), "consumers", `${name}.ts`);

export function writeSpecs(): void {
  rmSync(scratch("diff"), { recursive: true, force: true });
  for (const [name, example] of Object.entries(examples)) {
    writeSide(name, "before", example.before ?? [{}]);
    writeSide(name, "after", example.after);
    write(consumerOf(name), consumerText(name, example));
  }
}

function writeSide(name: string, side: Side, specs: readonly Spec[]): void {
  for (const { version, document, notes } of specs.map((spec) => toys(name, spec))) {
    write(join(specsOf(side), name, `${version}.yml`), document);
    write(join(specsOf(side), name, `${version}.notes.yml`), notes);
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const consumerText = (name: string, { consumer }: Example): string => `import { createClient } from "@scwkit/runtime";
import * as toys from "@scwkit/${name}/v1";
export const client = createClient({ secretKey: "11111111-1111-1111-1111-111111111111", zone: "fr-par-1" });
declare const toy: Awaited<ReturnType<typeof toys.getToy>>;
void toy;
${consumer}
`;

/** The packages of all examples; complaints about their documents are mistakes of the examples. */
export async function generateSide(side: Side): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await generateInto(packagesOf(side), specsOf(side));
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** What TypeScript says of each consumer, by name of the example. Files that both sides read are parsed once. */
export function compilerOf(): (side: Side) => ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options: own } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const base: ts.CompilerOptions = { ...own, noEmit: true, declaration: false, isolatedDeclarations: false, types: [] };
  const host = ts.createCompilerHost(base);
  const { getSourceFile } = host;
  const parsed = new Map<string, ts.SourceFile | undefined>();
  host.getSourceFile = (file, ...rest) => {
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  return (side) => {
    const paths = {
      "@scwkit/runtime": [join(root, "runtime/src/index.ts")],
      "@scwkit/*": [join(packagesOf(side), "*/index.ts")],
    };
    const names = Object.keys(examples);
    const program = ts.createProgram(names.map(consumerOf), { ...base, paths }, host);
    return new Map(names.map((name) => [name, complaints(program, consumerOf(name))]));
  };
}

function complaints(program: ts.Program, path: string): readonly string[] {
  const file = program.getSourceFile(path);
  const found = file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
