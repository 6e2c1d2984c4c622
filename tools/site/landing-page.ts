import type { Locality, Track } from "../../generator/model/api.ts";
import { highlight } from "./highlight.ts";
import { type Book, type Library, link, type Shelf } from "./library.ts";
import { importPath } from "./samples.ts";
import { LOCALITY_NAMES, localitiesOf, plural, TRACK_NAMES, trackChip } from "./words.ts";

const GROUPS: readonly { readonly locality: Locality; readonly title: string; readonly text: string }[] = [
  { locality: "zone", title: "Zoned", text: "A call is bound to one data centre zone, such as fr-par-1." },
  { locality: "region", title: "Regional", text: "A call is bound to a region, such as fr-par." },
  { locality: "global", title: "Global", text: "A call names no place." },
];
const TRACKS: readonly Track[] = ["ga", "beta", "alpha"];

/** Where most people start. */
const FIRST_CALL = `import { listServers } from "@scwkit/instance/v1";
import { createClient } from "@scwkit/runtime";

const scw = createClient({
  secretKey: process.env.SCW_SECRET_KEY,
  zone: "fr-par-1",
});

for await (const server of listServers(scw)) {
  console.log(server.name);
}`;

export const LANDING = "index.html";

export function landingFacts({ shelves }: Library): object {
  const books = shelves.flatMap((shelf) => shelf.books);
  const operations = books.reduce((sum, { plan }) => sum + plan.api.operations.length, 0);
  return {
    counts: `${plural(shelves.length, "product")}, ${plural(books.length, "API")}, ${plural(operations, "operation")}`,
    install: highlight("npm install @scwkit/instance @scwkit/runtime", "sh"),
    first: highlight(FIRST_CALL, "ts"),
    groups: GROUPS.map(({ locality, title, text }) => ({
      id: locality,
      title,
      text,
      rows: shelves.filter((shelf) => shelf.locality === locality).map(rowFacts),
    })),
  };
}

function rowFacts({ plan, title, locality, books }: Shelf): object {
  const others = [...new Set(books.flatMap(localitiesOf))].filter((other) => other !== locality);
  const main = books.find((book) => book.plan === plan.main) ?? books[0];
  return {
    title,
    package: plan.name,
    href: main ? link(LANDING, main.home) : "",
    also: others.length > 0 && `also ${others.map((other) => LOCALITY_NAMES[other]).join(" and ")}`,
    cells: TRACKS.map((track) => ({
      track,
      chips: books.filter((book) => book.plan.api.track === track).map(chipFacts),
    })),
  };
}

function chipFacts(book: Book): object {
  const count = book.plan.api.operations.length;
  const { successor } = book.plan;
  const hint = [
    importPath(book),
    TRACK_NAMES[book.plan.api.track],
    plural(count, "operation"),
    ...(successor === undefined ? [] : [`superseded by ${successor}`]),
  ];
  return { ...trackChip(book), href: link(LANDING, book.home), count, hint: hint.join(", ") };
}
