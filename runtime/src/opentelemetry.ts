import { isApiError } from "./api-error.ts";
import { hideUrl } from "./hide.ts";
import { guarded, type Watcher } from "./moment.ts";
import type { Plan } from "./plan.ts";

type Attributes = { [name: string]: string | number };

/** The part of OpenTelemetry's `Span` that is used. */
export interface SpanLike {
  setAttributes(attributes: Attributes): unknown;
  addEvent(name: string, attributes?: Attributes): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** The part of OpenTelemetry's `Tracer` that is used. */
export interface TracerLike {
  startSpan(name: string, options?: { kind?: number; attributes?: Attributes }): SpanLike;
}

/** Of `@opentelemetry/api`, which need not be installed. */
const kindClient = 2;
const statusError = 2;

/**
 * One client span per call, its retries as events:
 * `createClient({ …, hooks: openTelemetry(trace.getTracer("my-app")) })`. Attributes follow the HTTP conventions.
 */
export function openTelemetry(tracer: TracerLike): Watcher {
  const spans = new WeakMap<Plan, SpanLike>();
  return guarded((moment) => {
    const { plan, trace, kind } = moment;
    const attempt = trace.attempts;
    if (!spans.has(plan)) spans.set(plan, tracer.startSpan(plan.operation.id, optionsOf(plan)));
    const span = spans.get(plan);
    if (!span || kind === "request") return;
    if (kind === "retry") {
      const { wait, error } = moment;
      span.addEvent("retry", { attempt, wait, "error.type": typeOf(error), "error.message": messageOf(error) });
      return;
    }
    if (attempt > 1) span.setAttributes({ "http.request.resend_count": attempt - 1 });
    const answer = kind === "response" ? moment.answer : isApiError(moment.error) ? moment.error : undefined;
    if (answer) {
      span.setAttributes({ "http.response.status_code": answer.status, "scaleway.request_id": answer.requestId });
    }
    if (kind === "error") {
      span.setAttributes({ "error.type": typeOf(moment.error) });
      span.setStatus({ code: statusError, message: messageOf(moment.error) });
    }
    span.end();
  });
}

function optionsOf(plan: Plan): { kind: number; attributes: Attributes } {
  const { hostname, port, protocol } = new URL(plan.url);
  return {
    kind: kindClient,
    attributes: {
      "http.request.method": plan.operation.method,
      "url.full": hideUrl(plan),
      "url.template": plan.operation.path,
      "server.address": hostname,
      "server.port": Number(port || (protocol === "http:" ? 80 : 443)),
    },
  };
}

function typeOf(error: unknown): string {
  if (isApiError(error)) return error.type;
  return error instanceof Error ? error.name : "aborted";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "aborted";
}
