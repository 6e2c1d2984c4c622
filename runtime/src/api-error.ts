import { isNamed, ScwError } from "./errors.ts";
import { isFields } from "./fields.ts";

/** What the details of each type of error hold. The API may leave any of it out. */
export interface ApiErrorDetails {
  readonly invalid_arguments: readonly ArgumentProblem[];
  readonly quotas_exceeded: readonly ExceededQuota[];
  readonly permissions_denied: readonly DeniedPermission[];
  readonly transient_state: ResourceProblem & { readonly current_state?: string };
  readonly not_found: ResourceProblem;
  readonly locked: ResourceProblem;
  readonly out_of_stock: ResourceProblem;
  readonly expired: ResourceProblem & { readonly expired_since?: string };
  readonly already_exists: ResourceProblem & { readonly help_message?: string };
  readonly denied_authentication: AuthenticationProblem;
  readonly precondition_failed: FailedPrecondition;
  readonly too_many_requests: RateLimit;
  /** Of this package: a 409 that does not say which conflict. */
  readonly conflict: ResourceProblem;
  /** Of this package: a 5xx that does not say more. */
  readonly server_error: ResourceProblem;
  /** Of this package: a redirect, which is never followed. */
  readonly redirect: ResourceProblem;
  /** Of this package: an answer that is not what the API sends (HTML, broken JSON, too large). */
  readonly invalid_response: ResourceProblem;
  /** Of this package: a status without a type of its own. */
  readonly unknown: ResourceProblem;
}

export interface ArgumentProblem {
  readonly argument_name?: string;
  readonly reason?: "unknown" | "required" | "format" | "constraint" | (string & {});
  readonly help_message?: string;
}

export interface ExceededQuota {
  readonly resource?: string;
  readonly quota?: number;
  readonly current?: number;
  readonly organization_id?: string;
  readonly project_id?: string;
}

export interface DeniedPermission {
  readonly resource?: string;
  readonly action?: string;
}

export interface ResourceProblem {
  readonly resource?: string;
  readonly resource_id?: string;
}

export interface AuthenticationProblem {
  readonly method?: "unknown_method" | "jwt" | "api_key" | (string & {});
  readonly reason?: "unknown_reason" | "invalid_argument" | "not_found" | "expired" | (string & {});
}

export interface FailedPrecondition {
  readonly precondition?: string;
  readonly help_message?: string;
}

export interface RateLimit {
  readonly help_message?: string;
  readonly limit?: { readonly quota?: number; readonly window_seconds?: number };
  readonly reset_seconds?: number;
  readonly reset_at?: string;
}

/** The types that are known today; the API may add others. */
export type ApiErrorType = keyof ApiErrorDetails;

interface DetailsByType extends ApiErrorDetails {
  readonly [type: string]: unknown;
}

/** What is known of an answer that is an error. */
export interface ApiErrorFacts<Type extends string = string> {
  readonly type: Type;
  readonly status: number;
  readonly requestId: string;
  readonly details: DetailsByType[Type];
}

/** The API answered, and not with success. Narrow it with `isApiError(error, "not_found")`. */
export class ApiError<Type extends string = string> extends ScwError<ApiErrorFacts<Type>> {
  override get name(): "ApiError" {
    return "ApiError";
  }
  /** `not_found`, `quotas_exceeded`, …: derived from the status where the answer does not tell. */
  declare readonly type: Type;
  declare readonly status: number;
  /** What Scaleway's support asks for. Empty when the answer has none. */
  declare readonly requestId: string;
  /** What the answer tells beside its message. */
  declare readonly details: DetailsByType[Type];
}

/** An {@link ApiError} whose `type` narrows its `details`. Keep a default branch: the API may add types. */
export type AnyApiError =
  | ApiError<"invalid_arguments">
  | ApiError<"quotas_exceeded">
  | ApiError<"permissions_denied">
  | ApiError<"transient_state">
  | ApiError<"not_found">
  | ApiError<"locked">
  | ApiError<"out_of_stock">
  | ApiError<"expired">
  | ApiError<"already_exists">
  | ApiError<"denied_authentication">
  | ApiError<"precondition_failed">
  | ApiError<"too_many_requests">
  | ApiError<"conflict">
  | ApiError<"server_error">
  | ApiError<"redirect">
  | ApiError<"invalid_response">
  | ApiError<"unknown">;

/** True for an {@link ApiError} (of the given type), of another copy of the package too. */
export function isApiError(error: unknown): error is AnyApiError;
export function isApiError<Type extends ApiErrorType>(error: unknown, type: Type): error is ApiError<Type>;
export function isApiError(error: unknown, type: string): error is ApiError;
export function isApiError(error: unknown, type?: string): boolean {
  return isNamed(error, "ApiError") && (!type || (isFields(error) && error.type === type));
}
