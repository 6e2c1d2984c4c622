import type {
  InterfaceDeclarationStructure,
  OptionalKind,
  PropertySignatureStructure,
  TypeAliasDeclarationStructure,
} from "ts-morph";
import type { Field, Model } from "../model/api.ts";
import { groupsOf } from "../one-of.ts";
import type { Direction } from "../plan/names.ts";
import { quoted } from "./quote.ts";
import { flushLeft } from "./source-file.ts";
import { docText } from "./tsdoc.ts";
import { fieldDoc } from "./words.ts";

/** The spelling of a type in the file at hand. */
export type Spell = (field: Field) => string;

export type Shape =
  | { readonly kind: "interface"; readonly structure: OptionalKind<InterfaceDeclarationStructure> }
  | { readonly kind: "alias"; readonly structure: OptionalKind<TypeAliasDeclarationStructure> };

export function modelShape({ docs, fields }: Model, name: string, direction: Direction, spell: Spell): Shape {
  const properties = fields.map((field) =>
    direction === "result" ? resultProperty(field, spell) : requestProperty(field, !field.required, spell),
  );
  return shapeOf(name, docText(docs.text ?? ""), fields, properties, direction === "request" ? groupsOf(fields) : []);
}

/** `doc` is ready for a comment. */
export function shapeOf(
  name: string,
  doc: string,
  fields: readonly Field[],
  properties: readonly Property[],
  groups: readonly (readonly string[])[],
): Shape {
  const docs = doc === "" ? [] : [{ description: `\n${doc}` }];
  const base = { name, isExported: true, docs };
  if (fields.length === 0) return { kind: "alias", structure: { ...base, type: "Record<string, never>" } };
  if (groups.length === 0) return { kind: "interface", structure: { ...base, properties: [...properties] } };
  return { kind: "alias", structure: { ...base, type: flushLeft(exclusiveType(properties, groups)) } };
}

type Property = OptionalKind<PropertySignatureStructure> & { readonly type: string };

function property(name: string, type: string, optional: boolean, doc: string): Property {
  return {
    name: propertyName(name),
    type,
    hasQuestionToken: optional,
    docs: doc === "" ? [] : [{ description: doc.includes("\n") ? `\n${doc}` : doc }],
  };
}

export const propertyName = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? name : quoted(name);

/** Results: what is not always there is `undefined` or `null`. */
function resultProperty(field: Field, spell: Spell): Property {
  const type = spell(field);
  const orNull = field.result !== "present" && !/\| null$/.test(type);
  return property(field.name, orNull ? `${type} | null` : type, field.result === "optional", fieldDoc(field));
}

/** Requests: an explicit `undefined` is as good as leaving a field out. */
export function requestProperty(field: Field, optional: boolean, spell: Spell, ...more: readonly string[]): Property {
  const type = spell(field);
  return property(field.name, optional ? `${type} | undefined` : type, optional, fieldDoc(field, ...more));
}

/** `{ … } & ({ a?: A; b?: never } | { a?: never; b?: B })` */
function exclusiveType(properties: readonly Property[], groups: readonly (readonly string[])[]): string {
  const byName = new Map(properties.map((known) => [known.name, known]));
  const members = groups.map((group) => group.flatMap((name) => byName.get(propertyName(name)) ?? []));
  const grouped = new Set(members.flat());
  const plain = properties.filter((known) => !grouped.has(known));
  const choices = members.map((group) => `(\n${group.map((chosen) => `  | ${choice(chosen, group)}`).join("\n")}\n)`);
  return [...(plain.length > 0 ? [literal(plain)] : []), ...choices].join(" & ");
}

function choice(chosen: Property, group: readonly Property[]): string {
  const lines = group.map((member) => (member === chosen ? signature(member, "    ") : `    ${member.name}?: never;`));
  return `{\n${lines.join("\n")}\n  }`;
}

function literal(properties: readonly Property[]): string {
  return `{\n${properties.map((known) => signature(known, "  ")).join("\n")}\n}`;
}

function signature({ name, type, hasQuestionToken, docs }: Property, indent: string): string {
  const [doc] = docs ?? [];
  const text = typeof doc === "object" && typeof doc.description === "string" ? doc.description.trim() : "";
  return `${comment(text, indent)}${indent}${name}${hasQuestionToken ? "?" : ""}: ${type};`;
}

export function comment(text: string, indent: string): string {
  if (text === "") return "";
  if (!text.includes("\n")) return `${indent}/** ${text} */\n`;
  return `${indent}/**\n${text
    .split("\n")
    .map((line) => `${indent} * ${line}`.trimEnd())
    .join("\n")}\n${indent} */\n`;
}
