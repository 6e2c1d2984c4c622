import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Api, Model } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";

export type Direction = "request" | "result";

/** Every TypeScript name of one api, decided once. */
export interface Names {
  /** A model that travels both ways has two shapes: what a result holds, and what a request may leave out. */
  readonly model: (id: string, direction: Direction) => string;
  readonly enum: (id: string) => string;
  readonly enumValues: (id: string) => string;
  readonly operation: (id: string) => OperationNames;
  readonly waiter: (resource: string) => { readonly function: string; readonly waiter: string };
  readonly className: string;
}

export interface OperationNames {
  readonly function: string;
  readonly descriptor: string;
  readonly request: string;
}

/** Names that generated code uses for something else, or that JavaScript reserves. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "Array Blob Boolean Call CallOptions Client Date Error Function JSON List ListOperation Map Math Number Object Operation OptionalRequest Page Promise " +
    "Proxy Record Reflect RegExp Response Request Set String Symbol Uint8Array WaitOptions Waiter WeakMap WeakSet Zone Region BigInt Infinity NaN undefined " +
    "Place zones regions then toJSON toString valueOf __proto__ call list wait client request options constructor arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this " +
    "throw true try typeof var void while with yield async of any never unknown string number boolean object symbol bigint globalThis isNaN isFinite"
  ).split(" "),
);

export const isReserved = (name: string): boolean => RESERVED.has(name);
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `secret-manager` v1beta1 -> `SecretManagerV1beta1` */
export function className({ product, version, name }: Pick<Api, "product" | "version" | "name">): string {
  return [...product.split("-"), version, ...(name === undefined ? [] : name.split("-"))].map(upperFirst).join("");
}

export function namesOf(api: Api, report: Report): Names {
  const taken = new Set(RESERVED);
  /** Where to go on looking for a free name. */
  const nexts = new Map<string, number>();
  const claim = (wanted: string, suffix: string, what: string, origin: Origin): string => {
    let name = wanted;
    let next = nexts.get(wanted + suffix) ?? 1;
    for (; taken.has(name); next++) name = `${wanted}${suffix}${next === 1 ? "" : next}`;
    nexts.set(wanted + suffix, next);
    if (name !== wanted) report("name-clash", origin, { name: wanted, what, instead: name });
    taken.add(name);
    return name;
  };
  const own = claim(className(api), "Client", "the class", api.origin);
  const results = new Map(
    api.models.map((model) => [
      model.id,
      claim(identifier(model.name), "Model", `the model ${model.id}`, model.origin),
    ]),
  );
  const inputs = new Map(
    api.models.map((model) => [model.id, inputName(model, results.get(model.id) ?? model.name, claim)]),
  );
  const enums = new Map(
    api.enums.map((known) => [known.id, claim(identifier(known.name), "Value", `the enum ${known.id}`, known.origin)]),
  );
  const values = new Map(
    api.enums.map(({ id, name, origin }) => [
      id,
      claim(lowerFirst(`${enums.get(id) ?? name}Values`), "List", `the values of ${id}`, origin),
    ]),
  );
  const operations = new Map(
    api.operations.map((operation) => {
      const { id, origin } = operation;
      const base = identifier(id);
      const names: OperationNames = {
        function: claim(lowerFirst(base), "_", `the function of ${id}`, origin),
        descriptor: claim(`${lowerFirst(base)}Operation`, "_", `the descriptor of ${id}`, origin),
        request: claim(`${upperFirst(base)}Request`, "Fields", `the request of ${id}`, origin),
      };
      return [id, names];
    }),
  );
  const waiters = new Map(
    api.waiters.map(({ resource }) => [
      resource,
      {
        function: claim(`waitFor${identifier(resource)}`, "_", `the waiter of ${resource}`, api.origin),
        waiter: claim(`${lowerFirst(identifier(resource))}Waiter`, "_", `the waiter of ${resource}`, api.origin),
      },
    ]),
  );
  return {
    model: (id, direction) => known(direction === "request" ? inputs : results, id),
    enum: (id) => known(enums, id),
    enumValues: (id) => known(values, id),
    operation: (id) => known(operations, id),
    waiter: (resource) => known(waiters, resource),
    className: own,
  };
}

type Claim = (wanted: string, suffix: string, what: string, origin: Origin) => string;

function inputName({ id, use, origin }: Model, name: string, claim: Claim): string {
  return use.request && use.result ? claim(`${name}Input`, "Fields", `the request shape of ${id}`, origin) : name;
}

function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`no name was planned for ${id}`);
  return found;
}

/** Whatever a document calls something, as a word that TypeScript accepts. */
export function identifier(name: string): string {
  const word = name
    .normalize("NFC")
    .replace(/[^A-Za-z0-9_$]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase())
    .replace(/[^A-Za-z0-9_]/g, "");
  return /^[A-Za-z_]/.test(word) ? word : `_${word}`;
}

/** What Windows keeps for devices, whatever ending stands behind it. */
export const isDevice = (name: string): boolean => /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name);

/** `Private NICs` -> `private-nics`: the file of an object. */
export function fileName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const short = words.slice(0, LIMITS.folder).replace(/-$/, "");
  if (short === "") return "object";
  return isDevice(short) ? `${short}-object` : short;
}
