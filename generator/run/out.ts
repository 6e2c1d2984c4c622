import type { Report } from "../diagnostics.ts";
import type { Difference } from "../write/compare.ts";
import { ListError } from "../write/manifest.ts";
import { type Opening, type Output, openOutput, UnfinishedError, type Written } from "../write/write.ts";

/** Works on an output folder, or says why it cannot be worked on. */
export async function withOutput<T>(
  opening: Opening,
  report: Report,
  work: (output: Output) => Promise<T>,
): Promise<T | undefined> {
  const output = await opened(opening, report);
  if (!output) return undefined;
  try {
    return await work(output);
  } finally {
    output.close();
  }
}

async function opened(opening: Opening, report: Report): Promise<Output | undefined> {
  try {
    const output = await openOutput(opening);
    if (typeof output !== "number") return output;
    report("output-locked", undefined, { path: opening.folder, pid: String(output) });
  } catch (error) {
    reportFailure(error, opening.folder, report);
  }
  return undefined;
}

/** Writes what was accepted, or says why that was not possible. */
export function applied(
  output: Output,
  { differences, texts }: { readonly differences: readonly Difference[]; readonly texts: ReadonlyMap<string, string> },
  folder: string,
  report: Report,
): Written | undefined {
  try {
    return output.apply(differences, texts);
  } catch (error) {
    reportFailure(error, folder, report);
    return undefined;
  }
}

const REFUSALS = {
  edited: "output-edited",
  foreign: "output-not-ours",
  linked: "output-linked",
  closed: "output-closed",
} as const;

/** Whether nothing in the way of a part belongs to somebody else; what does is named. */
export function isAccepted({ refused }: Difference, folder: string, report: Report): boolean {
  for (const { path, why } of refused) report(REFUSALS[why], undefined, { path: `${folder}/${path}` });
  return refused.length === 0;
}

function reportFailure(error: unknown, path: string, report: Report): void {
  if (error instanceof ListError) {
    const { file, line, text } = error.bad;
    report("manifest-invalid", { file, line, column: 1 }, { text: text.slice(0, 200) });
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  report(error instanceof UnfinishedError ? "write-unfinished" : "write-failed", undefined, { path, reason });
}
