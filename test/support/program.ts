import { join } from "node:path";
import ts from "typescript";
import { root } from "./paths.ts";

/** What the project's own strict configuration says of files, each as `file: message`. */
export function typeFaults(folder: string, files: readonly string[]): readonly string[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram(
    files.filter((file) => file.endsWith(".ts")).map((file) => join(folder, file)),
    options,
  );
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`));
  const found = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return found.map(
    ({ file, messageText }) =>
      `${file?.fileName.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
}
