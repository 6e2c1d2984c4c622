import { visible } from "../visible.ts";
import { type ApiReport, type Change, isAddition, isBreaking } from "./change.ts";
import { code } from "./finding.ts";

/** The changes of one api in the order in which somebody wants to read them. */
export interface Section {
  readonly title: "Breaking" | "New" | "Other";
  readonly groups: readonly Group[];
}

export interface Group {
  /** Absent: the api as a whole. */
  readonly object?: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly words: string;
  readonly change: Change;
}

/** Where types go that several objects share. */
const SHARED = "Shared types";

/** Breaking changes first, each section by object. What is many and small becomes one line. */
export function outlineOf({ changes }: Pick<ApiReport, "changes">): readonly Section[] {
  const sections: readonly Section[] = [
    { title: "Breaking", groups: groupsOf(changes.filter(isBreaking)) },
    { title: "New", groups: groupsOf(changes.filter(isAddition)) },
    { title: "Other", groups: groupsOf(changes.filter((change) => !isBreaking(change) && !isAddition(change))) },
  ];
  return sections.filter(({ groups }) => groups.length > 0);
}

function groupsOf(changes: readonly Change[]): readonly Group[] {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const object = objectOf(change);
    found.set(object, [...(found.get(object) ?? []), change]);
  }
  return [...found]
    .sort(([a], [b]) => Number(a === SHARED) - Number(b === SHARED) || (a < b ? -1 : 1))
    .map(([object, members]) => ({ ...(object !== "" && { object }), lines: folded(members) }));
}

function objectOf({ subject }: Change): string {
  return subject.kind === "api" ? "" : visible(subject.object ?? SHARED);
}

/** New types and new words are worth one line together. */
function folded(changes: readonly Change[]): readonly Line[] {
  const plain = changes.filter(({ kind }) => kind !== "export-added" && kind !== "docs-changed");
  const types = changes.filter(({ kind }) => kind === "export-added");
  const docs = changes.filter(({ kind }) => kind === "docs-changed");
  return [
    ...plain.map((change) => ({ words: change.words, change })),
    ...together(types, (names) => `The types ${names} are new`),
    ...together(docs, (names) => `${names} are described in other words`),
  ];
}

function together(changes: readonly Change[], say: (names: string) => string): readonly Line[] {
  const [first, ...others] = changes;
  if (!first) return [];
  if (others.length === 0) return [{ words: first.words, change: first }];
  return [{ words: say(changes.map(nameOf).join(", ")), change: first }];
}

function nameOf({ subject }: Change): string {
  if (subject.kind === "operation") return code(subject.operation);
  return subject.kind === "type" ? code(subject.type) : "The api";
}
