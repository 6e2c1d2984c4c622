import { isApiError } from "./api-error.ts";
import { isConnectionError, isTimeoutError, type ScwError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { Settings } from "./settings.ts";

/**
 * Whether to send the call again. A POST or PATCH only when it was certainly not carried out: a 503 does not tell,
 * since the API also uses it for refusals.
 */
export function mayRepeat(method: Operation["method"], error: unknown): error is ScwError {
  const safe = method !== "POST" && method !== "PATCH";
  if (isApiError(error)) return error.status === 429 || (safe && isTransient(error));
  if (isConnectionError(error)) return safe || error.refused;
  return safe && isTimeoutError(error) && error.option === "attemptTimeout";
}

/** Whether the failure may pass by itself. */
export function isTransient(error: unknown): boolean {
  if (!isApiError(error)) return isConnectionError(error) || isTimeoutError(error);
  const { status } = error;
  return status === 429 || status === 408 || (status >= 500 && status !== 501 && error.type !== "out_of_stock");
}

/**
 * Exponential backoff with full jitter, never less than what the server asks for. Rate limits get twice the time,
 * since Scaleway's own 429 does not say how long it lasts.
 * @returns milliseconds, or nothing when the server asks for more than the client is willing to wait.
 */
export function retryDelay(settings: Settings, error: ScwError, attempt: number): number | undefined {
  const limited = isApiError(error, "too_many_requests");
  const ceiling = settings.retryDelay * 2 ** (attempt - (limited ? 0 : 1));
  const backoff = Math.random() * Math.min(settings.maxRetryDelay, ceiling);
  const asked = isApiError(error) ? (error.retryAfter ?? 0) : 0;
  return asked > settings.maxRetryDelay ? undefined : Math.max(asked, backoff);
}

/** `Retry-After` in milliseconds: seconds or a date. Anything else is ignored. */
export function retryAfter(value: string | null): number | undefined {
  if (!value) return undefined;
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(time) ? undefined : Math.max(0, time);
}
