import { inspect } from "node:util";
import { expect } from "vitest";
import { secretKey } from "./kit.ts";

/** Every way that a value is usually shown: none may hold the secret. */
export function expectNoSecret(value: unknown, secret: string = secretKey): void {
  const shown = [
    String(value),
    safely(() => JSON.stringify(value)),
    inspect(value),
    inspect(value, { showHidden: true, depth: 20, getters: true }),
  ];
  for (const link of chain(value)) {
    shown.push(
      link.message,
      link.stack ?? "",
      safely(() => JSON.stringify(link, Object.getOwnPropertyNames(link))),
    );
  }
  for (const text of shown) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
}

function safely(show: () => string | undefined): string {
  try {
    return show() ?? "";
  } catch {
    return "";
  }
}

function* chain(value: unknown): Generator<Error> {
  for (let link = value; link instanceof Error; link = link.cause) yield link;
}
