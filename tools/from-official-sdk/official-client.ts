/**
 * What `@scaleway/sdk-client` exports, as far as programs use it, with what becomes of it. The tables of errors and
 * options are the only knowledge of the official SDK that is written down here; all else follows from our own packages.
 */
export const officialClient: string = `
/** @api runtime */
export interface Client {
  /** @manual scwkit keeps the settings of a client to itself: pass what you need beside it */
  settings: Settings;
  /** @manual scwkit has no way to send a request of its own making: use the function of the operation */
  fetch: (request: unknown, unwrapper?: unknown) => Promise<any>;
}
/** @named string */
export type Region = string;
/** @named string */
export type Zone = string;
/**
 * @api runtime
 * @named ClientOptions
 */
export interface Profile {
  /** @drop */
  accessKey?: string;
  /** @becomes secretKey */
  secretKey?: string;
  /** @becomes apiUrl */
  apiURL?: string;
  /** @becomes organizationId */
  defaultOrganizationId?: string;
  /** @becomes projectId */
  defaultProjectId?: string;
  /** @becomes region */
  defaultRegion?: Region;
  /** @becomes zone */
  defaultZone?: Zone;
}
/**
 * @api runtime
 * @named ClientOptions
 */
export interface Settings extends Profile {
  /** @becomes pageSize */
  defaultPageSize?: number;
  /** @becomes fetch */
  httpClient?: typeof fetch;
  /** @becomes userAgent */
  userAgent?: string;
  /** @manual use \`hooks: watch({ request, response, error })\` to look on, or a \`fetch\` of yours to change what is sent */
  interceptors?: unknown[];
  /** @manual use \`hooks: watch({ request })\` to look on, or a \`fetch\` of yours to change what is sent */
  requestInterceptors?: unknown[];
  /** @manual use \`hooks: watch({ response })\` to look on, or a \`fetch\` of yours to change what comes back */
  responseInterceptors?: unknown[];
}
/** @manual a client is set up by the options of \`createClient\` */
export type ClientConfig = (settings: Settings) => Settings;
/**
 * @api runtime
 * @call createClient
 */
export declare function createClient(settings?: Settings): Client;
/** @factory create */
export declare function createAdvancedClient(...configs: ClientConfig[]): Client;
/** @factory ... */
export declare function withProfile(profile: Readonly<Profile>): ClientConfig;
/** @factory fetch */
export declare function withHTTPClient(httpClient: typeof fetch): ClientConfig;
/** @factory pageSize */
export declare function withDefaultPageSize(defaultPageSize: number): ClientConfig;
/** @factory userAgent */
export declare function withUserAgent(userAgent: string): ClientConfig;
/** @factory userAgent */
export declare function withUserAgentSuffix(userAgent: string): ClientConfig;
/** @manual use \`hooks: watch({ request, response, error })\` to look on, or a \`fetch\` of yours to change what is sent */
export declare function withAdditionalInterceptors(interceptors: unknown[]): ClientConfig;
/** @factory nothing */
export declare function withRetry(options?: unknown): ClientConfig;
/** @manual use \`hooks: watch({ request, response, error })\` of \`createClient\` */
export declare function enableConsoleLogger(level?: string, prefix?: string): void;
/** @manual use \`hooks: watch({ request, response, error })\` of \`createClient\` */
export declare function setLogger(logger: unknown): void;
/** @manual use the waiter of the resource, or \`wait\` of \`@scwkit/runtime\` */
export declare function waitForResource(...parts: any[]): Promise<any>;

/** @manual import it from the package that uses it */
export interface Money {
  /** @wire currency_code */
  currencyCode: string;
  units: number;
  nanos: number;
}
/** @manual import it from the package that uses it */
export interface TimeSeries {
  name: string;
  points: unknown[];
  metadata: Record<string, string>;
}
/** @manual a file comes as a \`Blob\` */
export interface ScwFile {
  name: string;
  /** @wire content_type */
  contentType: string;
  content: string;
}
/** @manual options of a waiter are \`WaitOptions\` of \`@scwkit/runtime\`, in milliseconds */
export interface WaitForOptions<T> {
  /** @seconds timeout */
  timeout?: number;
  /** @seconds interval */
  minDelay?: number;
  /** @seconds maxInterval */
  maxDelay?: number;
  /** @manual name the statuses to wait for: \`until: "…"\` */
  stop?: (resource: T) => Promise<boolean>;
}
export interface Pages<T> {
  /** @becomes toArray */
  all(): Promise<T[]>;
  [Symbol.asyncIterator](): AsyncGenerator<T[], void, void>;
}

declare class ErrorBase extends Error {
  readonly status: number;
  /** @manual \`type\`, \`details\` and \`requestId\` of the error say what the body said */
  readonly body: any;
  /** @manual \`message\` begins with type and operation; \`details\` holds what the body said */
  readonly rawMessage: string | undefined;
}
export declare namespace Errors {
  ${errorClass("ScalewayError", "any", {})}
  ${errorClass("AlreadyExistsError", "already_exists", { resource: "string", resourceId: "string", helpMessage: "string" })}
  ${errorClass("DeniedAuthenticationError", "denied_authentication", { method: "string", reason: "string" })}
  /**
   * @api runtime
   * @named ArgumentProblem
   */
  export interface InvalidArgumentsErrorDetails {
    /** @wire argument_name */
    readonly argumentName: string;
    readonly reason: string;
    /** @wire help_message */
    readonly helpMessage?: string;
  }
  ${errorClass("InvalidArgumentsError", "invalid_arguments", {}, "readonly details: InvalidArgumentsErrorDetails[];")}
  ${errorClass("OutOfStockError", "out_of_stock", { resource: "string" })}
  ${errorClass("PermissionsDeniedError", "permissions_denied", {}, "/** @becomes details */ readonly list: { readonly resource: string; readonly action: string }[];")}
  ${errorClass("PreconditionFailedError", "precondition_failed", { precondition: "string", helpMessage: "string" })}
  /**
   * @api runtime
   * @named ExceededQuota
   */
  export interface QuotasExceededErrorDetails {
    readonly resource: string;
    readonly quota: number;
    readonly current: number;
    /** @manual \`project_id\` or \`organization_id\` is there instead */
    readonly scope?: { kind: "organization" | "project"; id: string };
  }
  ${errorClass("QuotasExceededError", "quotas_exceeded", {}, "/** @becomes details */ readonly list: QuotasExceededErrorDetails[];")}
  ${errorClass("ResourceExpiredError", "expired", { resource: "string", resourceId: "string", expiredSince: "Date" })}
  ${errorClass("ResourceLockedError", "locked", { resource: "string", resourceId: "string" })}
  ${errorClass("ResourceNotFoundError", "not_found", { resource: "string", resourceId: "string" })}
  export interface TooManyRequestsQuotaPolicy {
    quota: number;
    /** @wire window_seconds */
    windowSeconds?: number;
  }
  ${errorClass("TooManyRequestsError", "too_many_requests", { helpMessage: "string", limit: "TooManyRequestsQuotaPolicy | undefined", resetSeconds: "number | undefined", resetAt: "Date | undefined" })}
  ${errorClass("TransientStateError", "transient_state", { resource: "string", resourceId: "string", currentState: "string" })}
}
`;

