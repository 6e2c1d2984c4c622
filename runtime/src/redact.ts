import type { Operation } from "./operation.ts";

/** Takes the secret key out of texts of others, whatever their letters' case. */
export function redactor(secret: string): (text: string) => string {
  const pattern = new RegExp(secret.replace(/\W/g, "\\$&"), "gi");
  return (text) => text.replace(pattern, "[secret]");
}

/** A text of the server as one line of bearable length. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/**
 * A copy of a failure of `fetch` that holds its names, messages and codes only. An implementation may keep the
 * request in its error, and with it the headers.
 */
export function safeCause(error: unknown, redact: (text: string) => string, depth = 4): Error {
  const text = error instanceof Error ? error.message : String(error);
  const inner =
    depth > 0 && error instanceof Error && error.cause ? safeCause(error.cause, redact, depth - 1) : undefined;
  const code = codeOf(error);
  const copy = new Error(redact(short(text)), inner && { cause: inner });
  if (error instanceof Error) copy.name = redact(error.name);
  return code ? Object.assign(copy, { code: redact(code) }) : copy;
}

export function codeOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

/** The names of an operation's secret fields, wherever they lie: `rules[].token` is `token`. */
export function secretNames({ secret = [] }: Operation): readonly string[] {
  return secret.map((path) => path.replace(/\[\]$/, "").replace(/.*\./, ""));
}
