import type { Enum, Field, Model, RequestField } from "../../generator/model/api.ts";
import { groupsOf } from "../../generator/one-of.ts";
import type { Direction } from "../../generator/plan/names.ts";
import { isOptional, isPlace } from "../../generator/print/operations.ts";
import { deprecation } from "../../generator/print/words.ts";
import { escapeHtml } from "./html.ts";
import { link } from "./library.ts";
import { type LinkOf, markdown, markdownLine } from "./markdown.ts";
import { formatOf, heartOf, type Piece, type Reader, spell } from "./spell.ts";

export interface FieldFacts {
  /** Empty: nothing links to it. */
  readonly id: string;
  readonly name: string;
  readonly type: readonly Piece[];
  readonly format: string;
  readonly tags: readonly Tag[];
  readonly html: string;
  /** Why it is deprecated, as HTML. */
  readonly old: string;
  readonly notes: readonly string[];
  readonly values: readonly string[];
  /** Where all values are, when they are not all shown. */
  readonly more: { readonly href: string; readonly text: string } | false;
  readonly child: Child | false;
}

export interface Tag {
  readonly kind: "required" | "quiet" | "old";
  readonly text: string;
}

export interface Child {
  readonly label: string;
  readonly open: boolean;
  readonly fields: readonly FieldFacts[];
}

/** How the fields of one list are shown. */
interface Showing {
  readonly reader: Reader;
  readonly direction: Direction | "both";
  readonly linkOf: LinkOf;
  /** How deep models inside are opened up; what lies deeper is linked. */
  readonly depth: number;
  readonly above: ReadonlySet<string>;
  readonly prefix: string;
}

const MOST_VALUES = 12;
const DEPTH = 2;

export function requestFields(fields: readonly RequestField[], reader: Reader): readonly FieldFacts[] {
  const showing: Showing = {
    reader,
    direction: "request",
    linkOf: linkIn(reader),
    depth: DEPTH,
    above: new Set(),
    prefix: "request-",
  };
  return fields.map((field) => {
    const setting = isPlace(field) ? field.name : field.default;
    const notes = setting === undefined ? [] : [`When left out: <code>${settingName(setting)}</code> of the client.`];
    return fieldFacts(field, showing, isOptional(field) ? [] : [{ kind: "required", text: "required" }], [
      ...notes,
      ...groupNote(field, fields),
    ]);
  });
}

export function resultFields({ id, fields }: Model, reader: Reader): readonly FieldFacts[] {
  return modelFields(fields, {
    reader,
    direction: "result",
    linkOf: linkIn(reader),
    depth: DEPTH,
    above: new Set([id]),
    prefix: "result-",
  });
}

/** For the page of all types: nothing is opened up, since all is on that page. */
export function typeFields({ fields, use }: Model, reader: Reader): readonly FieldFacts[] {
  const direction = use.request ? (use.result ? "both" : "request") : "result";
  return modelFields(fields, { reader, direction, linkOf: linkIn(reader), depth: 0, above: new Set(), prefix: "" });
}

function modelFields(fields: readonly Field[], showing: Showing): readonly FieldFacts[] {
  return fields.map((field) =>
    fieldFacts(
      field,
      showing,
      presenceTags(field, showing.direction),
      showing.direction === "result" ? [] : groupNote(field, fields),
    ),
  );
}

const settingName = (setting: string): string =>
  ({ project: "projectId", organization: "organizationId" })[setting] ?? setting;

function groupNote(field: Field, fields: readonly Field[]): readonly string[] {
  const group = groupsOf(fields).find((members) => field.oneOf !== undefined && members.includes(field.name));
  if (!group) return [];
  const others = group.filter((name) => name !== field.name).map((name) => `<code>${escapeHtml(name)}</code>`);
  return [`At most one of this and ${others.join(", ")}.`];
}

function presenceTags({ required, result, type }: Field, direction: Showing["direction"]): readonly Tag[] {
  const tags: Tag[] = [];
  if (direction === "request" && required) tags.push({ kind: "required", text: "required" });
  if (direction === "both" && required) tags.push({ kind: "quiet", text: "required in requests" });
  if (direction === "request" || type.kind === "nullable") return tags;
  if (result === "nullable") tags.push({ kind: "quiet", text: "may be null" });
  if (result === "optional") tags.push({ kind: "quiet", text: "may be absent" });
  return tags;
}

function fieldFacts(field: Field, showing: Showing, tags: readonly Tag[], notes: readonly string[]): FieldFacts {
  const { reader, linkOf, prefix } = showing;
  const direction = showing.direction === "both" ? "result" : showing.direction;
  const known = enumOf(field, reader);
  return {
    id: prefix === "" ? "" : `${prefix}${field.name.replace(/\s/g, "_")}`,
    name: field.name,
    type: spell(field.type, direction, reader),
    format: formatOf(field.type),
    tags: [
      ...tags,
      ...(field.secret ? [{ kind: "quiet", text: "secret" } as const] : []),
      ...(field.deprecated ? [{ kind: "old", text: "deprecated" } as const] : []),
    ],
    html: markdown(field.docs.text, linkOf),
    old: field.deprecated && field.docs.text === undefined ? reasonOf(undefined, linkOf) : "",
    notes,
    values: known?.values.slice(0, MOST_VALUES).map(({ value }) => value) ?? [],
    more:
      known && known.values.length > MOST_VALUES
        ? {
            href: link(reader.page, reader.book.named.get(known.id) ?? reader.book.types),
            text: `all ${known.values.length} values`,
          }
        : false,
    child: childOf(field, showing),
  };
}

/** The reason that the generated code gives, as HTML. */
export function reasonOf(text: string | undefined, linkOf: LinkOf): string {
  return markdownLine(
    deprecation(text)
      .replace("@deprecated ", "")
      .replace(/\\([{}<>@])/g, "$1"),
    linkOf,
  );
}

function enumOf({ type }: Field, { book }: Reader): Enum | undefined {
  const id = heartOf(type);
  return id === undefined ? undefined : book.plan.api.enums.find((one) => one.id === id);
}

function childOf({ type }: Field, showing: Showing): Child | false {
  const { reader, depth, above, direction } = showing;
  const id = heartOf(type);
  const model =
    id === undefined || above.has(id) ? undefined : reader.book.plan.api.models.find((one) => one.id === id);
  if (!model || depth === 0 || model.fields.length === 0) return false;
  const fields = modelFields(model.fields, {
    ...showing,
    depth: depth - 1,
    above: new Set([...above, model.id]),
    prefix: "",
  });
  const name = reader.book.plan.names.model(model.id, direction === "request" ? "request" : "result");
  return { label: `${fields.length} ${fields.length === 1 ? "field" : "fields"} of ${name}`, open: false, fields };
}

/** Operations and types of the api by the words that texts call them. */
export function linkIn({ book, page }: Reader): LinkOf {
  return (word) => {
    const operation = book.operations.get(word);
    if (operation === page) return undefined;
    const type =
      book.plan.api.models.find(({ name }) => name === word)?.id ??
      book.plan.api.enums.find(({ name }) => name === word)?.id;
    const to = operation ?? (type === undefined ? undefined : book.named.get(type));
    return to === undefined ? undefined : link(page, to);
  };
}
