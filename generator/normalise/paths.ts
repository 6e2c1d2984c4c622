import type { Report } from "../diagnostics.ts";
import type { Origin } from "../model/origin.ts";
import type { RawOperation } from "../read/openapi.ts";

/** Where the names of one template's parameters lead: from the name that an operation uses to the shared one. */
export type Renames = ReadonlyMap<string, string>;

const HOLE = /\{([^{}]*)\}/g;
const shapeOf = (path: string): string => path.replace(HOLE, "{}");
const holesOf = (path: string): readonly string[] => [...path.matchAll(HOLE)].map((match) => match[1] ?? "");

export interface Paths {
  /** The template under its shared parameter names. */
  templateOf(path: string): string;
  renamesOf(path: string): Renames;
}

/** Templates that differ only in the names of their parameters are one path; the name used most often wins. */
export function unifyPaths(operations: readonly RawOperation[]): Paths {
  const uses = new Map<string, Map<string, number>>();
  for (const { path } of operations) {
    const spellings = uses.get(shapeOf(path)) ?? new Map<string, number>();
    spellings.set(path, (spellings.get(path) ?? 0) + 1);
    uses.set(shapeOf(path), spellings);
  }
  const shared = new Map<string, string>();
  for (const [shape, spellings] of uses) {
    let most = 0;
    for (const [path, count] of spellings) {
      if (count > most) shared.set(shape, path);
      most = Math.max(most, count);
    }
  }
  const templateOf = (path: string): string => shared.get(shapeOf(path)) ?? path;
  return {
    templateOf,
    renamesOf: (path) => {
      const to = holesOf(templateOf(path));
      return new Map(holesOf(path).map((name, index) => [name, to[index] ?? name]));
    },
  };
}

/** Path parameters and template have to agree, and a method stands once at a path. */
export function checkPaths(operations: readonly RawOperation[], report: Report): void {
  const seen = new Map<string, Origin>();
  const ids = new Map<string, Origin>();
  for (const operation of operations) {
    const { method, path, origin, pathOrigin, id } = operation;
    const first = seen.get(`${method} ${shapeOf(path)}`);
    if (first) report("path-duplicate", pathOrigin, { method, path, first: `line ${first.line}` });
    seen.set(`${method} ${shapeOf(path)}`, pathOrigin);
    const other = ids.get(id);
    if (other) report("operation-id-duplicate", origin, { id, first: `line ${other.line}` });
    ids.set(id, origin);
    const stray = strayIn(path);
    if (stray !== undefined) report("path-text", pathOrigin, { path, what: stray });
    checkParameters(operation, report);
  }
}

/** What would lead a call elsewhere: URLs give a meaning to it, or a hole does not end. */
function strayIn(path: string): string | undefined {
  const segments = path.replace(HOLE, "x").split("/");
  const [stray] = /[^\w.~!$&'()*+,;=:@%/-]/u.exec(segments.join("/")) ?? [];
  if (stray !== undefined) return `\`${stray}\``;
  const dots = segments.find((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
  if (dots !== undefined) return `the segment \`${dots}\``;
  return holesOf(path).includes("") ? "a parameter without a name" : undefined;
}

function checkParameters({ path, pathOrigin, parameters }: RawOperation, report: Report): void {
  const holes = new Set(holesOf(path));
  const described = new Map(
    parameters.filter((parameter) => parameter.in === "path").map(({ name, origin }) => [name, origin]),
  );
  for (const hole of holes)
    if (!described.has(hole))
      report("path-parameter", pathOrigin, { path, name: `\`${hole}\``, where: "among its parameters" });
  for (const [name, origin] of described)
    if (!holes.has(name)) report("path-parameter", origin, { path, name: `\`${name}\``, where: "in its template" });
}
