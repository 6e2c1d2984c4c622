import { describe, expect, it } from "vitest";
import { ConfigError, isConfigError } from "../../config/src/index.ts";
import { accessKey, load, problem, secret } from "./setup.ts";

const path = "~/.config/scw/config.yaml";

describe("YAML that is none", () => {
  it.each([
    ["tab", "profiles:\n\tdev: {}\n", "2:1: a tab is not allowed as indentation: use spaces"],
    ["twice", `secret_key: ${secret}\nsecret_key: ${secret}\n`, "2:1: this key stands twice: remove one of the two"],
    ["quote", `secret_key: "${secret}\n`, /^2:1: something is missing, .*closing quote$/],
    ["no colon", `access_key: SCW\nsecret_key ${secret}\n`, /^2:1: something is missing, such as the `: `/],
    ["two on a line", `a: b: ${secret}\n`, /^1:4: only one `key: value` fits on a line/],
    ["ini", `secret_key=${secret}\n`, "1:1: the file must hold lines of the form `key: value`"],
    ["list", `- ${secret}\n`, "1:1: the file must hold lines of the form `key: value`"],
    ["two documents", `a: 1\n---\nsecret_key: ${secret}\n`, /^2:1: the file holds several YAML documents/],
    ["backquote", `a: 1\nsecret_key: \`${secret}\`\n`, /^2:13: a value cannot begin with this character/],
    ["stray text", `secret_key: "a" ${secret}\n`, /^1:17: this is not valid YAML/],
    ["alias", `a: 1\nsecret_key: *${secret}\n`, /^2:13: an alias .* leads nowhere/],
    ["circle", "profiles: &p\n  dev: { <<: *p }\n", /^2:14: an alias .* in a circle/],
    ["bomb", bomb(), /^2:8: an alias .* too far$/],
  ])("%s", async (_name, text, expected) => {
    const message = await problem(load(text));
    expect(message.slice(0, path.length + 1)).toBe(`${path}:`);
    expect(message.slice(path.length + 1)).toEqual(
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    );
    expect(message).not.toContain(secret);
  });

  function bomb(): string {
    const levels = ["b", "c", "d", "e"].map((name, index) => {
      const inner = `*${"abcd"[index]}`;
      return `${name}: &${name} [${Array(9).fill(inner).join(",")}]\n`;
    });
    return `a: &a [x]\n${levels.join("")}`;
  }
});

describe("values of the wrong kind", () => {
  it.each([
    ["default_zone: fr-par\n", "1:15: default_zone must be a zone such as fr-par-1 (fr-par is a region)"],
    ["default_region: fr-par-1\n", "1:17: default_region must be a region such as fr-par (fr-par-1 is a zone)"],
    [
      `secret_key: ${accessKey}\n`,
      /^1:13: secret_key must be a secret key, .* \(what begins with SCW is an access key\)$/,
    ],
    [`access_key: ${secret}\n`, /^1:13: access_key must be an access key/],
    [`default_zone: ${secret}\n`, /^1:15: default_zone must be a zone/],
    [`api_url: https://user:${secret}@api.scaleway.com\n`, /^1:10: api_url must be a URL/],
    [`default_zone:\n  - ${secret}\n`, /^2:3: default_zone .*, not a list$/],
    [`secret_key:\n  value: ${secret}\n`, /^2:3: secret_key .*, not a section of its own$/],
    ["a: 1\nuser_agent: 1.0\n", /^2:13: user_agent .*, but YAML reads a number here: put the value in quotes$/],
    ["insecure: maybe\n", "1:11: insecure must be true or false"],
    ["active_profile: [dev]\n", "1:17: active_profile must be the name of a profile"],
    ["profiles: dev\n", "1:11: `profiles` must hold lines of the form `key: value`"],
    [
      "active_profile: dev\nprofiles:\n  dev: fast\n",
      '3:8: the profile "dev" must hold lines of the form `key: value`',
    ],
  ])("%j", async (text, expected) => {
    const message = (await problem(load(text))).replace(`${path}:`, "");
    expect(message).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
    expect(message).not.toContain(secret);
  });

  it("name the variable", async () => {
    const message = await problem(load(undefined, { SCW_SECRET_KEY: `Bearer ${secret}` }));
    expect(message).toMatch(/^SCW_SECRET_KEY must be a secret key/);
    expect(message).not.toContain(secret);
    expect(await problem(load(undefined, { SCW_TLSVERIFY: "no way" }))).toBe("SCW_TLSVERIFY must be true or false");
  });

  it("do not matter in another profile, or unread keys", async () => {
    expect((await load("profiles: { dev: [1] }\nsend_telemetry: [1]\n")).config.zone).toBeUndefined();
  });
});

describe("ConfigError", () => {
  it("carries the place", async () => {
    const error = await load("default_zone: x\n").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ name: "ConfigError", line: 1, column: 15 });
    expect(error).toHaveProperty("file", expect.stringMatching(/config\.yaml$/));
  });

  it("is known from another copy of the package", () => {
    const foreign = Object.assign(new Error("x"), { name: "ConfigError" });
    expect([isConfigError(foreign), isConfigError(new Error("x")), isConfigError("x")]).toEqual([true, false, false]);
  });
});
