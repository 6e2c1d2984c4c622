import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import type { Helper } from "./apis.ts";
import { generate } from "./generate.ts";
import { asJson, asText, type Look } from "./show.ts";

interface Flags {
  readonly specs: string;
  readonly out: string;
  readonly only?: string;
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
export async function main(argv: readonly string[], home: string, helper?: Helper): Promise<number> {
  const [word, ...rest] = argv;
  if (word === "pull") return pullCommand(rest, home);
  if (word === "migrations") return migrationsCommand(rest, home, helper);
  return word === "diff" ? diffCommand(rest, home, helper) : generateCommand(argv, home, helper);
}

async function generateCommand(argv: readonly string[], home: string, helper: Helper | undefined): Promise<number> {
  const command = new Command("generate")
    .description("Generates typed client packages from the OpenAPI documents of a folder.")
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--out <folder>", "where the packages go", resolve(home, "generated"))
    .option("--only <product[/version]>", "write only this product")
    .option("--json", "print the outcome as JSON")
    .version("0.1.0")
    .exitOverride()
    .allowExcessArguments(false);
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const flags = command.opts<Flags>();
  const specs = resolve(flags.specs);
  const outcome = await generate({
    specs,
    out: resolve(flags.out),
    templates: pathToFileURL(`${resolve(home, "templates")}/`),
    shown: shownAs(specs),
    ...(flags.only !== undefined && { only: flags.only }),
    ...(helper && { helper }),
  });
  const look: Look = { color: hasColor() };
  process.stdout.write(flags.json ? asJson(outcome) : asText(outcome, look));
  return outcome.written ? 0 : 1;
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
  process.stdout.write(flags.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : migrationsAsText(outcome, { color: hasColor() }));
  return outcome.written ? 0 : 1;
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 3600) return value;
  throw new InvalidArgumentError("Give seconds, up to 3600.");
}

/** The exit code when there is nothing more to do: help was asked for, or a flag is wrong. */
function parse(command: Command, argv: readonly string[]): number | undefined {
  try {
    command.parse([...argv], { from: "user" });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}

const shownAs = (folder: string): string => relative(process.cwd(), folder).replaceAll("\\", "/");
const hasColor = (): boolean => process.stdout.isTTY === true && !process.env["NO_COLOR"];
