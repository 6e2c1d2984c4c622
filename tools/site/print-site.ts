import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { apiFacts } from "./api-page.ts";
import { LANDING, landingFacts } from "./landing-page.ts";
import { type Book, bookName, type Library, type Shelf } from "./library.ts";
import { type Here, navFacts } from "./nav.ts";
import { operationFacts } from "./operation-page.ts";
import { searchIndex } from "./search-index.ts";
import { loadTemplates, type PageName, type Templates } from "./templates.ts";
import { typesFacts } from "./types-page.ts";
import type { TextFile } from "./write-site.ts";

export interface Site {
  readonly files: readonly TextFile[];
  readonly pages: number;
}

interface Page {
  readonly path: string;
  readonly template: PageName;
  readonly title: string;
  readonly description: string;
  readonly facts: object;
}

/** Files that are copied as they are. */
const ASSETS = ["site.css", "site.js"];

export function printSite(library: Library, folder: string): Site {
  const templates = loadTemplates(folder);
  const description = "Reference of the scwkit packages: every operation of Scaleway’s API, with types and samples.";
  const landing = printPage(
    { path: LANDING, template: "landing", title: "scwkit reference", description, facts: landingFacts(library) },
    templates,
  );
  const books = library.shelves.flatMap((shelf) => shelf.books.flatMap((book) => bookPages(book, shelf, templates)));
  const pages = [landing, ...books];
  const assets = ASSETS.map((path): TextFile => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  return { files: [...pages, ...assets, { path: "search-index.js", text: searchIndex(library) }], pages: pages.length };
}

function bookPages(book: Book, shelf: Shelf, templates: Templates): readonly TextFile[] {
  const name = bookName(book);
  const summary = book.plan.api.docs.summary ?? name;
  const print = (here: Here, page: Omit<Page, "path">): TextFile => {
    const nav = templates.nav(navFacts(book, shelf, here));
    return printPage({ ...page, path: here.page, facts: { ...page.facts, nav, root: rootOf(here.page) } }, templates);
  };
  return [
    print({ page: book.home }, { template: "api", title: name, description: summary, facts: apiFacts(book, shelf) }),
    print(
      { page: book.types },
      { template: "types", title: `Types of ${name}`, description: summary, facts: typesFacts(book) },
    ),
    ...book.plan.modules.flatMap((module) =>
      module.operations.map((operation) => {
        const page = book.operations.get(operation.id) ?? book.home;
        const title = `${book.plan.names.operation(operation.id).function} · ${name}`;
        const runtime = `${rootOf(page)}runtime/`;
        const facts = operationFacts({ operation, module, book, shelf, page, runtime });
        const here: Here = { page, object: module.object.name, operation: operation.id };
        return print(here, { template: "operation", title, description: operation.docs.summary ?? summary, facts });
      }),
    ),
  ];
}

function printPage({ path, template, title, description, facts }: Page, templates: Templates): TextFile {
  const main = templates.page(template, facts);
  return { path, text: templates.layout({ title, description, kind: template, root: rootOf(path), main }) };
}

/** `../../../` */
function rootOf(page: string): string {
  const way = posix.relative(posix.dirname(page), "");
  return way === "" ? "" : `${way}/`;
}
