import type { List, Operation, Place, Waiter } from "../../generator/model/api.ts";
import type { ModulePlan } from "../../generator/plan/plan.ts";
import { failureOf } from "./failures.ts";
import { type FieldFacts, linkIn, reasonOf, requestFields, resultFields } from "./fields.ts";
import { highlight } from "./highlight.ts";
import { escapeHtml } from "./html.ts";
import { type Book, bookName, link, type Shelf, sibling } from "./library.ts";
import { markdown } from "./markdown.ts";
import { refusalOf } from "./permissions.ts";
import { curlSample, typescriptSample, waiterSample } from "./samples.ts";
import { heartOf, type Piece, type Reader, spell } from "./spell.ts";
import { LOCALITY_NAMES, TRACK_NAMES, trackChip } from "./words.ts";

export interface OperationPage {
  readonly operation: Operation;
  readonly module: ModulePlan;
  readonly book: Book;
  readonly shelf: Shelf;
  readonly page: string;
  /** From this page to the runtime's own reference. */
  readonly runtime: string;
}

export function operationFacts({ operation, module, book, shelf, page, runtime }: OperationPage): object {
  const { id, method, path, docs, deprecated, locality, failures } = operation;
  const { api } = book.plan;
  const reader: Reader = { book, page };
  const linkOf = linkIn(reader);
  return {
    id: `${api.product}.${api.version}.${id}`,
    name: book.plan.names.operation(id).function,
    summary: docs.summary ?? false,
    method,
    path,
    html: markdown(deprecated ? withoutReason(docs.text) : docs.text, linkOf),
    stage: TRACK_NAMES[api.track],
    track: api.track,
    locality: LOCALITY_NAMES[locality],
    product: bookName(book),
    home: link(page, book.home),
    object: { name: module.object.name, href: link(page, `${book.home}#${module.file}`) },
    deprecated: deprecated && reasonOf(docs.text, linkOf),
    successor: successorFacts(id, book, shelf, page),
    others: otherVersions(id, book, shelf, page),
    parameters: parameterGroups(operation, reader),
    result: resultFacts(operation, reader),
    list: operation.list ? listText(operation.list) : false,
    waiters: module.waiters
      .filter((waiter) => waiter.operation === id)
      .map((waiter) => waiterFacts(waiter, operation, book)),
    errors: failures.map(failureOf),
    permissions: permissionsText(`${api.product}.${api.version}.${id}`),
    typescript: highlight(typescriptSample(operation, book), "ts"),
    curl: highlight(curlSample(operation, book), "sh"),
    runtime,
  };
}

/** The banner says it already. */
function withoutReason(text: string | undefined): string | undefined {
  return text?.replace(/^\W*deprecated\b.*?\.(?:\s+|$)/i, "");
}

function successorFacts(id: string, { plan }: Book, shelf: Shelf, page: string): object | false {
  const next = sibling(shelf, plan.successor ?? plan.replaced.get(id));
  if (!next) return false;
  const same = next.operations.get(id);
  if (same === undefined)
    return {
      href: link(page, next.home),
      name: bookName(next),
      text: `${plan.path} has a successor, in which there is no operation of this name:`,
    };
  return {
    href: link(page, same),
    name: `${next.plan.names.operation(id).function} of ${bookName(next)}`,
    text: "Use",
  };
}

/** The operation of the same name, elsewhere in the product. */
function otherVersions(id: string, book: Book, shelf: Shelf, page: string): readonly object[] {
  return shelf.books.flatMap((other) => {
    const to = other.operations.get(id);
    return to === undefined || other === book ? [] : [{ ...trackChip(other), href: link(page, to) }];
  });
}

const PLACES: readonly { readonly place: Place; readonly title: string }[] = [
  { place: "path", title: "In the path" },
  { place: "query", title: "In the query" },
  { place: "body", title: "In the body" },
];

