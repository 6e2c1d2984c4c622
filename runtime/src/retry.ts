import { ScwError } from "./errors.ts";
import type { Settings } from "./settings.ts";

/**
 * How long to wait before a call is sent again: exponential backoff with full jitter, never less than what the server
 * asks for. A rate limit gets twice the time, since Scaleway's own does not say how long it lasts.
 *
 * A POST or PATCH is only repeated when it was certainly not carried out. A 503 does not tell: the API also uses it for
 * refusals.
 * @returns milliseconds; infinite when repeating is not safe, may not help, or would take too long.
 */
export function retryDelay(
  { retryDelay, maxRetryDelay }: Settings,
  method: string,
  error: unknown,
  attempts: number,
): number {
  const { transient, refused, retryAfter = 0 }: Partial<ScwError> = error instanceof ScwError ? error : {};
  if (!transient || (!refused && onlyOnce(method)) || retryAfter > maxRetryDelay) return Infinity;
  const ceiling = Math.min(maxRetryDelay, retryDelay * 2 ** (refused ? attempts : attempts - 1));
  return Math.max(retryAfter, Math.random() * ceiling);
}

/** POST and PATCH: twice is not the same as once. */
export const onlyOnce = (method: string): boolean => /^P[OA]/.test(method);

/** `Retry-After` in milliseconds: seconds or a date. Anything else is ignored. */
export function retryAfter(value: string | null): number | undefined {
  const time = Number(value) * 1000 || Date.parse(value ?? "") - Date.now();
  return time > 0 ? time : undefined;
}
