import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { escapeHtml } from "./html.ts";

export type PageName = "landing" | "api" | "operation" | "types";

export interface Templates {
  readonly page: (name: PageName, facts: object) => string;
  readonly nav: (facts: object) => string;
  readonly layout: (facts: object) => string;
}

/** Everything is escaped but what stands in three braces: that is HTML made here. A hole without a fact is an error. */
export function loadTemplates(folder: string): Templates {
  const bars = Handlebars.create();
  const read = (name: string): string => readFileSync(join(folder, `${name}.hbs`), "utf8");
  const compile = (name: string): ((facts: object) => string) => bars.compile(read(name), { strict: true });
  bars.registerHelper("breakable", (text: string) => new Handlebars.SafeString(breakable(text)));
  bars.registerPartial("fields", bars.compile(read("fields"), { strict: true }));
  const pages = {
    landing: compile("landing"),
    api: compile("api"),
    operation: compile("operation"),
    types: compile("types"),
  };
  return { page: (name, facts) => pages[name](facts), nav: compile("nav"), layout: compile("layout") };
}

/** Names and paths have no spaces, so a phone is told where it may break them. */
function breakable(text: string): string {
  return text
    .split(/(?<=[/_.])(?=\w|\{)|(?<=[a-z])(?=[A-Z])/)
    .map(escapeHtml)
    .join("<wbr>");
}
