import type { Api, Field, Operation } from "../../generator/model/api.ts";
import type { Type } from "../../generator/model/type.ts";

/** Where two models of one api differ, told by names of the first. Types are compared by structure, not by name. */
export function differences(own: Api, other: Api, otherName: string): readonly string[] {
  const found = new Set<string>();
  const note = (at: string, what: string): void => void found.add(`${at}: ${what}`);
  const seen = new Set<string>();
  const only = (at: string, mine: Iterable<string>, theirs: Iterable<string>): readonly string[] => {
    const [a, b] = [new Set(mine), new Set(theirs)];
    for (const name of a) if (!b.has(name)) note(`${at} ${name}`, "only ours");
    for (const name of b) if (!a.has(name)) note(`${at} ${name}`, `only ${otherName}`);
    return [...a].filter((name) => b.has(name));
  };

  const fields = (at: string, mine: readonly Field[], theirs: readonly Field[]): void => {
    for (const name of only(
      `${at} field`,
      mine.map((field) => field.name),
      theirs.map((field) => field.name),
    )) {
      const [a, b] = [mine.find((field) => field.name === name), theirs.find((field) => field.name === name)];
      if (a && b) type(`${at}.${name}`, plain(a.type), plain(b.type));
    }
  };

  const type = (at: string, a: Type, b: Type): void => {
    if (a.kind === "model" && b.kind === "model") {
      const key = `${a.id} ${b.id}`;
      if (seen.has(key)) return;
      seen.add(key);
      const [mine, theirs] = [own.models.find(({ id }) => id === a.id), other.models.find(({ id }) => id === b.id)];
      if (mine && theirs) fields(mine.name, mine.fields, theirs.fields);
    } else if (a.kind === "enum" && b.kind === "enum") {
      const [mine, theirs] = [own.enums.find(({ id }) => id === a.id), other.enums.find(({ id }) => id === b.id)];
      if (mine && theirs)
        only(
          `${mine.name} value`,
          mine.values.map(({ value }) => value),
          theirs.values.map(({ value }) => value),
        );
    } else if (a.kind === "array" && b.kind === "array") type(`${at}[]`, plain(a.items), plain(b.items));
    else if (a.kind === "map" && b.kind === "map") type(`${at}.*`, plain(a.values), plain(b.values));
    else if (spelled(a) !== spelled(b)) note(at, `${spelled(a)} here, ${spelled(b)} ${otherName}`);
  };

  const operation = (a: Operation, b: Operation): void => {
    const line = (one: Operation): string => `${one.method} ${one.path}`;
    if (line(a) !== line(b)) note(a.id, `${line(a)} here, ${line(b)} ${otherName}`);
    fields(a.id, a.fields, b.fields);
    for (const field of a.fields) {
      const twin = b.fields.find(({ name }) => name === field.name);
      if (twin && twin.in !== field.in)
        note(`${a.id}.${field.name}`, `in the ${field.in} here, in the ${twin.in} ${otherName}`);
    }
    if (a.result.kind !== b.result.kind) note(`${a.id} result`, `${a.result.kind} here, ${b.result.kind} ${otherName}`);
    else if (a.result.kind === "json" && b.result.kind === "json")
      type(`${a.id} result`, plain(a.result.type), plain(b.result.type));
    if ((a.list?.items ?? "none") !== (b.list?.items ?? "none"))
      note(`${a.id} list`, `${a.list?.items} here, ${b.list?.items} ${otherName}`);
  };

  for (const id of only(
    "operation",
    own.operations.map(({ id }) => id),
    other.operations.map(({ id }) => id),
  )) {
    const [a, b] = [own.operations.find((one) => one.id === id), other.operations.find((one) => one.id === id)];
    if (a && b) operation(a, b);
  }
  return [...found].sort();
}

const plain = (type: Type): Type => (type.kind === "nullable" ? type.of : type);

/** Formats and the width of numbers are the same JSON, so they do not count. */
function spelled(type: Type): string {
  if (type.kind !== "scalar") return type.kind;
  return type.scalar === "integer" ? "number" : type.scalar;
}
