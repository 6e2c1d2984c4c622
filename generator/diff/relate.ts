import type { Enum, Model } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Direction } from "./change.ts";
import { bare, type Member, memberOf } from "./members.ts";

/**
 * What a new type does to code written for the old one: nothing, nothing that it notices, it compiles but counts on
 * values that are gone, or it breaks.
 */
export type Relation = "same" | "compatible" | "lacks" | "breaks";

/** How models and enums are looked up on either side, and which of them are one and the same thing. */
export interface Linked {
  readonly model: (id: string) => Model | undefined;
  readonly enum: (id: string) => Enum | undefined;
}

export interface Relations {
  readonly types: (before: Type, after: Type, direction: Direction) => Relation;
}

/**
 * Compares types by structure. Requests must go on accepting what they accepted; results must go on holding what they
 * held. `isPair` tells of models and enums whose differences are told where they stand, so that they count as same here.
 */
export function relationsOf(old: Linked, fresh: Linked, isPair: (before: string, after: string) => boolean): Relations {
  /** Types that hold themselves are the same until something in them differs. */
  const known = new Map<string, Relation>();

  const types = (before: Type, after: Type, direction: Direction): Relation =>
    worst([
      nullability(before.kind === "nullable", after.kind === "nullable", direction),
      bares(bare(before), bare(after), direction),
    ]);

  const bares = (before: Type, after: Type, direction: Direction): Relation => {
    if (before.kind === "array" && after.kind === "array") return types(before.items, after.items, direction);
    if (before.kind === "map" && after.kind === "map") return types(before.values, after.values, direction);
    if (before.kind === "tuple" && after.kind === "tuple") return rows(before.items, after.items, direction);
    if (before.kind === "model" && after.kind === "model") return models(before.id, after.id, direction);
    if (before.kind === "enum" && after.kind === "enum") return enums(before.id, after.id);
    const [given, wanted] = direction === "request" ? [before, after] : [after, before];
    return leaves(given, wanted);
  };

  const rows = (before: readonly Type[], after: readonly Type[], direction: Direction): Relation =>
    before.length === after.length
      ? worst(before.map((item, index) => types(item, after[index] ?? item, direction)))
      : "breaks";

  const enums = (before: string, after: string): Relation => {
    if (isPair(before, after)) return "same";
    const values = (side: Linked, id: string): ReadonlySet<string> =>
      new Set(side.enum(id)?.values.map(({ value }) => value));
    const [former, present] = [values(old, before), values(fresh, after)];
    if ([...former].some((value) => !present.has(value))) return "lacks";
    return former.size === present.size ? "same" : "compatible";
  };

  const models = (before: string, after: string, direction: Direction): Relation => {
    if (isPair(before, after)) return "same";
    const key = [before, after, direction].join("\n");
    const existing = known.get(key);
    if (existing) return existing;
    known.set(key, "same");
    const fieldsOf = (side: Linked, id: string): readonly Member[] =>
      side.model(id)?.fields.map((field) => memberOf(field, direction)) ?? [];
    const relation = objects(fieldsOf(old, before), fieldsOf(fresh, after), direction);
    known.set(key, relation);
    return relation;
  };

  const objects = (before: readonly Member[], after: readonly Member[], direction: Direction): Relation => {
    const added = after.filter(({ name }) => !before.some((member) => member.name === name));
    return worst([
      ...before.map((member) =>
        memberRelation(
          member,
          after.find(({ name }) => name === member.name),
          direction,
        ),
      ),
      ...added.map(({ optional }): Relation => (direction === "result" || optional ? "compatible" : "breaks")),
    ]);
  };

  const memberRelation = (before: Member, after: Member | undefined, direction: Direction): Relation =>
    after
      ? worst([
          nullability(before.nullable, after.nullable, direction),
          nullability(before.optional, after.optional, direction),
          bares(before.type, after.type, direction),
        ])
      : "breaks";

  return { types };
}

const ORDER: readonly Relation[] = ["same", "compatible", "lacks", "breaks"];
const worst = (relations: readonly Relation[]): Relation =>
  ORDER[Math.max(0, ...relations.map((relation) => ORDER.indexOf(relation)))] ?? "same";

/** A request may begin to accept null or nothing; a result may cease to hold it. */
function nullability(before: boolean, after: boolean, direction: Direction): Relation {
  if (before === after) return "same";
  return after === (direction === "request") ? "compatible" : "breaks";
}

/** Whether what is given can stand where the other is wanted. Enums are open, so any text can stand for one. */
function leaves(given: Type, wanted: Type): Relation {
  if (given.kind === "constant" && wanted.kind === "constant") return given.value === wanted.value ? "same" : "breaks";
  if (given.kind === "constant")
    return isText(wanted)
      ? typeof given.value === "string"
        ? "compatible"
        : "breaks"
      : typeof given.value === jsType(wanted)
        ? "compatible"
        : "breaks";
  if (given.kind === "scalar" && wanted.kind === "scalar") return scalars(given, wanted);
  if (isText(given) && isText(wanted)) return "compatible";
  return given.kind === wanted.kind && (given.kind === "json" || given.kind === "empty") ? "same" : "breaks";
}

const isText = (type: Type): boolean => type.kind === "enum" || (type.kind === "scalar" && type.scalar === "string");

type ScalarType = Extract<Type, { kind: "scalar" }>;

function scalars(given: ScalarType, wanted: ScalarType): Relation {
  if (jsType(given) !== jsType(wanted)) return "breaks";
  const [isRaw, wantsRaw] = [given.format === "binary", wanted.format === "binary"];
  if (isRaw === wantsRaw) return "same";
  return wantsRaw ? "compatible" : "breaks";
}

function jsType(type: Type): string | undefined {
  if (type.kind !== "scalar") return undefined;
  return type.scalar === "integer" ? "number" : type.scalar;
}
