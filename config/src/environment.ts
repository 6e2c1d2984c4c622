import { isSecretKey } from "./formats.ts";
import { type Environment, type Setting, type SettingName, type Settings, spellings } from "./settings.ts";
import type { Warn } from "./warn.ts";

/** The value of a variable. An empty one counts as unset: many shells and CI systems cannot take one away. */
export function variable(env: Environment, name: string): string | undefined {
  // Files given to `docker --env-file` keep their carriage returns.
  return env[name]?.trim() || undefined;
}

/** What the environment sets. An older name warns, and only when nothing newer stands in front of it. */
export function environmentSettings(env: Environment, warn: Warn): Settings {
  const found = new Map<SettingName, Setting>();
  for (const { name, variable: current, deprecated = [] } of spellings) {
    const label = [current, ...deprecated].find((candidate) => isSet(env, candidate, name));
    if (label === undefined) continue;
    if (label !== current) warn(deprecation(label, current), "SCWKIT_CONFIG_DEPRECATED");
    found.set(name, { value: variable(env, label), label, inverted: label === "SCW_TLSVERIFY" });
  }
  return found;
}

function isSet(env: Environment, label: string, name: SettingName): boolean {
  const value = variable(env, label);
  if (value === undefined) return false;
  // Tools have used this one for either key; only its form tells which.
  if (label === "SCALEWAY_ACCESS_KEY") return isSecretKey(value) === (name === "secretKey");
  return true;
}

function deprecation(label: string, current: string): string {
  const inverted = label === "SCW_TLSVERIFY" ? " (with the opposite value)" : "";
  return `The variable ${label} is deprecated: set ${current}${inverted} instead.`;
}
