import { type Found, type LookOptions, lookUntil } from "./look.ts";
import type { Waiter } from "./operation.ts";
import type { Client } from "./settings.ts";

/** How to wait. All times are in milliseconds. */
export interface WaitOptions<Status = string, Resource = unknown> extends LookOptions<Status, Resource> {
  /**
   * The status, or one of several, to wait for. Any other that is not a failure is waited through, settled ones too:
   * an action may take a moment to show. Without it, any status that does not pass by itself ends the wait.
   */
  readonly until?: Status | readonly Status[] | undefined;
}

/**
 * Waits until a resource's status settles, or is the wanted one. The first look is at once.
 * @returns the resource.
 * @throws {WaitError} when the status tells of a failure, when the resource goes away meanwhile, or when time is up; it
 * holds the resource as it was last seen.
 * @throws {ApiError} when the resource cannot be read. 5xx, rate limits and broken connections are waited through.
 */
export async function wait<Request extends object, Resource, Status extends string>(
  client: Client,
  waiter: Waiter<Request, Resource>,
  request: Request,
  options: WaitOptions<Status, Resource> = {},
): Promise<Resource> {
  const { until } = options;
  const wanted: readonly string[] | undefined =
    until === undefined ? undefined : typeof until === "string" ? [until] : until;
  const resource = await lookUntil(client, waiter, request, options, (found) => {
    const { status = "", gone, resource } = found;
    if (gone) {
      if (resource === undefined) throw gone;
      if (wanted?.includes("deleted")) return true;
      throw found.fail("gone", `gone while it was ${status}`);
    }
    if (wanted?.includes(status)) return true;
    if (waiter.failure.includes(status)) throw failed(found);
    return !wanted && !waiter.transient.includes(status);
  });
  return resource as Resource;
}

/**
 * Waits until a resource is gone: until reading it is answered with 404 (or what the product answers instead), or its
 * status is `deleted`. A resource that had already failed before may be deleted too: only a failure on the way counts.
 * @throws {WaitError} when the deletion fails, or when time is up.
 * @throws {ApiError} when the resource cannot be read.
 */
export async function waitUntilGone<Request extends object, Resource>(
  client: Client,
  waiter: Waiter<Request, Resource>,
  request: Request,
  options: LookOptions<string, Resource> = {},
): Promise<void> {
  await lookUntil(client, waiter, request, options, (found) => {
    const { status = "", gone, firstStatus } = found;
    if (gone || status === "deleted") return true;
    if (waiter.failure.includes(status) && status !== firstStatus) throw failed(found);
    return false;
  });
}

function failed<Resource>(found: Found<Resource>): Error {
  return found.fail("failure", `the status is ${found.status}`);
}
