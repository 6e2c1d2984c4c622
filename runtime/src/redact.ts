import type { Operation } from "./operation.ts";

export const hidden = "[secret]";

/** The names of an operation's secret fields, wherever they lie: `rules[].token` is `token`. */
export function secretNames({ secret = [] }: Operation): readonly string[] {
  return secret.map((path) => path.replace(/\[\]$|.*\./g, ""));
}
