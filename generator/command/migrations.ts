import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Helper } from "../apis.ts";
import { commandOf, parse } from "./flags.ts";
import { shownAs, type Terminal } from "./terminal.ts";

interface Flags {
  readonly specs: string;
  readonly out: string;
  readonly json?: true;
}

export async function migrationsCommand(
  argv: readonly string[],
  home: string,
  terminal: Terminal,
  helper?: Helper,
): Promise<number> {
  const command = commandOf("migrations", "Writes a page for every version that another one follows.")
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--out <folder>", "where the pages go", resolve(home, "docs", "migrations"))
    .option("--json", "print the outcome as JSON");
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const { writeMigrations } = await import("../migrations.ts");
  const { migrationsAsText } = await import("../show-changes.ts");
  const flags = command.opts<Flags>();
  const specs = resolve(terminal.cwd, flags.specs);
  const outcome = await writeMigrations({
    specs,
    shown: shownAs(specs, terminal),
    out: resolve(terminal.cwd, flags.out),
    templates: pathToFileURL(`${resolve(home, "templates")}/`),
    processes: terminal.processes,
    ...(helper && { helper }),
  });
  terminal.print(
    flags.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : migrationsAsText(outcome, { color: terminal.hasColor }),
  );
  return outcome.written ? 0 : 1;
}
