import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../diagnostics.ts";
import type { Release, Versioned, VersionedApi, Versions } from "../model/versions.ts";
import { isName, trackOf } from "../tracks.ts";
import { type Access, access, child, keyOrigin, only, text } from "./access.ts";
import { changelogOf, load, textIn, VERSIONS } from "./folder.ts";
import { optional } from "./schema.ts";

const PACKAGE: ReadonlySet<string> = new Set(["version", "runtime", "catalogue", "packages", "apis"]);
const API: ReadonlySet<string> = new Set(["document", "sha256", "notes"]);
/** Three numbers: packages have no pre-releases. */
const VERSION = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/;

/** The lock of versions in a folder; empty where there is none, `undefined` when it cannot be read. */
export function versionsOf(folder: string, shown: string, report: Report): Versions | undefined {
  if (!existsSync(join(folder, VERSIONS))) return new Map();
  const source = load(folder, shown, VERSIONS, report);
  const root = source && access(source, "the lock of versions", report);
  if (!root) return undefined;
  const entries = [...root.map.entries.keys()].map((name) => [name, readPackage(root, name)] as const);
  const whole = entries.flatMap(([name, known]) => (known ? [[name, known] as const] : []));
  return whole.length === entries.length ? new Map(whole) : undefined;
}

function readPackage(root: Access, name: string): Versioned | undefined {
  const from = isCalled(root, name, isName(name), "name of a product") ? child(root, name, `\`${name}\``) : undefined;
  if (!from) return undefined;
  only(from, PACKAGE);
  const [version, runtime] = [readVersion(from, "version"), readVersion(from, "runtime")];
  const listed = need(from, "apis") ? child(from, "apis", `\`apis\` of ${from.what}`) : undefined;
  if (version === undefined || runtime === undefined || !listed) return undefined;
  const apis = [...listed.map.entries.keys()].map((path) => [path, readApi(listed, path)] as const);
  const whole = apis.flatMap(([path, api]) => (api ? [[path, api] as const] : []));
  if (whole.length < apis.length) return undefined;
  const origin = keyOrigin(root, name);
  const sums = { ...optional("catalogue", text(from, "catalogue")), ...optional("packages", text(from, "packages")) };
  return { version, runtime, ...sums, apis: new Map(whole), origin };
}

function readApi(listed: Access, path: string): VersionedApi | undefined {
  const from = isCalled(listed, path, isPath(path), "version of an api")
    ? child(listed, path, `\`${path}\``)
    : undefined;
  if (!from) return undefined;
  only(from, API);
  const isWhole = [need(from, "document"), need(from, "sha256")].every(Boolean);
  const [document, sha256] = [text(from, "document"), text(from, "sha256")];
  if (!isWhole || document === undefined || sha256 === undefined) return undefined;
  return { document, sha256, ...optional("notes", text(from, "notes")) };
}

/** The lock is read as YAML, in which nearly everything is a key: so is the mark of a merge, with what follows it. */
function isCalled(from: Access, key: string, isRight: boolean, what: string): boolean {
  if (!isRight) from.report("versions-name", keyOrigin(from, key), { name: key, what });
  return isRight;
}

/** `v1`, or `v1/zoned`. */
function isPath(path: string): boolean {
  const [version = "", ...names] = path.split("/");
  return trackOf(version) !== undefined && names.length < 2 && names.every(isName);
}

function readVersion(from: Access, key: string): string | undefined {
  const version = need(from, key) ? text(from, key) : undefined;
  if (version === undefined || VERSION.test(version)) return version;
  const want = "three numbers, such as 1.2.3";
  from.report("wrong-type", keyOrigin(from, key), { what: `\`${key}\` of ${from.what}`, want, got: version });
  return undefined;
}

function need({ map, what, report }: Access, field: string): boolean {
  if (map.entries.has(field)) return true;
  report("field-missing", map.origin, { what, field });
  return false;
}

/** What each package says of its history; `undefined` when some of it cannot be read. */
export function releasesIn(folder: string, shown: string, report: Report): ReadonlyMap<string, Release> | undefined {
  const versions = versionsOf(folder, shown, report);
  const releases = new Map<string, Release>();
  for (const [name, { version }] of versions ?? []) {
    const file = changelogOf(name);
    const isKept = existsSync(join(folder, file));
    const changelog = isKept ? textIn(folder, shown, file, report) : undefined;
    if (isKept && changelog === undefined) return undefined;
    releases.set(name, { version, ...optional("changelog", changelog) });
  }
  return versions && releases;
}
