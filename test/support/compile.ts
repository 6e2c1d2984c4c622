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

/** What is said, and what an editor shows below it. */
function textOf({ messageText, relatedInformation = [] }: ts.Diagnostic): string {
  const texts = [messageText, ...relatedInformation.map((related) => related.messageText)];
  return texts.map((text) => ts.flattenDiagnosticMessageText(text, "\n")).join("\n");
}
