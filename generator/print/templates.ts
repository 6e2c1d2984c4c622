import { readFileSync } from "node:fs";
import Handlebars from "handlebars";

export interface Templates {
  readonly operation: (facts: {
    readonly runtime: string;
    readonly client: string;
    readonly descriptor: string;
    readonly arguments: string;
  }) => string;
  readonly readme: (facts: object) => string;
  readonly umbrella: (facts: object) => string;
}

/** Compiled once a run. A hole that no fact fills is an error, not an empty text. */
export function loadTemplates(folder: URL): Templates {
  return {
    operation: loadTemplate(folder, "operation.hbs"),
    readme: loadTemplate(folder, "README.md.hbs"),
    umbrella: loadTemplate(folder, "SDK.md.hbs"),
  };
}

export function loadTemplate(folder: URL, name: string): (facts: object) => string {
  return Handlebars.compile(readFileSync(new URL(name, folder), "utf8"), { noEscape: true, strict: true });
}
