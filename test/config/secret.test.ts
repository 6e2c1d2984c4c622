import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toConfig } from "../../config/src/config.ts";
import { parseConfig } from "../../config/src/document.ts";
import { ConfigError, loadConfig } from "../../config/src/index.ts";
import { profileSettings } from "../../config/src/profile.ts";
import { load, problem, secret } from "./setup.ts";

describe("the secret key", () => {
  it("shows nowhere, and survives a spread", async () => {
    const { config } = await load(`secret_key: ${secret}\n`);
    const shown = [
      inspect(config, { showHidden: true, depth: null, getters: true }),
      JSON.stringify(config),
      String(config.secretKey),
      Object.values(config).join(),
    ];
    for (const text of shown) expect(text).not.toContain(secret);
    expect({ ...config }.secretKey()).toBe(secret);
  });

  it("may be missing until it is needed; the error says where to set it", async () => {
    const { config } = await load("profiles: { dev: {} }\n", {}, "dev");
    expect(await problem(Promise.resolve().then(config.secretKey))).toBe(
      'no secret key: set SCW_SECRET_KEY, or secret_key in ~/.config/scw/config.yaml (profile "dev")',
    );
    const nowhere = await loadConfig({ env: {} });
    expect(nowhere.secretKey).toThrow("no secret key: set SCW_SECRET_KEY");
  });

  it("is not in the name of a profile that an error repeats", async () => {
    const file = `profiles: { ${secret}: {} }\n`;
    expect(await problem(load(file, { SCW_PROFILE: "dev" }))).not.toContain(secret);
    expect(await problem(load("", {}, secret))).toContain("(a name that looks like a secret key)");
    expect(await problem(load(undefined, {}, secret))).not.toContain(secret);
  });

  it("is in no message, whatever is wrong with the file", () => {
    const file = `access_key: SCW\nsecret_key: ${secret}\nprofiles:\n  dev:\n    secret_key: ${secret}\n`;
    const place = fc.nat(file.length);
    const piece = fc.oneof(
      fc.constantFrom("\t", "\n", ": ", "- ", "[", "{", '"', "*", "&", "!", "%", "<<: "),
      fc.string(),
    );
    const edits = fc.array(fc.tuple(place, fc.nat(12), piece), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(edits, (list) => !messagesOf(list.reduce(edited, file)).includes(secret)),
      { numRuns: 3000 },
    );
  });
});

function edited(text: string, [at, removed, added]: readonly [number, number, string]): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}

/** Warnings and the error of reading a text; any other kind of error fails the test. */
function messagesOf(text: string): string {
  const messages: string[] = [];
  const warn = (message: string): void => {
    messages.push(message);
  };
  try {
    const document = parseConfig({ path: "config.yaml", text });
    toConfig(profileSettings(document, { name: "dev", by: "the test" }, warn).settings, "", warn);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    messages.push(error.message);
  }
  return messages.join("\n");
}
