import { ConfigError } from "./error.ts";
import { formats, parseSwitch, renamedPlace } from "./formats.ts";
import type { Setting, Settings, SwitchName, TextName } from "./settings.ts";
import type { Warn } from "./warn.ts";

/**
 * What was found, under the names that `createClient` knows. A setting that was not found is absent, so a spread
 * (`{ zone: "fr-par-1", ...config }`) never overwrites anything with `undefined`.
 */
export interface Config {
  /**
   * Returns the secret key. A function, so that printing, logging or serialising the configuration cannot show it.
   * @throws {ConfigError} when there is none; the message says where it may be set
   */
  readonly secretKey: () => string;
  readonly accessKey?: string;
  readonly organizationId?: string;
  readonly projectId?: string;
  readonly region?: string;
  readonly zone?: string;
  /** Without a slash at the end. */
  readonly apiUrl?: string;
  readonly userAgent?: string;
  /** Not used by the client: for an Object Storage library. */
  readonly s3Endpoint?: string;
  /** Not used by the client: for an Object Storage library. */
  readonly s3UsePathStyle?: boolean;
  /** Not used by the client, which always verifies certificates unless it is given a `fetch` that does not. */
  readonly insecure?: boolean;
}

const texts = [
  "accessKey",
  "organizationId",
  "projectId",
  "region",
  "zone",
  "apiUrl",
  "userAgent",
  "s3Endpoint",
] as const satisfies readonly TextName[];
const switches = ["s3UsePathStyle", "insecure"] as const satisfies readonly SwitchName[];

/**
 * Checks what was found.
 * @throws {ConfigError} when a value has the wrong form
 */
export function toConfig(settings: Settings, whereToSetTheKey: string, warn: Warn): Config {
  const config: { -readonly [Name in keyof Config]: Config[Name] } = { secretKey: keeper(settings, whereToSetTheKey) };
  for (const name of texts) {
    const setting = settings.get(name);
    if (setting) config[name] = toText(name, setting, warn);
  }
  for (const name of switches) {
    const setting = settings.get(name);
    if (setting) config[name] = toSwitch(setting);
  }
  if (config.insecure) warn(insecure, "SCWKIT_CONFIG_INSECURE");
  return config;
}

const insecure =
  "The setting `insecure` has no effect on the client, certificates are verified: trust the server's certificate " +
  "with NODE_EXTRA_CA_CERTS, or give the client a fetch of its own.";

/** A missing key is an error at the first call only: the caller may yet lay another one over it. */
function keeper(settings: Settings, whereToSetTheKey: string): () => string {
  const setting = settings.get("secretKey");
  if (!setting) {
    return () => {
      throw new ConfigError(`no secret key: ${whereToSetTheKey}`);
    };
  }
  const secret = toText("secretKey", setting, () => {});
  return () => secret;
}

function toText(name: TextName, setting: Setting, warn: Warn): string {
  const { value, label, place } = setting;
  const { test, expected } = formats[name];
  const text = typeof value === "string" ? value.trim() : "";
  const renamed = renamedPlace(name, text);
  if (renamed) {
    warn(`${label}: ${text} is now called ${renamed}, write that instead.`, "SCWKIT_CONFIG_DEPRECATED");
    return renamed;
  }
  if (test(text)) return name === "apiUrl" || name === "s3Endpoint" ? text.replace(/\/+$/, "") : text;
  throw new ConfigError(`${label} must be ${expected}${typeof value === "string" ? "" : found(value)}`, place);
}

function toSwitch({ value, label, place, inverted = false }: Setting): boolean {
  const parsed = typeof value === "boolean" ? value : parseSwitch(String(value));
  if (parsed !== undefined) return parsed !== inverted;
  throw new ConfigError(`${label} must be true or false`, place);
}

/** Names the kind of value only, as the value may be a secret. */
function found(value: unknown): string {
  if (Array.isArray(value)) return ", not a list";
  if (typeof value === "object") return ", not a section of its own";
  return `, but YAML reads a ${typeof value} here: put the value in quotes`;
}
