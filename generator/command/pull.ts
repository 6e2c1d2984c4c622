import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { commandOf, parse } from "./flags.ts";
import { shownAs, type Terminal } from "./terminal.ts";

interface Flags {
  readonly specs: string;
  readonly from: string;
  readonly only?: string;
  readonly timeout: number;
  readonly json?: true;
}

const PORTAL = "https://www.scaleway.com/en/developers/api";
/** Bytes: ten times the longest document that is known. */
const LONGEST_DOCUMENT = 4_000_000;

export async function pullCommand(argv: readonly string[], home: string, terminal: Terminal): Promise<number> {
  const command = commandOf("specs:pull", "Replaces the documents by the published ones that the catalogue names.")
    .option("--from <address or folder>", "where they are published", PORTAL)
    .option("--specs <folder>", "where the documents are", resolve(home, "specs"))
    .option("--only <product[/version]>", "pull only this product")
    .option("--timeout <seconds>", "for one document", seconds, 30)
    .option("--json", "print the outcome as JSON");
  const code = parse(command, argv);
  if (code !== undefined) return code;
  const { pull } = await import("../pull/pull.ts");
  const { pullJson, pullText } = await import("../pull/show.ts");
  const flags = command.opts<Flags>();
  const specs = resolve(terminal.cwd, flags.specs);
  const outcome = await pull({
    specs,
    shown: shownAs(specs, terminal),
    from: flags.from,
    ...(flags.only !== undefined && { only: flags.only }),
    now: new Date(),
    limits: { timeout: flags.timeout * 1000, size: LONGEST_DOCUMENT },
  });
  terminal.print(flags.json ? pullJson(outcome) : pullText(outcome, terminal.hasColor));
  return outcome.ok ? 0 : 1;
}

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 3600) return value;
  throw new InvalidArgumentError("Give seconds, up to 3600.");
}
