import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "ts-morph";
import type { Remark } from "./context.ts";
import { findIn } from "./findings.ts";
import { moveManifest } from "./manifest.ts";
import { isMisfit } from "./misfits.ts";
import { type MovedFile, moveFile } from "./move-file.ts";
import { virtualFolder } from "./tags.ts";
import { isOldResolution, openAfter, openBefore, readSources, type Workspace } from "./workspace.ts";

export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Outcome {
  readonly changed: readonly ChangedFile[];
  /** What could not be moved, with lines of the project as it was. */
  readonly remarks: readonly Remark[];
  /** What the compiler says of the project as it becomes, and did not say before; lines of the changed files. */
  readonly complaints: readonly Remark[];
  /** Files that do not parse as they are. When there are any, nothing is changed. */
  readonly unreadable: readonly Remark[];
  /** Files that would no longer parse: a mistake of this program. When there are any, nothing may be written. */
  readonly broken: readonly Remark[];
}

/** Works out how a project would look with our packages. `home` is the root of this repository. Nothing is written. */
export function moveProject(folder: string, home: string): Outcome {
  const sources = readSources(folder);
  const before = openBefore(folder, sources, home);
  const unreadable = syntaxErrors(before);
  if (unreadable.length > 0) return { changed: [], remarks: [], complaints: [], unreadable, broken: [] };
  const findings = findIn(before);
  const moved = before.files.map((file) => moveFile(file, before.checker, findings));
  const changed = moved.filter(({ before: old, after }) => old !== after);
  const texts = new Map([...sources, ...changed.map(({ path, after }): [string, string] => [path, after])]);
  const after = openAfter(folder, texts, home);
  const broken = syntaxErrors(after);
  const manifest = changed.length > 0 ? movedManifest(folder, moved, texts, home) : undefined;
  return {
    changed: manifest ? [...changed, manifest] : changed,
    remarks: [...moved.flatMap(({ remarks }) => remarks), ...configRemarks(folder, changed.length > 0)].sort(byPlace),
    complaints: broken.length > 0 ? [] : newComplaints(before, after).sort(byPlace),
    unreadable,
    broken,
  };
}

function syntaxErrors({ files, program }: Workspace): readonly Remark[] {
  return files.flatMap((file) => program.getSyntacticDiagnostics(file).flatMap(toRemark));
}

function byPlace(a: Remark, b: Remark): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}

/**
 * What has been said before is not ours: a module that is not installed, for instance. Nor is what names the
 * declarations that stand in for the official SDK: a remark says what still needs it.
 */
function newComplaints(before: Workspace, after: Workspace): Remark[] {
  const said = before.files.flatMap((file) => [...before.program.getSemanticDiagnostics(file)]);
  const old = new Set(said.filter((one) => !isMisfit(before.checker, one)).map(key));
  return after.files.flatMap((file) => {
    const found = after.program
      .getSemanticDiagnostics(file)
      .filter((one) => !old.has(key(one)) && !key(one).includes(`"${virtualFolder}/`));
    return found.flatMap(toRemark);
  });
}

function key({ file, messageText }: ts.Diagnostic): string {
  return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}

function toRemark({ file, start = 0, messageText }: ts.Diagnostic): Remark[] {
  if (!file) return [];
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  // The first line says what, the others why in detail.
  const [text = ""] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
  return [{ file: file.fileName, line: line + 1, column: character + 1, text }];
}

function movedManifest(
  folder: string,
  moved: readonly MovedFile[],
  texts: ReadonlyMap<string, string>,
  home: string,
): ChangedFile | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return undefined;
  const before = readFileSync(path, "utf8");
  const names = new Set(["runtime", ...moved.flatMap(({ packages }) => packages)]);
  const packages = new Map([...names].map((name) => [`@scwkit/${name}`, versionOf(name, home)]));
  const left = [...texts.values()].flatMap((text) => [...text.matchAll(/["'](@scaleway\/[\w-]+)/g)]);
  const after = moveManifest(before, packages, new Set(left.map(([, name = ""]) => name)));
  return before === after ? undefined : { path, before, after };
}

function versionOf(name: string, home: string): string {
  const own = join(home, name, "package.json");
  const file = existsSync(own) ? own : join(home, "generated", name, "package.json");
  const manifest: { readonly version?: string } = JSON.parse(readFileSync(file, "utf8"));
  return manifest.version ?? "0.0.0";
}

function configRemarks(folder: string, isChanged: boolean): readonly Remark[] {
  const file = join(folder, "tsconfig.json");
  if (!isChanged || !existsSync(file) || !isOldResolution(folder)) return [];
  const text =
    "`moduleResolution` must be `nodenext`, `node16` or `bundler`: the older ones do not find `@scwkit/instance/v1`";
  return [{ file, line: 1, column: 1, text }];
}
