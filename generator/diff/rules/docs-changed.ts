import type { Api, Docs, Enum, Field, Model, Operation } from "../../model/api.ts";
import type { Finding } from "../change.ts";
import type { Comparison } from "../compare.ts";
import { aboutType, code, ofOperations } from "../finding.ts";
import { bare } from "../members.ts";
import type { ApiRule } from "../rule.ts";

export const docsChanged: ApiRule<"docs-changed"> = {
  of: "api",
  kind: "docs-changed",
  when: "Descriptions, formats or the failures that are described change.",
  example: "`getToy` is described in other words",
  compile: "none",
  wire: "none",
  find: (comparison) => [...ofApi(comparison), ...ofCalls(comparison), ...ofTypes(comparison)],
};

function ofApi({ before, after }: Comparison): readonly Finding[] {
  if (apiWords(before.api, after.api) === apiWords(after.api, before.api)) return [];
  return [{ subject: { kind: "api" }, words: "The api is described in other words", origin: after.api.origin }];
}

const ofCalls = (comparison: Comparison): readonly Finding[] =>
  ofOperations(comparison, ({ before, after, renames }) => {
    const old = {
      ...before,
      fields: before.fields.map((field) => ({ ...field, name: renames.get(field.name) ?? field.name })),
    };
    return callWords(old, after) === callWords(after, old) ? undefined : "is described in other words";
  });

function ofTypes(comparison: Comparison): readonly Finding[] {
  const { types, after } = comparison;
  const about = (id: string, name: string, origin: Finding["origin"]): Finding =>
    aboutType(comparison, id, name, origin, `${code(name)} is described in other words`);
  // A model that travels both ways is there twice, with the same texts.
  const models = [...new Map(types.models.map((pair) => [pair.after, pair])).values()]
    .filter((pair) => modelWords(pair.before, pair.after) !== modelWords(pair.after, pair.before))
    .map(({ after: { id, origin }, direction }) => about(id, after.names.model(id, direction), origin));
  const enums = types.enums
    .filter((pair) => enumWords(pair.before, pair.after) !== enumWords(pair.after, pair.before))
    .map(({ after: { id, origin } }) => about(id, after.names.enum(id), origin));
  return [...models, ...enums];
}

/** How a text is broken into lines does not count; neither does the order in which things stand. */
const flat = (text: string | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
const plain = ({ summary, text }: Docs): string => `${flat(summary)} ${flat(text)}`;
const sorted = (lines: readonly string[]): string => [...lines].sort().join("\n");

/** An object comes and goes with its operations, which are told by themselves. */
function apiWords({ title, docs, objects }: Api, other: Api): string {
  const names = new Set(other.objects.map(({ name }) => name));
  const shared = objects.filter(({ name }) => names.has(name));
  return sorted([title, plain(docs), ...shared.map((object) => `${object.name} ${plain(object.docs)}`)]);
}

const callWords = ({ docs, failures, fields }: Operation, other: Operation): string =>
  sorted([plain(docs), sorted(failures.map(String)), ...fieldWords(fields, other.fields)]);

/** Fields that are new or gone are told by themselves, so only those count that both sides have. */
function fieldWords(fields: readonly Field[], others: readonly Field[]): readonly string[] {
  const names = new Set(others.map(({ name }) => name));
  return fields
    .filter(({ name }) => names.has(name))
    .map(({ name, docs, type }) => `${name} ${plain(docs)} ${formatOf(type)}`);
}

function formatOf(type: Field["type"]): string {
  const known = bare(type);
  return known.kind === "scalar" ? (known.format ?? "") : "";
}

const modelWords = (model: Model, other: Model): string =>
  sorted([plain(model.docs), ...fieldWords(model.fields, other.fields)]);

function enumWords({ docs, values }: Enum, other: Enum): string {
  const names = new Set(other.values.map(({ value }) => value));
  return sorted([
    plain(docs),
    ...values.filter(({ value }) => names.has(value)).map(({ value, docs: text }) => `${value} ${flat(text)}`),
  ]);
}
