import { resolve } from "node:path";
import type { Helper } from "../apis.ts";
import { commandOf, parse } from "./flags.ts";
import { shownAs, type Terminal } from "./terminal.ts";

export async function diffCommand(
  argv: readonly string[],
  home: string,
  terminal: Terminal,
  helper?: Helper,
): Promise<number> {
  const command = commandOf("diff", "Tells what changed for those who use the packages.")
    .argument("[before]", "a folder of documents, or a git revision of the other folder", "HEAD")
    .argument("[after]", "a folder of documents", resolve(home, "specs"))
    .option("--json", "print the changes as JSON");
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const { changesSince } = await import("../changes.ts");
  const { changesAsJson, changesAsText } = await import("../show-changes.ts");
  const [before = "", after = ""] = command.processedArgs.map(String);
  const specs = resolve(terminal.cwd, after);
  const changes = await changesSince(before, { specs, shown: shownAs(specs, terminal) }, helper);
  const { json } = command.opts<{ readonly json?: true }>();
  terminal.print(json ? changesAsJson(changes) : changesAsText(changes, { color: terminal.hasColor }));
  // What could not be read was compared with nothing, so nobody may rely on the rest being all.
  return changes.reports && !changes.diagnostics.some(({ severity }) => severity === "error") ? 0 : 1;
}
