import type { Answer } from "./attempt.ts";
import type { Plan } from "./plan.ts";
import { type CallOptions, send } from "./send.ts";
import type { Client } from "./settings.ts";

/** A result with what came along. */
export interface WithResponse<Result> {
  readonly result: Result;
  readonly status: number;
  readonly headers: Headers;
  /** What Scaleway's support asks for. */
  readonly requestId: string;
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

export function callOf<Result>(client: Client, planned: () => Plan, options: CallOptions | undefined): Call<Result> {
  // The only promise about what the API sends: types are not enforced on answers.
  const answer = send(client, planned, options) as Promise<Answer & WithResponse<Result>>;
  const result = answer.then((facts) => facts.result);
  const withResponse = (): Promise<WithResponse<Result>> => {
    // Whoever takes the answer has its failure too: the plain result is not left to be an unhandled rejection.
    result.catch(() => {});
    return answer;
  };
  return Object.assign(result, { withResponse, [planKey]: planned });
}
