import { fail } from "./check.ts";
import type { Watcher } from "./moment.ts";

/** The settings that are numbers. All times are in milliseconds. */
export interface Numbers {
  readonly timeout: number;
  readonly attemptTimeout: number;
  readonly retries: number;
  readonly retryDelay: number;
  readonly maxRetryDelay: number;
  readonly maxResponseBytes: number;
  readonly pageSize: number;
}

/** What a client was made of, checked and with the defaults filled in. Reached through {@link settingsOf} only. */
export interface Settings extends Numbers {
  readonly apiUrl: string;
  readonly secretKey: string | (() => string | Promise<string>);
  /** Of every request, the secret key aside. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch | undefined;
  readonly zone: string | undefined;
  readonly region: string | undefined;
  readonly project: string | undefined;
  readonly organization: string | undefined;
  readonly hooks: Watcher | undefined;
  /** Retries that the client may still make: each takes one, each call that succeeds gives back a tenth. */
  readonly budget: { left: number };
}

/** Registered, so that a client of one copy of the package serves the functions of another. */
export const settingsKey: unique symbol = /* @__PURE__ */ Symbol.for("scwkit.client.1");

/**
 * What every operation takes first. `Zone` and `Region` say what the client's lack of a default place adds to a
 * request; they exist for the compiler only.
 */
export interface Client<Zone = unknown, Region = unknown> {
  readonly apiUrl: string;
  /** Never set: carries the type. */
  readonly "~zone"?: Zone;
  /** Never set: carries the type. */
  readonly "~region"?: Region;
  /** A function and not enumerable, so that neither `util.inspect` nor `JSON.stringify` goes in. */
  readonly [settingsKey]?: () => Settings;
}

export function settingsOf(client: Client | undefined): Settings {
  return client?.[settingsKey]?.() ?? fail("client", "must be made by createClient");
}
