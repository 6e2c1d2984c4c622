import { type Config, toConfig } from "./config.ts";
import { parseConfig } from "./document.ts";
import { environmentSettings, variable } from "./environment.ts";
import { ConfigError } from "./error.ts";
import { readConfigFile } from "./file.ts";
import { type Location, locate } from "./paths.ts";
import { type ProfileRequest, profileSettings, quoteName, rootProfile } from "./profile.ts";
import type { Environment } from "./settings.ts";
import { type Warn, warnOnce } from "./warn.ts";

export interface LoadConfigOptions {
  /** The profile to use, whatever `SCW_PROFILE` and the file's `active_profile` say. `default` is the root keys. */
  readonly profile?: string | undefined;
  /** The file to read, whatever `SCW_CONFIG_PATH` says. */
  readonly path?: string | undefined;
  /** Stands in for `process.env`, as a whole: it tells the home directory too. */
  readonly env?: Environment | undefined;
  /** Takes the warnings. Without it they go to `process.emitWarning`, each once per process. */
  readonly warn?: Warn | undefined;
}

/**
 * Reads what Scaleway's own tools are configured with: a profile of `~/.config/scw/config.yaml`, and over it the
 * variables `SCW_*`. The result is made for `createClient`; a variable or key that is empty counts as absent.
 *
 * @throws {ConfigError} when the file is not readable or not YAML, when one that was named or the profile that was
 * asked for does not exist, or when a value has the wrong form. A missing file is no error otherwise, and a missing
 * secret key is one at the first call.
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<Config> {
  const { env = process.env, warn = warnOnce } = options;
  const request = requestedProfile(options.profile, env);
  const location = locate(options.path, env);
  const file = await readConfigFile(location, warn);
  if (!file && request && request.name !== rootProfile) throw profileWithoutFile(request, location);
  const fromFile = file && profileSettings(parseConfig(file), request, warn);
  const settings = new Map([...(fromFile?.settings ?? []), ...environmentSettings(env, warn)]);
  return toConfig(settings, whereToSetTheKey(file?.path ?? location.paths[0], fromFile?.name), warn);
}

function requestedProfile(profile: string | undefined, env: Environment): ProfileRequest | undefined {
  if (profile === "") throw new ConfigError("the option `profile` is empty: leave it out to get the active profile");
  if (profile !== undefined) return { name: profile, by: "the option `profile`" };
  const name = variable(env, "SCW_PROFILE");
  return name === undefined ? undefined : { name, by: "SCW_PROFILE" };
}

function profileWithoutFile({ name, by }: ProfileRequest, { paths }: Location): ConfigError {
  const looked = paths.length > 0 ? `there is no file ${paths.join(", nor ")}` : "no home directory is known";
  return new ConfigError(`no profile ${quoteName(name)} (asked for by ${by}): ${looked}`);
}

function whereToSetTheKey(path: string | undefined, profile = rootProfile): string {
  const inFile = path === undefined ? "" : `, or secret_key in ${path} (profile ${quoteName(profile)})`;
  return `set SCW_SECRET_KEY${inFile}`;
}
