import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Locality, Track } from "../model/api.ts";
import type { Catalogue, KnownApi, Product, Successor } from "../model/catalogue.ts";
import { type Access, access, atMost, child, keyOrigin, only, text, texts } from "./access.ts";
import { CATALOGUE, load } from "./folder.ts";
import { optional } from "./schema.ts";
import type { Value } from "./source.ts";

const PRODUCT: ReadonlySet<string> = new Set(["title", "locality", "portal", "portal-part", "current", "versions"]);
const API: ReadonlySet<string> = new Set([
  "locality",
  "portal",
  "portal-part",
  "superseded-by",
  "partly-superseded-by",
]);
const VERSION: ReadonlySet<string> = new Set(["track", ...API]);
const OF_APIS: ReadonlySet<string> = new Set(["track", "apis"]);

/** The catalogue of a folder; absent where it has none, which is no fault. */
export function catalogueOf(folder: string, shown: string, report: Report): Catalogue | undefined {
  if (!existsSync(join(folder, CATALOGUE))) return undefined;
  const source = load(folder, shown, CATALOGUE, report);
  return source && readCatalogue(source, report);
}

export function readCatalogue(source: Value, report: Report): Catalogue | undefined {
  const root = access(source, "the catalogue", report);
  if (!root) return undefined;
  const slugs = taken(root, "The catalogue", [...root.map.entries.keys()], LIMITS.products);
  return { products: slugs.flatMap((slug) => readProduct(root, slug) ?? []), origin: root.map.origin };
}

/** As many as are taken: each is held against all others. */
function taken<T>({ map, report }: Access, what: string, all: readonly T[], limit: number): readonly T[] {
  return atMost(all, limit, (counts) => report("catalogue-too-long", map.origin, { what, ...counts }));
}

function readProduct(root: Access, slug: string): Product | undefined {
  const from = child(root, slug, `\`${slug}\``);
  if (!from) return undefined;
  only(from, PRODUCT);
  const [title, current] = [need(from, "title"), need(from, "current")];
  if (!from.map.entries.has("locality")) missing(from, "locality");
  if (!from.map.entries.has("versions")) missing(from, "versions");
  const versions = child(from, "versions", `\`versions\` of \`${slug}\``);
  const names = versions ? [...versions.map.entries.keys()] : [];
  const common = factsOf(from);
  const found = versions ? names.flatMap((version) => readVersion(versions, version, common, slug)) : [];
  const apis = taken(from, `\`${slug}\``, found, LIMITS.apis);
  if (title === undefined || current === undefined) return undefined;
  return { slug, title, current, currentOrigin: keyOrigin(from, "current"), apis, origin: keyOrigin(root, slug) };
}

/** A version without `apis` is one itself. */
function readVersion(versions: Access, version: string, common: Facts, slug: string): readonly KnownApi[] {
  const from = child(versions, version, `${slug} ${version}`);
  if (!from) return [];
  only(from, from.map.entries.has("apis") ? OF_APIS : VERSION);
  const [track] = oneOf(from, "track", TRACKS);
  if (track === undefined) {
    if (!from.map.entries.has("track")) missing(from, "track");
    return [];
  }
  const base = { version, track };
  const apis = child(from, "apis", `\`apis\` of ${slug} ${version}`);
  if (!apis) return [{ ...base, ...withFacts(from, common), origin: keyOrigin(versions, version) }];
  return [...apis.map.entries.keys()].flatMap((name) => {
    const api = child(apis, name, `${slug} ${version} ${name}`);
    if (api) only(api, API);
    return api ? { ...base, name, ...withFacts(api, common), origin: keyOrigin(apis, name) } : [];
  });
}

type Facts = Pick<KnownApi, "localities" | "portals" | "parts">;

function factsOf(from: Access): Facts {
  return {
    localities: [...new Set(oneOf(from, "locality", LOCALITIES))],
    portals: pages(from, "portal"),
    parts: pages(from, "portal-part"),
  };
}

/** What a version does not say itself holds for all of the product. */
function withFacts(from: Access, common: Facts): Facts & Pick<KnownApi, "successor"> {
  const own = factsOf(from);
  const { entries } = from.map;
  return {
    localities: entries.has("locality") ? own.localities : common.localities,
    portals: entries.has("portal") ? own.portals : common.portals,
    parts: entries.has("portal-part") ? own.parts : common.parts,
    ...optional("successor", successorOf(from)),
  };
}

function successorOf(from: Access): Successor | undefined {
  const whole = text(from, "superseded-by");
  if (whole !== undefined) return { path: whole, origin: keyOrigin(from, "superseded-by") };
  const partly = child(from, "partly-superseded-by", `\`partly-superseded-by\` of ${from.what}`);
  if (!partly) return undefined;
  only(partly, new Set(["version", "operations"]));
  const version = need(partly, "version");
  if (!partly.map.entries.has("operations")) missing(partly, "operations");
  const operations = texts(partly, "operations").map((entry) => entry.text);
  return version === undefined
    ? undefined
    : { path: version, operations, origin: keyOrigin(from, "partly-superseded-by") };
}

function need(from: Access, key: string): string | undefined {
  if (!from.map.entries.has(key)) missing(from, key);
  return text(from, key);
}

const missing = ({ map, what, report }: Access, field: string): void =>
  report("field-missing", map.origin, { what, field });

/** A part of an address: `load-balancer/zoned-api`. */
function pages(from: Access, key: string): readonly string[] {
  return words(from, key).filter((word) => {
    const isPage = /^[a-z0-9]+(?:[/-][a-z0-9]+)*$/.test(word);
    if (!isPage)
      from.report("wrong-type", keyOrigin(from, key), {
        what: `\`${key}\` of ${from.what}`,
        want: "the name of a page, of lower-case letters, digits and dashes",
        got: word,
      });
    return isPage;
  });
}

/** One text, or a list of them. */
function words(from: Access, key: string): readonly string[] {
  if (from.map.entries.get(key)?.kind === "list") return texts(from, key).map((entry) => entry.text);
  const word = text(from, key);
  return word === undefined ? [] : [word];
}

const TRACKS: readonly Track[] = ["ga", "beta", "alpha"];
const LOCALITIES: readonly Locality[] = ["zone", "region", "global"];

function oneOf<T extends string>(from: Access, key: string, known: readonly T[]): readonly T[] {
  return words(from, key).flatMap((word) => {
    const found = known.find((one) => one === word);
    if (found === undefined)
      from.report("wrong-type", keyOrigin(from, key), {
        what: `\`${key}\` of ${from.what}`,
        want: `one of ${known.join(", ")}`,
        got: word,
      });
    return found ?? [];
  });
}
