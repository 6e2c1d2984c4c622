import { type Call, callOf } from "./answer.ts";
import type { Operation } from "./operation.ts";
import { planCall } from "./plan-call.ts";
import type { CallOptions } from "./send.ts";
import { type Client, settingsOf } from "./settings.ts";

/**
 * Calls an operation. Where the API answers a change with nothing although a result is declared, the result is
 * `undefined`, since the change has been made; a read that is answered with nothing is an error.
 * @throws {TypeError} when a field is missing or malformed: nothing was sent.
 * @throws {ApiError} when the API refuses. @throws {ConnectionError} @throws {TimeoutError}
 */
export function call<Request extends object, Result>(
  client: Client,
  operation: Operation<Request, Result>,
  request?: Request,
  options?: CallOptions,
): Call<Result> {
  return callOf(client, () => planCall(settingsOf(client), operation, request), options);
}
