import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command, CommanderError } from "commander";
import type { Helper } from "./apis.ts";
import { generate } from "./generate.ts";
import { asJson, asText, type Look } from "./show.ts";

interface Flags {
  readonly specs: string;
  readonly out: string;
  readonly only?: string;
  readonly json?: true;
}

/** Arguments in, exit code out: the only file that touches process and console. */
export async function main(argv: readonly string[], home: string, helper?: Helper): Promise<number> {
  const command = new Command("generate")
    .description("Generates typed client packages from the OpenAPI documents of a folder.")
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--out <folder>", "where the packages go", resolve(home, "generated"))
    .option("--only <product[/version]>", "write only this product")
    .option("--json", "print the outcome as JSON")
    .version("0.1.0")
    .exitOverride()
    .allowExcessArguments(false);
  try {
    command.parse([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
  const flags = command.opts<Flags>();
  const specs = resolve(flags.specs);
  const outcome = await generate({
    specs,
    out: resolve(flags.out),
    templates: pathToFileURL(`${resolve(home, "templates")}/`),
    shown: relative(process.cwd(), specs).replaceAll("\\", "/"),
    ...(flags.only !== undefined && { only: flags.only }),
    ...(helper && { helper }),
  });
  const look: Look = { color: process.stdout.isTTY === true && !process.env["NO_COLOR"] };
  process.stdout.write(flags.json ? asJson(outcome) : asText(outcome, look));
  return outcome.written ? 0 : 1;
}
