import type { Api } from "../model/api.ts";
import { type Change, type Kind, LOCALITY_WORDS } from "./change.ts";
import { diffApis } from "./diff.ts";
import { callOf, codes } from "./finding.ts";
import { pairOperations } from "./operations.ts";
import { phrasesOf } from "./phrases.ts";
import type { PackagedApi, Surface } from "./surface.ts";
import type { Step } from "./versions.ts";

/** What a migration page says: the facts for `templates/migration.md.hbs`. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  readonly opening: string;
  readonly objects: readonly ObjectMoves[];
  readonly renamedTypes: readonly string[];
  readonly types: readonly Named[];
}

export interface ObjectMoves {
  readonly object: string;
  /** `createServer`, `getServer` */
  readonly same: string;
  readonly gone: string;
  readonly added: string;
  readonly changed: readonly Named[];
}

export interface Named {
  readonly name: string;
  /** Goes on from the name: "requires `size`; no longer takes `weight`". */
  readonly text: string;
}

/** What somebody who moves on need not know: it changes nothing in their code. */
const LEFT_OUT: ReadonlySet<Kind> = new Set<Kind>([
  "docs-changed",
  "secret-changed",
  "operation-deprecated",
  "field-deprecated",
  "enum-value-deprecated",
  "operation-added",
  "operation-removed",
  "method-changed",
  "path-changed",
  "field-moved",
  "json-body-changed",
  "raw-body-changed",
  "list-joining-changed",
  "list-paging-changed",
  "place-added",
  "place-removed",
  "export-added",
  "enum-value-added",
  "result-field-added",
  "result-field-now-present",
  "result-narrowed",
  "request-widened",
  "one-of-loosened",
  "waiter-changed",
]);

export function migrationOf({ package: { name }, from, to }: Step): Migration {
  const [before, after] = [withoutVersion(from), withoutVersion(to)];
  const moved = localityOf(before, after);
  const changes = diffApis(before, after).filter(
    ({ kind }) => !LEFT_OUT.has(kind) && !(moved && kind === "locality-changed"),
  );
  return {
    from: `${name}/${from.path}`,
    to: `${name}/${to.path}`,
    opening: [openingOf(from, to), ...(moved ? [moved] : [])].join(" "),
    objects: objectsOf(before, after, changes),
    renamedTypes: changes.filter(({ kind }) => kind === "export-renamed").map(({ words }) => words),
    types: typesOf(changes),
  };
}

/** Paths begin with product, version and place, which differ by design. */
function withoutVersion({ api, names }: PackagedApi): Surface {
  const cut = (path: string): string => path.replace(/^\/[^/]+\/[^/]+(?:\/zones\/\{zone\}|\/regions\/\{region\})?/, "");
  const neutral: Api = {
    ...api,
    operations: api.operations.map((operation) => ({ ...operation, path: cut(operation.path) })),
  };
  return { api: neutral, names };
}

const TRACKS = { ga: "GA", beta: "beta", alpha: "alpha" } as const;

function openingOf(from: PackagedApi, to: PackagedApi): string {
  const standing = `\`${from.path}\` is ${TRACKS[from.api.track]}, \`${to.path}\` is ${TRACKS[to.api.track]}`;
  if (from.successor === to.path) return `${standing} and replaces it.`;
  if (to.api.track !== "ga" && from.api.track === "ga")
    return `${standing} and may still change: stay with \`${from.path}\` where you need a stable API.`;
  return `${standing}.`;
}

/** What is so of every operation is said once. */
function localityOf(before: Surface, after: Surface): string | undefined {
  const { pairs } = pairOperations(before.api, after.api);
  const moves = new Set(
    pairs.map((pair) => `${LOCALITY_WORDS[pair.after.locality]} instead of ${LOCALITY_WORDS[pair.before.locality]}`),
  );
  const [move] = moves;
  const isMove = pairs.some((pair) => pair.before.locality !== pair.after.locality);
  return isMove && moves.size === 1 && move !== undefined ? `Every operation is ${move}.` : undefined;
}

function objectsOf(before: Surface, after: Surface, changes: readonly Change[]): readonly ObjectMoves[] {
  const { pairs, added, removed } = pairOperations(before.api, after.api);
  const names = new Set([...after.api.objects, ...before.api.objects].map(({ name }) => name));
  const moves = [...names].map((object): ObjectMoves => {
    const here = pairs.filter((pair) => pair.after.object === object).map((pair) => callOf(after, pair.after));
    const changed = here.flatMap((name) =>
      named(
        name,
        changes.filter((change) => callIn(change) === name),
      ),
    );
    const same = here.filter((name) => !changed.some((call) => call.name === name));
    const listed = (surface: Surface, operations: typeof added): string =>
      codes(
        operations.filter((operation) => operation.object === object).map((operation) => callOf(surface, operation)),
      );
    return { object, same: codes(same), gone: listed(before, removed), added: listed(after, added), changed };
  });
  return moves.filter(
    ({ same, gone, added: fresh, changed }) => same !== "" || gone !== "" || fresh !== "" || changed.length > 0,
  );
}

function typesOf(changes: readonly Change[]): readonly Named[] {
  const names = [...new Set(changes.flatMap((change) => typeIn(change) ?? []))].sort();
  return names.flatMap((name) =>
    named(
      name,
      changes.filter((change) => typeIn(change) === name),
    ),
  );
}

function named(name: string, changes: readonly Change[]): readonly Named[] {
  const phrases = phrasesOf(name, changes);
  return phrases.length > 0 ? [{ name, text: phrases.join("; ") }] : [];
}

const callIn = ({ subject }: Change): string | undefined =>
  subject.kind === "operation" || subject.kind === "field" ? subject.operation : undefined;

function typeIn({ subject, kind }: Change): string | undefined {
  if (kind === "export-renamed" || kind === "export-removed") return undefined;
  return subject.kind === "type" || subject.kind === "field" || subject.kind === "value" ? subject.type : undefined;
}
