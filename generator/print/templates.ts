import { readFileSync } from "node:fs";
import Handlebars from "handlebars";

export interface Templates {
  readonly operation: (facts: { readonly runtime: string; readonly client: string; readonly descriptor: string }) => string;
  readonly readme: (facts: object) => string;
}

/** Compiled once a run. A hole that no fact fills is an error, not an empty text. */
export function loadTemplates(folder: URL): Templates {
  const compile = (name: string): ((facts: object) => string) =>
    Handlebars.compile(readFileSync(new URL(name, folder), "utf8"), { noEscape: true, strict: true });
  return { operation: compile("operation.hbs"), readme: compile("README.md.hbs") };
}
