import { modelsOf } from "../links.ts";
import type { Field } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { memberName } from "./descriptor.ts";
import { quoted } from "./quote.ts";

const WIDTH = 110;
/** A sample of more members shows nothing that one would read; types may need each other without end. */
const MEMBERS = 500;

/** The place that most know, or one where the api is served. */
export const placeOf = (known: readonly string[], usual: string): string =>
  known.includes(usual) ? usual : (known[0] ?? usual);

/** How many members may still be written. */
interface Room {
  members: number;
}

/** Values for a request, as a reader would write them: where a name or an id belongs, `"…"`. */
export function sampleObject(
  plan: ApiPlan,
  fields: readonly Field[],
  known: ReadonlyMap<string, string>,
  room: Room = { members: MEMBERS },
): string {
  if (room.members < 0) return "{}";
  room.members -= fields.length;
  const members = fields.map((field) => {
    const value = known.get(field.name) ?? sampleValue(plan, field.type, field.name, room);
    return value === field.name && /^\w+$/.test(value) ? value : `${memberName(field.name)}: ${value}`;
  });
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function sampleValue(plan: ApiPlan, type: Type, name: string, room: Room): string {
  switch (type.kind) {
    case "scalar":
      return type.scalar === "string" ? sampleText(name, type.format) : type.scalar === "boolean" ? "false" : "1";
    case "enum":
      return sampleChoice(plan, type.id);
    case "model":
      return sampleModel(plan, type.id, room);
    case "array":
      return `[${sampleValue(plan, type.items, name.replace(/s$/, ""), room)}]`;
    case "tuple":
      return `[${type.items.map((item) => sampleValue(plan, item, name, room)).join(", ")}]`;
    case "nullable":
      return sampleValue(plan, type.of, name, room);
    case "constant":
      return typeof type.value === "string" ? quoted(type.value) : JSON.stringify(type.value);
    case "map":
    case "json":
    case "empty":
      return "{}";
  }
}

function sampleText(name: string, format: string | undefined): string {
  if (format === "date-time") return '"2030-01-01T00:00:00Z"';
  if (format === "seconds") return '"60s"';
  return name === "name" ? '"my-first"' : '"…"';
}

/** A value that means something: the first of a protobuf enum is its zero. */
function sampleChoice({ api }: ApiPlan, id: string): string {
  const values = api.enums.find((known) => known.id === id)?.values ?? [];
  const chosen = values.find(
    ({ value, deprecated }) => !deprecated && !/^(unknown|unspecified|none)|_unknown$/i.test(value),
  );
  const value = (chosen ?? values[0])?.value;
  return value === undefined ? '"…"' : quoted(value);
}

function sampleModel(plan: ApiPlan, id: string, room: Room): string {
  const required =
    modelsOf(plan.api)
      .get(id)
      ?.fields.filter((field) => field.required) ?? [];
  return sampleObject(plan, required, new Map(), room);
}

/** An object that would make the line too long gets a line for each member. */
export function callLine(before: string, object: string, after: string): string {
  const line = `${before}${object}${after}`;
  if (line.length <= WIDTH || object === "{}") return line;
  const members = splitMembers(object.slice(2, -2));
  return `${before}{\n${members.map((member) => `  ${member},`).join("\n")}\n}${after}`;
}

/** At the commas of the outermost level. */
function splitMembers(text: string): readonly string[] {
  const members: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/g)) {
    if (mark === "{" || mark === "[") depth++;
    else if (mark === "}" || mark === "]") depth--;
    else if (mark === "," && depth === 0) {
      members.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...members, text.slice(start).trim()];
}
