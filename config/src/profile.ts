import { asMap, type ConfigDocument, type YamlMap } from "./document.ts";
import { ConfigError } from "./error.ts";
import { holdsSecretKey } from "./formats.ts";
import { type Setting, type SettingName, type Settings, spellings } from "./settings.ts";
import type { Warn } from "./warn.ts";

/** A profile's name as errors show it: a key that got into its place stays hidden. */
export function quoteName(name: string): string {
  return holdsSecretKey(name) ? "(a name that looks like a secret key)" : `"${name}"`;
}

/** The name of the root keys as a profile. */
export const rootProfile = "default";

/** A profile that was asked for, and what asked. */
export interface ProfileRequest {
  readonly name: string;
  readonly by: string;
}

/**
 * What the file sets: the profile that was asked for, else the active one, laid over the root keys.
 * @throws {ConfigError} when there is no such profile, or the file has another shape
 */
export function profileSettings(
  document: ConfigDocument,
  request: ProfileRequest | undefined,
  warn: Warn,
): { readonly name: string; readonly settings: Settings } {
  const profiles = asMap(document.root.get("profiles"), "`profiles`", document.place(["profiles"]));
  if (profiles.has(rootProfile)) warn(reserved(document), "SCWKIT_CONFIG_RESERVED_NAME");
  const root = sectionSettings(document, document.root, []);
  const name = request?.name ?? activeProfile(document);
  if (name === undefined || name === rootProfile) return { name: rootProfile, settings: root };
  const key = [...profiles.keys()].find((candidate) => String(candidate) === name);
  if (key === undefined) throw unknownProfile(document, profiles, name, request);
  const keys = ["profiles", key];
  const profile = asMap(profiles.get(key), `the profile ${quoteName(name)}`, document.place(keys));
  return { name, settings: new Map([...root, ...sectionSettings(document, profile, keys)]) };
}

function activeProfile(document: ConfigDocument): string | undefined {
  const name = document.root.get("active_profile");
  if (name === undefined || name === null || name === "") return undefined;
  // A profile may be called 2024 or true.
  if (typeof name !== "object") return String(name);
  throw new ConfigError("active_profile must be the name of a profile", document.place(["active_profile"]));
}

function sectionSettings(document: ConfigDocument, section: YamlMap, keys: readonly unknown[]): Settings {
  const found = new Map<SettingName, Setting>();
  for (const { name, key } of spellings) {
    const value = section.get(key);
    // An empty value lets the root keys through, as an empty variable lets the file through.
    if (value === undefined || value === null || value === "") continue;
    found.set(name, { value, label: key, place: document.place([...keys, key]) });
  }
  return found;
}

function unknownProfile(
  document: ConfigDocument,
  profiles: YamlMap,
  name: string,
  request: ProfileRequest | undefined,
): ConfigError {
  const names = [rootProfile, ...profiles.keys()].map((known) => quoteName(String(known))).join(", ");
  const asker = request ? `, asked for by ${request.by}` : "";
  const place = document.place([request ? "profiles" : "active_profile"]);
  return new ConfigError(`there is no profile ${quoteName(name)}${asker}; the file has ${names}`, place);
}

function reserved(document: ConfigDocument): string {
  const { file, line } = document.place(["profiles", rootProfile]);
  return `${file}:${line}: no tool reads a profile called "${rootProfile}", the root keys have that name: rename it.`;
}
