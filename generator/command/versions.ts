import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Command, Option } from "commander";
import type { Helper } from "../apis.ts";
import { LEVELS, type Level } from "../diff/levels.ts";
import type { Folder } from "../read/folder.ts";
import { commandOf, parse } from "./flags.ts";
import { shownAs, type Terminal } from "./terminal.ts";

interface Flags {
  readonly specs: string;
  readonly since?: string;
  readonly all?: Level;
  readonly because?: string;
  readonly check?: true;
  readonly list?: true;
  readonly json?: true;
}

const commandFor = (home: string): Command =>
  commandOf("versions", "Gives a next version to every package of which something changed for its users.")
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--since <folder or revision>", "count from these documents (default: the last commit of the lock)")
    .addOption(new Option("--all <level>", "give every package a version of at least this level").choices(LEVELS))
    .option("--because <sentence>", "with --all: what the changelogs say of it")
    .option("--check", "write nothing, and fail when something would be written")
    .addOption(
      new Option("--list", "print what each package is made of, as the lock has it").conflicts([
        "since",
        "all",
        "check",
      ]),
    )
    .option("--json", "print the outcome as JSON");

export async function versionsCommand(
  argv: readonly string[],
  home: string,
  terminal: Terminal,
  helper?: Helper,
): Promise<number> {
  const command = commandFor(home);
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const flags = command.opts<Flags>();
  const { all: level, because } = flags;
  if ((level === undefined) !== (because === undefined)) {
    terminal.note("error: --all and --because go together: a version of which no document tells needs a sentence.\n");
    return 1;
  }
  const specs = resolve(terminal.cwd, flags.specs);
  const folder = { specs, shown: shownAs(specs, terminal) };
  if (flags.list) return list(folder, flags, terminal);
  const { giveVersions } = await import("../versions/versions.ts");
  const { isGood, versionsJson, versionsOutcomeText } = await import("../versions/show.ts");
  const outcome = await giveVersions({
    ...folder,
    templates: pathToFileURL(`${resolve(home, "templates")}/`),
    today: new Date().toISOString().slice(0, 10),
    ...(flags.since !== undefined && { since: flags.since }),
    ...(level !== undefined && because !== undefined && { floor: { level, because } }),
    ...(flags.check && { check: true }),
    ...(helper && { helper }),
  });
  const look = { color: terminal.hasColor, ...(flags.check && { check: true }) };
  terminal.print((flags.json ? versionsJson : versionsOutcomeText)(outcome, look));
  return isGood(outcome, flags.check) ? 0 : 1;
}

async function list(folder: Folder, { json }: Flags, { print, hasColor }: Terminal): Promise<number> {
  const { listJson, listText, listVersions } = await import("../versions/list.ts");
  const listed = listVersions(folder);
  print(json ? listJson(listed) : listText(listed, { color: hasColor }));
  return listed.versions ? 0 : 1;
}
