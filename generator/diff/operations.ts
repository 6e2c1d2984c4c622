import type { Api, Operation } from "../model/api.ts";
import type { OperationPair, Renames } from "./pairs.ts";

export interface OperationPairs {
  readonly pairs: readonly OperationPair[];
  readonly added: readonly Operation[];
  readonly removed: readonly Operation[];
}

/** Operations are one and the same when they have one id, or else one method and path. */
export function pairOperations(before: Api, after: Api): OperationPairs {
  const byId = new Map(after.operations.map((operation) => [operation.id, operation]));
  const oldIds = new Set(before.operations.map(({ id }) => id));
  const renamed = new Map(
    after.operations.filter(({ id }) => !oldIds.has(id)).map((operation) => [addressOf(operation), operation]),
  );
  const pairs = before.operations.flatMap((operation) => {
    const twin = byId.get(operation.id) ?? renamed.get(addressOf(operation));
    return twin ? [{ before: operation, after: twin, renames: renamesOf(operation, twin) }] : [];
  });
  const [old, fresh] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
  return {
    pairs,
    added: after.operations.filter((operation) => !fresh.has(operation)),
    removed: before.operations.filter((operation) => !old.has(operation)),
  };
}

/** The path as it is sent: what a parameter is called does not show on the wire. */
export const pathOnWire = (path: string): string => path.replace(/\{[^}]*\}/g, "{}");

const addressOf = ({ method, path }: Operation): string => `${method} ${pathOnWire(path)}`;
const parametersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);

function renamesOf(before: Operation, after: Operation): Renames {
  if (pathOnWire(before.path) !== pathOnWire(after.path)) return new Map();
  const names = parametersOf(after.path);
  const pairs = parametersOf(before.path).map((name, index) => [name, names[index] ?? name] as const);
  return new Map(pairs.filter(([old, fresh]) => old !== fresh));
}
