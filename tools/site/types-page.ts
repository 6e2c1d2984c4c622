import type { Enum, Model } from "../../generator/model/api.ts";
import { linkIn, typeFields } from "./fields.ts";
import { type Book, bookName, link } from "./library.ts";
import { markdown, markdownLine } from "./markdown.ts";
import type { Reader } from "./spell.ts";
import { plural } from "./words.ts";

export function typesFacts(book: Book): object {
  const { api } = book.plan;
  const reader: Reader = { book, page: book.types };
  return {
    product: bookName(book),
    home: link(book.types, book.home),
    counts: `${plural(api.models.length, "model")} and ${plural(api.enums.length, "enum")}`,
    models: api.models.map((model) => modelFacts(model, reader)).sort(byName),
    enums: api.enums.map((known) => enumFacts(known, reader)).sort(byName),
  };
}

interface Named {
  readonly name: string;
}

const byName = (a: Named, b: Named): number => a.name.localeCompare(b.name, "en");

function modelFacts(model: Model, reader: Reader): Named {
  const { names } = reader.book.plan;
  const { use, id, docs } = model;
  const name = names.model(id, use.result ? "result" : "request");
  const input = names.model(id, "request");
  const facts = {
    name,
    input: input === name ? false : input,
    html: markdown(docs.text, linkIn(reader)),
    fields: typeFields(model, reader),
  };
  return facts;
}

function enumFacts({ id, docs, values }: Enum, reader: Reader): Named {
  const facts = {
    name: reader.book.plan.names.enum(id),
    html: markdown(docs.text, linkIn(reader)),
    values: values.map(({ value, docs: text, deprecated }) => ({
      value,
      old: deprecated,
      html: markdownLine(text, linkIn(reader)),
    })),
  };
  return facts;
}