/** An error class whose own fields stand in \`details\` here, in the spelling of the API. */
function errorClass(name: string, guard: string, fields: Readonly<Record<string, string>>, more = ""): string {
  const members = Object.entries(fields).map(([field, type]) => {
    const wire = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const date = type.startsWith("Date") ? "\n   * @date\n   * @nullable" : "";
    return `  /**\n   * @becomes details.${wire}${date}\n   */\n  readonly ${field}: ${type};`;
  });
  const base = guard === "any" ? "ErrorBase" : "ScalewayError";
  return `/** @guard ${guard} */\n  export class ${name} extends ${base} {\n${[...members, more].join("\n")}\n  }`;
}

export const officialLoader: string = `
import type { Profile } from "@scaleway/sdk-client";
export type { Profile };
/** @manual \`loadConfig\` of \`@scwkit/config\` takes \`{ profile, path }\` */
export interface ProfileFromFileParams {
  /** @becomes path */
  filepath?: string;
  /** @becomes profile */
  profileName?: string;
}
/** @loader file */
export declare function loadProfileFromConfigurationFile(params?: Readonly<ProfileFromFileParams>): Profile;
/** @loader file */
export declare function loadProfileFromConfigurationFileAsync(params?: Readonly<ProfileFromFileParams>): Promise<Profile>;
/** @loader environment */
export declare function loadProfileFromEnvironmentValues(): Profile;
/** @manual \`loadConfig\` of \`@scwkit/config\` reads one profile: \`loadConfig({ profile })\` */
export declare function loadAllProfilesFromConfigurationFile(params?: unknown): Record<string, Profile>;
/** @manual \`loadConfig\` of \`@scwkit/config\` reads one profile: \`loadConfig({ profile })\` */
export declare function loadAllProfilesFromConfigurationFileAsync(params?: unknown): Promise<Record<string, Profile>>;
/** @manual \`loadConfig\` warns of a file that others can read */
export declare function hasSecureFilePermissions(path: string): Promise<boolean>;
`;
