import { startOf } from "../../generator/print/subject.ts";
import { linkIn } from "./fields.ts";
import { highlight } from "./highlight.ts";
import { type Book, bookName, link, type Shelf, sibling } from "./library.ts";
import { markdown } from "./markdown.ts";
import { typescriptSample } from "./samples.ts";
import type { Reader } from "./spell.ts";
import { LOCALITY_NAMES, localitiesOf, plural, TRACK_NAMES } from "./words.ts";

export function apiFacts(book: Book, shelf: Shelf): object {
  const { api, modules, successor } = book.plan;
  const reader: Reader = { book, page: book.home };
  const linkOf = linkIn(reader);
  const next = sibling(shelf, successor);
  const first = firstCall(book);
  const places = [...api.zones, ...api.regions];
  return {
    product: book.title,
    version: book.plan.path.replace("/", " "),
    track: api.track,
    trackName: TRACK_NAMES[api.track],
    locality: localitiesOf(book)
      .map((locality) => LOCALITY_NAMES[locality])
      .join(" and "),
    counts: `${plural(api.operations.length, "operation")} on ${plural(modules.length, "object")}`,
    successor: next ? { href: link(book.home, next.home), name: bookName(next) } : false,
    partly: partlyFacts(book, shelf),
    html: markdown(api.docs.text ?? api.docs.summary, linkOf),
    places,
    placesName: api.zones.length > 0 ? "Known zones" : "Known regions",
    install: highlight(`npm install ${book.product.name} @scwkit/runtime`, "sh"),
    first: first === undefined ? false : highlight(first, "ts"),
    types: {
      href: link(book.home, book.types),
      text: `${plural(api.models.length, "model")} and ${plural(api.enums.length, "enum")}`,
    },
    objects: modules.map(({ object, file, operations, waiters }) => ({
      id: file,
      name: object.name,
      html: markdown(object.docs.text, linkOf),
      operations: operations.map(({ id, method, path, docs, deprecated }) => ({
        name: book.plan.names.operation(id).function,
        href: link(book.home, book.operations.get(id) ?? book.home),
        method,
        path,
        summary: docs.summary ?? "",
        old: deprecated || book.plan.replaced.has(id),
        waits: waiters.some(({ operation }) => operation === id),
      })),
    })),
  };
}

function partlyFacts({ plan, home }: Book, shelf: Shelf): object | false {
  const next = sibling(shelf, [...plan.replaced.values()][0]);
  if (!next) return false;
  const count = plan.replaced.size;
  return {
    href: link(home, next.home),
    name: bookName(next),
    text: `${plural(count, "operation")} ${count === 1 ? "has a newer one" : "have newer ones"} in`,
  };
}

/** What the README begins with, or the first list, or what comes first. */
function firstCall(book: Book): string | undefined {
  const { operations } = book.plan.api;
  const first = operations.find(({ list, deprecated }) => list && !deprecated) ?? operations[0];
  const operation = startOf(book.plan)?.list ?? first;
  return operation && typescriptSample(operation, book);
}
