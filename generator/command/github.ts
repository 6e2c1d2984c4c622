import { relative, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";

export interface Checkout {
  /** Where paths start that GitHub knows. */
  readonly root: string;
  /** Where paths of messages start. */
  readonly cwd: string;
  /** A word that no document can guess. */
  readonly secret: string;
}

/** Text between which and its end GitHub takes no commands: some of it comes from documents. */
export const asLog = (text: string, { secret }: Checkout): string =>
  `::stop-commands::${secret}\n${text.replace(/\n?$/, "\n")}::${secret}::\n`;

/** Commands by which GitHub shows complaints at their lines. */
export const asAnnotations = (diagnostics: readonly Diagnostic[], checkout: Checkout): string =>
  diagnostics.map((one) => `${annotationOf(one, checkout)}\n`).join("");

function annotationOf({ code, severity, message, advice, origin }: Diagnostic, { root, cwd }: Checkout): string {
  const place = origin
    ? [
        `file=${property(relative(root, resolve(cwd, origin.file)).replaceAll("\\", "/"))}`,
        `line=${origin.line}`,
        `col=${origin.column}`,
      ]
    : [];
  return `::${severity} ${[...place, `title=${property(code)}`].join(",")}::${data([message, advice].filter(Boolean).join(" "))}`;
}

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
