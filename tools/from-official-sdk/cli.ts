import { statSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Remark } from "./context.ts";
import { difference } from "./difference.ts";
import { moveProject, type Outcome } from "./move-project.ts";

const usage = `node tools/from-official-sdk.mjs [--dry] <project folder>

Moves a project from @scaleway/sdk to the packages of scwkit.
  --dry   print the difference and write nothing
`;

/** @returns the exit code: 0 when done, whatever is left to do by hand; 1 when nothing was done; 2 for wrong arguments. */
export function main(argv: readonly string[], home: string, print: (text: string) => void): number {
  const flags = argv.filter((one) => one.startsWith("-"));
  const [folder, second] = argv.filter((one) => !one.startsWith("-"));
  const isHelp = flags.includes("--help");
  if (isHelp || folder === undefined || second !== undefined || flags.some((one) => one !== "--dry")) {
    print(usage);
    return isHelp ? 0 : 2;
  }
  const root = resolve(folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    print(`${folder} is no folder\n`);
    return 2;
  }
  const outcome = moveProject(root, home);
  if (outcome.unreadable.length + outcome.broken.length > 0) {
    print(refusal(outcome, root));
    return 1;
  }
  const isDry = flags.includes("--dry");
  for (const { path, before, after } of outcome.changed) {
    if (isDry) print(difference(relative(root, path), before, after));
    else writeFileSync(path, after);
  }
  print(report(outcome, root, isDry));
  return 0;
}

function refusal({ unreadable, broken }: Outcome, root: string): string {
  const why =
    unreadable.length > 0
      ? "Nothing was written: these files do not parse.\n"
      : "Nothing was written, since these files would no longer parse. That is a mistake of this program.\n";
  return why + [...unreadable, ...broken].map((one) => line(one, root)).join("");
}

export function report({ changed, remarks, complaints }: Outcome, root: string, isDry: boolean): string {
  if (changed.length === 0 && remarks.length === 0) return "Nothing here uses the official SDK.\n";
  const files = changed.length === 1 ? "1 file" : `${changed.length} files`;
  const parts = [isDry ? `${files} would change.\n` : `${files} changed.\n`];
  if (remarks.length > 0) parts.push("\nLeft to you (lines as they were):\n", ...remarks.map((one) => line(one, root)));
  if (complaints.length > 0) {
    parts.push(
      "\nWhat the compiler says of the result (lines as they are now):\n",
      ...complaints.map((one) => line(one, root)),
    );
  }
  if (remarks.length + complaints.length === 0) parts.push("Nothing is left to do by hand.\n");
  return parts.join("");
}

function line({ file, line: row, column, text }: Remark, root: string): string {
  return `  ${relative(root, file)}:${row}:${column}: ${text}\n`;
}