function parameterGroups(
  { fields }: Operation,
  reader: Reader,
): readonly { readonly title: string; readonly fields: readonly FieldFacts[] }[] {
  const facts = requestFields(fields, reader);
  return PLACES.flatMap(({ place, title }) => {
    const own = facts.filter((_, index) => fields[index]?.in === place);
    return own.length > 0 ? [{ title, fields: own }] : [];
  });
}

interface ResultFacts {
  readonly type: readonly Piece[];
  readonly text: string;
  readonly fields: readonly FieldFacts[];
}

function resultFacts({ result, list }: Operation, reader: Reader): ResultFacts {
  switch (result.kind) {
    case "none":
      return { type: [{ text: "void", href: "" }], text: "The answer has no body.", fields: [] };
    case "text":
      return { type: [{ text: "string", href: "" }], text: "The body as text.", fields: [] };
    case "binary":
      return { type: [{ text: "Blob", href: "" }], text: "The body as it was sent.", fields: [] };
    case "json": {
      const id = heartOf(result.type);
      const model = reader.book.plan.api.models.find((one) => one.id === id);
      const fields = model ? resultFields(model, reader) : [];
      return { type: spell(result.type, "result", reader), text: "", fields: opened(fields, list) };
    }
  }
}

/** What an answer is about is shown at once: the items of a list, or the one thing that a wrapper holds. */
function opened(fields: readonly FieldFacts[], list: List | undefined): readonly FieldFacts[] {
  return fields.map((field) =>
    field.child && (fields.length === 1 || field.name === list?.items)
      ? { ...field, child: { ...field.child, open: true } }
      : field,
  );
}

function listText({ items, shape, by, size, total }: List): string {
  const each =
    shape === "map"
      ? `each key and value of <code>${escapeHtml(items)}</code>`
      : `each of <code>${escapeHtml(items)}</code>`;
  const walk = `<p><code>for await</code> gives ${each}, over all pages. <code>await</code> gives the first page as it came.</p>`;
  if (by === "nothing") return `${walk}<p>The answer comes whole: there is one page.</p>`;
  const asked = by === "token" ? "with <code>page_token</code>" : "by number, from 1, in <code>page</code>";
  const sized = size === undefined ? "" : `; <code>${size}</code> sets how many items one holds`;
  const counted = {
    body: "The answer counts all items.",
    header: "The header <code>X-Total-Count</code> counts all items.",
    missing: "",
  }[total];
  return `${walk}<p>A page is asked for ${asked}${sized}. ${counted}</p>`;
}

function waiterFacts(waiter: Waiter, operation: Operation, book: Book): object {
  const { resource, status, transient, failure } = waiter;
  const name = book.plan.names.waiter(resource).function;
  const codes = (values: readonly string[]): string =>
    values.map((value) => `<code>${escapeHtml(value)}</code>`).join(", ");
  const sentences = [
    `<code>${name}</code> repeats this call until <code>${escapeHtml(status.join("."))}</code> settles, and gives the resource then.`,
    ...(transient.length > 0 ? [`It waits through ${codes(transient)}.`] : []),
    ...(failure.length > 0 ? [`It ends with a <code>WaitError</code> on ${codes(failure)}.`] : []),
  ];
  return {
    name,
    html: `<p>${sentences.join(" ")}</p>`,
    sample: highlight(waiterSample(waiter, operation, book), "ts"),
  };
}

const REFUSED =
  "A refused call throws <code>permissions_denied</code>, whose details name the action and the resource that the key lacks.";

function permissionsText(operation: string): string {
  const refusal = refusalOf(operation);
  if (!refusal) return `<p>Not documented for this operation. ${REFUSED}</p>`;
  const { action, resource, seen } = refusal;
  return `<p>The key needs <code>${escapeHtml(action)}</code> on <code>${escapeHtml(resource)}</code>, as the API answered on ${seen} to one that lacked it. ${REFUSED}</p>`;
}
