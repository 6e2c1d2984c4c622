import type { Operation } from "./operation.ts";
import { type Plan, plan } from "./plan.ts";
import { type Answer, type CallOptions, send } from "./send.ts";
import { type Client, settingsOf } from "./settings.ts";

/** A result with what came along. */
export interface WithResponse<Result> {
  readonly result: Result;
  readonly status: number;
  readonly headers: Headers;
  /** What Scaleway's support asks for. */
  readonly requestId: string | undefined;
  /** The body as it came: text, or a `Blob` when the result is one. */
  readonly body: string | Blob;
  /** How many requests it took. */
  readonly attempts: number;
  /** How many milliseconds were spent waiting between them. */
  readonly delay: number;
}

/** Where `toCurl` finds the request of a call. */
export const planKey: unique symbol = /* @__PURE__ */ Symbol.for("scwkit.call.1");

/** The result of an operation, on its way. */
export interface Call<Result> extends Promise<Result> {
  /** The result with status, headers, request id and the body as it came. */
  withResponse(): Promise<WithResponse<Result>>;
  readonly [planKey]?: () => Plan;
}

/**
 * Calls an operation. Where the API answers a change with nothing although it has a result, the result is `undefined`;
 * a read that is answered with nothing is an error.
 * @throws {TypeError} when a field is missing or malformed: nothing was sent.
 * @throws {ApiError} when the API refuses. @throws {ConnectionError} @throws {TimeoutError}
 */
export function call<Request extends object, Result>(
  client: Client,
  operation: Operation<Request, Result>,
  request?: Request,
  options: CallOptions = {},
): Call<Result> {
  const answer = answerOf(client, operation, request, options);
  const full = answer.then((facts) => ({ ...facts, result: facts.result as Result }));
  const result = full.then(({ result }) => result);
  return Object.assign(result, {
    withResponse: () => {
      // Whoever takes the answer has its failure too: the plain result is not left to be an unhandled rejection.
      result.catch(() => {});
      return full;
    },
    [planKey]: () => planOf(client, operation, request),
  });
}

export function planOf(client: Client, operation: Operation, request: unknown): Plan {
  return plan(settingsOf(client), operation, request);
}

/** Async, so that what is wrong with the arguments is a rejection like any other failure. */
export async function answerOf(
  client: Client,
  operation: Operation,
  request: unknown,
  options: CallOptions,
): Promise<Answer> {
  return send(settingsOf(client), planOf(client, operation, request), options);
}
