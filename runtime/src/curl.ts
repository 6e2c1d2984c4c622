import { planKey } from "./answer.ts";
import { hideBody, hideUrl } from "./hide.ts";
import type { Operation } from "./operation.ts";
import type { Plan } from "./plan.ts";
import { planCall } from "./plan-call.ts";
import { type Client, settingsOf } from "./settings.ts";

/**
 * The curl command that does what a call does, with `$SCW_SECRET_KEY` in place of the key and secret fields hidden.
 * Given a client, an operation and its request, nothing is sent: `toCurl(scw, createServerOperation, { … })`.
 * @throws {TypeError} when the request is malformed.
 */
export function toCurl(call: Sendable): string;
export function toCurl<Request extends object>(
  client: Client,
  operation: Operation<Request>,
  request?: Request,
): string;
export function toCurl(subject: Sendable | Client, operation?: Operation, request?: object): string {
  const plan = operation
    ? planCall(settingsOf(subject as Client), operation, request)
    : (subject as Sendable)[planKey]?.();
  if (!plan) throw new TypeError("toCurl: takes a call, or a client and an operation");
  const { "User-Agent": _, Accept: __, ...headers } = plan.headers;
  const lines = [`curl -X ${plan.operation.method}`, '-H "X-Auth-Token: $SCW_SECRET_KEY"'];
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quote(`${name}: ${value}`)}`);
  const body = hideBody(plan);
  if (typeof body === "string") lines.push(`--data-raw ${quote(body)}`);
  else if (plan.operation.body === "json") lines.push(`-d ${quote(JSON.stringify(body))}`);
  else if (body !== null) lines.push("--data-binary @FILE");
  lines.push(quote(hideUrl(plan)));
  return lines.join(" \\\n  ");
}

/** A call or a list. */
interface Sendable {
  readonly [planKey]?: () => Plan;
}

/** For a POSIX shell: nothing in it is expanded. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
