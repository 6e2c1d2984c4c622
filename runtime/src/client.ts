import { checkPlace, checkSecretKey, checkText, numbersFrom } from "./check.ts";
import type { Watcher } from "./moment.ts";
import type { RegionRule, ZoneRule } from "./place.ts";
import { type Client, type Numbers, type Settings, settingsKey } from "./settings.ts";
import { version } from "./version.ts";

/** What {@link createClient} takes. All times are in milliseconds. */
export interface ClientOptions<Zone extends string | undefined = string, Region extends string | undefined = string> {
  /** The secret key of an API key, or a function that gives the current one. It is asked before every attempt. */
  readonly secretKey: string | undefined | (() => string | Promise<string>);
  /** The zone of calls that name none: `fr-par-1`. */
  readonly zone?: Zone | undefined;
  /** The region of calls that name none: `fr-par`. Without it, the region of `zone`. */
  readonly region?: Region | undefined;
  /** The project of calls that name none. */
  readonly projectId?: string | undefined;
  /** The organization of calls that name none. */
  readonly organizationId?: string | undefined;
  /** How many items a page of a list holds. Most lists allow 100. Default: the API's choice. */
  readonly pageSize?: number | undefined;
  /** Default `https://api.scaleway.com`. Plain http is accepted on loopback only. */
  readonly apiUrl?: string | undefined;
  /** Added to the `User-Agent` header. */
  readonly userAgent?: string | undefined;
  /** Default: the `fetch` of the platform. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds for a call with all its attempts and waits. `Infinity` for no limit. Default 120 000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for one attempt, its body included. Default 30 000. */
  readonly attemptTimeout?: number | undefined;
  /** How often a call is repeated at most, where that is safe. Default 4. */
  readonly retries?: number | undefined;
  /** Milliseconds that the first wait takes at most; each further one twice as long. Default 500. */
  readonly retryDelay?: number | undefined;
  /** Milliseconds that a wait takes at most. A `Retry-After` above it ends the call at once. Default 30 000. */
  readonly maxRetryDelay?: number | undefined;
  /** A larger answer is an error. Default 100 000 000. */
  readonly maxResponseBytes?: number | undefined;
  /** Made by `watch` or `openTelemetry`. */
  readonly hooks?: Watcher | undefined;
}

const defaults: Numbers = {
  timeout: 120_000,
  attemptTimeout: 30_000,
  retries: 4,
  retryDelay: 500,
  maxRetryDelay: 30_000,
  maxResponseBytes: 1e8,
  pageSize: 0,
};

/** A whole URL, since it gets the secret key: nothing in front of the host, nothing behind the path. */
const secureUrl = /^(https:\/\/[\w.-]+|http:\/\/(localhost|127\.[\d.]+|\[::1]))(:\d+)?(\/[\w./~-]*)?$/i;

/**
 * Makes a client. It holds no connection and needs no closing.
 * @throws {TypeError} that names the option at fault.
 */
export function createClient<Zone extends string | undefined = never, Region extends string | undefined = never>(
  options: ClientOptions<Zone, Region>,
): Client<ZoneRule<Zone>, RegionRule<Zone, Region>> {
  const { secretKey, fetch, hooks } = options;
  const apiUrl = checkText(
    "apiUrl",
    options.apiUrl || "https://api.scaleway.com",
    secureUrl,
    "https without credentials or query",
  );
  const userAgent = checkText(
    "userAgent",
    `scwkit/${version} ${options.userAgent || ""}`.trim(),
    /^[ -~]+$/,
    "printable ASCII",
  );
  const zone = options.zone && checkPlace("zone", options.zone);
  const settings: Settings = {
    ...numbersFrom(defaults, options),
    apiUrl: apiUrl.replace(/\/+$/, ""),
    secretKey: typeof secretKey === "function" ? secretKey : checkSecretKey(secretKey),
    // Browsers do not let the user agent be set, and some ask the server first when it is.
    headers: {
      Accept: "application/json",
      ...(!/^Moz/.test(globalThis.navigator?.userAgent ?? "") && { "User-Agent": userAgent }),
    },
    fetch,
    zone,
    region: options.region ? checkPlace("region", options.region) : zone?.replace(/-\d+$/, ""),
    project: options.projectId,
    organization: options.organizationId,
    hooks,
    budget: { left: 100 },
  };
  return Object.freeze(Object.defineProperty({ apiUrl }, settingsKey, { value: () => settings }));
}
