import { join } from "node:path";
import ts from "typescript";
import { root } from "./paths.ts";

/** What TypeScript says of each piece of code, under the project's own strict configuration; an empty list is none. */
export function complaintsOf(pieces: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const files = new Map(
    [...pieces].map(([name, text], index) => [join(root, "test", `piece-${index}.ts`), { name, text }]),
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  const program = ts.createProgram(
    [...files.keys()],
    { ...options, noEmit: true, isolatedDeclarations: false, declaration: false, noUnusedLocals: false },
    host,
  );
  return new Map(
    [...files].map(([path, { name }]) => {
      const file = program.getSourceFile(path);
      const found = file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
      return [name, found.map(textOf)];
    }),
  );
}

/** What an editor offers where the code says `|`. */
export function completionsIn(code: string): readonly string[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const path = join(root, "test", "piece.ts");
  const at = code.indexOf("|");
  const text = code.slice(0, at) + code.slice(at + 1);
  const read = (file: string): string | undefined => (file === path ? text : ts.sys.readFile(file));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const found = read(file);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === path || ts.sys.fileExists(file),
    readFile: read,
  });
  return service.getCompletionsAtPosition(path, at, undefined)?.entries.map(({ name }) => name) ?? [];
}

/** What is said, and what an editor shows below it. */
function textOf({ messageText, relatedInformation = [] }: ts.Diagnostic): string {
  const texts = [messageText, ...relatedInformation.map((related) => related.messageText)];
  return texts.map((text) => ts.flattenDiagnosticMessageText(text, "\n")).join("\n");
}
