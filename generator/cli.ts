import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import type { Helper } from "./apis.ts";
import { parse } from "./command/flags.ts";
import { generateCommand } from "./command/generate.ts";
import type { Engine, Terminal } from "./command/terminal.ts";
import { withOutput } from "./run/out.ts";
import { isUnfinished } from "./write/journal.ts";

interface Flags {
  readonly specs: string;
  readonly out: string;
  readonly json?: true;
}

interface PullFlags {
  readonly specs: string;
  readonly from: string;
  readonly only?: string;
  readonly timeout: number;
  readonly json?: true;
}

const PORTAL = "https://www.scaleway.com/en/developers/api";
/** Bytes: ten times the longest document that is known. */
const LONGEST_DOCUMENT = 4_000_000;

/** Arguments in, exit code out: the only file that touches process and console. */
export async function main(argv: readonly string[], home: string, engine?: Engine): Promise<number> {
  const [word, ...rest] = argv;
  await finishDead(resolve(home, "generated"));
  if (word === "pull") return pullCommand(rest, home);
  if (word === "migrations") return migrationsCommand(rest, home, engine?.helper);
  if (word === "diff") return diffCommand(rest, home, engine?.helper);
  return generateCommand(argv, home, terminal(), engine);
}

async function pullCommand(argv: readonly string[], home: string): Promise<number> {
  const command = new Command("specs:pull")
    .description("Replaces the documents by the published ones that the catalogue names.")
    .option("--from <address or folder>", "where they are published", PORTAL)
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--only <product[/version]>", "pull only this product")
    .option("--timeout <seconds>", "for one document", seconds, 30)
    .option("--json", "print the outcome as JSON")
    .exitOverride()
    .allowExcessArguments(false);
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const { pull } = await import("./pull/pull.ts");
  const { pullJson, pullText } = await import("./pull/show.ts");
  const flags = command.opts<PullFlags>();
  const specs = resolve(flags.specs);
  const outcome = await pull({
    specs,
    shown: shownAs(specs),
    from: flags.from,
    ...(flags.only !== undefined && { only: flags.only }),
    now: new Date(),
    limits: { timeout: flags.timeout * 1000, size: LONGEST_DOCUMENT },
  });
  process.stdout.write(flags.json ? pullJson(outcome) : pullText(outcome, hasColor()));
  return outcome.ok ? 0 : 1;
}

async function diffCommand(argv: readonly string[], home: string, helper: Helper | undefined): Promise<number> {
  const command = new Command("diff")
    .description("Tells what changed for those who use the packages.")
    .argument("<before>", "a folder of documents, or a git revision of the other folder")
    .argument("[after]", "a folder of documents", resolve(home, "specs"))
    .option("--json", "print the changes as JSON")
    .exitOverride()
    .allowExcessArguments(false);
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const { changesSince } = await import("./changes.ts");
  const { changesAsJson, changesAsText } = await import("./show-changes.ts");
  const [before = "", after = ""] = command.processedArgs.map(String);
  const specs = resolve(after);
  const changes = await changesSince(before, { specs, shown: shownAs(specs) }, helper);
  const { json } = command.opts<Pick<Flags, "json">>();
  process.stdout.write(json ? changesAsJson(changes) : changesAsText(changes, { color: hasColor() }));
  return changes.reports ? 0 : 1;
}

async function migrationsCommand(argv: readonly string[], home: string, helper: Helper | undefined): Promise<number> {
  const command = new Command("migrations")
    .description("Writes a page for every version that another one follows.")
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--out <folder>", "where the pages go", resolve(home, "docs", "migrations"))
    .option("--json", "print the outcome as JSON")
    .exitOverride()
    .allowExcessArguments(false);
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const { writeMigrations } = await import("./migrations.ts");
  const { migrationsAsText } = await import("./show-changes.ts");
  const flags = command.opts<Flags>();
  const specs = resolve(flags.specs);
  const outcome = await writeMigrations({
    specs,
    shown: shownAs(specs),
    out: resolve(flags.out),
    templates: pathToFileURL(`${resolve(home, "templates")}/`),
    ...(helper && { helper }),
  });
  process.stdout.write(
    flags.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : migrationsAsText(outcome, { color: hasColor() }),
  );
  return outcome.written ? 0 : 1;
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 3600) return value;
  throw new InvalidArgumentError("Give seconds, up to 3600.");
}

const shownAs = (folder: string): string => relative(process.cwd(), folder).replaceAll("\\", "/");
const hasColor = (): boolean => process.stdout.isTTY === true && !process.env.NO_COLOR;

/** Whatever is started, packages that a killed run left half in place are whole afterwards. */
async function finishDead(folder: string): Promise<void> {
  if (!isUnfinished(folder)) return;
  const opening = { folder, isCheck: true, force: false, patience: 0, processes: terminal().processes };
  // `generate` says why it cannot be done; other commands do not need it.
  await withOutput(
    opening,
    () => undefined,
    async () => undefined,
  );
}

function terminal(): Terminal {
  const { stdout, stderr, env, pid } = process;
  return {
    cwd: process.cwd(),
    isWatched: stdout.isTTY === true,
    columns: stdout.columns ?? 80,
    hasColor: hasColor(),
    ...(env.GITHUB_ACTIONS === "true" && { github: env.GITHUB_WORKSPACE ?? process.cwd() }),
    print: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    processes: { pid, isAlive },
    interrupted: () => new Promise((resolve) => void process.once("SIGINT", resolve).once("SIGTERM", resolve)),
  };
}

/** A process of another user is not to be signalled, so it lives. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
