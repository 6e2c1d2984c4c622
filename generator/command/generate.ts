import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Command, Option } from "commander";
import { generate, type Options, type Outcome } from "../generate.ts";
import { asJson, asText, asUpdate, isGood } from "../show.ts";
import type { Look } from "../show-diagnostic.ts";
import { commandOf, parse } from "./flags.ts";
import { asAnnotations, asLog } from "./github.ts";
import { createProgress } from "./progress.ts";
import { type Engine, shownAs, type Terminal } from "./terminal.ts";

interface Flags {
  readonly specs: string;
  readonly out: string;
  readonly only?: string;
  readonly check?: true;
  readonly watch?: true;
  readonly force?: true;
  readonly json?: true;
  readonly github?: true;
}

function commandFor(home: string): Command {
  return commandOf("generate", "Generates typed client packages from the OpenAPI documents of a folder.")
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--out <folder>", "where the packages go", resolve(home, "generated"))
    .option("--only <product[/version]>", "write only this product")
    .addOption(new Option("--check", "write nothing, and fail when something would be written").conflicts("watch"))
    .option("--watch", "generate again whenever a document is saved")
    .option("--force", "do everything again, and replace files that were edited")
    .option("--json", "print the outcome as JSON")
    .option("--github", "annotate the files on GitHub (by itself in its actions)")
    .version("0.1.0");
}

export async function generateCommand(
  argv: readonly string[],
  home: string,
  terminal: Terminal,
  engine?: Engine,
): Promise<number> {
  const command = commandFor(home);
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const flags = command.opts<Flags>();
  const options = optionsFor(flags, home, terminal, engine);
  const look = await lookFor(flags, terminal);
  const outcome = await generateOnce(options, flags, terminal);
  terminal.print(shown(outcome, flags, terminal, (one) => asText(one, look)));
  if (!flags.watch) return isGood(outcome, flags.check) ? 0 : 1;
  const { watchFolder } = await import("./watch.ts");
  let last = outcome;
  const again = async (): Promise<void> => {
    const next = await generateOnce({ ...options, force: false }, flags, terminal);
    if (isNews(next, last)) terminal.print(shown(next, flags, terminal, (one) => asUpdate(one, look)));
    last = next;
  };
  // What the first save will need loads meanwhile.
  void import("../print/print.ts");
  if (!flags.json) terminal.print(`Watching ${flags.specs}.\n`);
  await watchFolder(options.specs, again, terminal.interrupted);
  return 0;
}

/** One save can be several changes of a file, and the last of them bring nothing new. */
function isNews({ written, diagnostics, held }: Outcome, last: Outcome): boolean {
  const isSame = JSON.stringify([diagnostics, held]) === JSON.stringify([last.diagnostics, last.held]);
  return !isSame || (written !== undefined && written.changed.length + written.removed.length > 0);
}

function optionsFor(flags: Flags, home: string, terminal: Terminal, engine: Engine | undefined): Options {
  const { cwd, processes } = terminal;
  const specs = resolve(cwd, flags.specs);
  return {
    specs,
    out: resolve(cwd, flags.out),
    templates: pathToFileURL(`${resolve(home, "templates")}/`),
    shown: shownAs(specs, terminal),
    ...(flags.only !== undefined && { only: flags.only }),
    ...(flags.check && { check: true }),
    ...(flags.force && { force: true }),
    ...(engine && { helper: engine.helper }),
    ...(engine?.cache !== undefined && { cache: { folder: engine.cache, engine: engine.state() } }),
    // Whoever generates for the first time in a checkout has what was committed before them.
    since: "HEAD",
    processes,
  };
}

async function generateOnce(options: Options, { json }: Flags, terminal: Terminal): Promise<Outcome> {
  if (json) return generate(options);
  const progress = createProgress(terminal);
  try {
    return await generate({ ...options, tell: progress.tell });
  } finally {
    progress.clear();
  }
}

/** Frames are made of what stands in the file when they are shown. */
async function lookFor({ check, json }: Flags, { hasColor, cwd }: Terminal): Promise<Look> {
  const base = { color: hasColor, ...(check && { check }) };
  if (json) return base;
  const { frameOf } = await import("./frame.ts");
  return { ...base, frame: (origin) => frameOf(textOf(resolve(cwd, origin.file)), origin) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function shown(outcome: Outcome, flags: Flags, { github, cwd }: Terminal, show: (outcome: Outcome) => string): string {
  if (flags.json) return asJson(outcome, flags.check);
  const text = show(outcome);
  if (github === undefined && !flags.github) return text;
  const checkout = { root: github ?? cwd, cwd, secret: randomUUID() };
  return `${asLog(text, checkout)}${asAnnotations(outcome.diagnostics, checkout)}`;
}
