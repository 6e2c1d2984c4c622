import { describe, expect, it } from "vitest";
import { accessKey, load, otherSecret, problem, project, secret } from "./setup.ts";

const file = `# written by scw init
access_key: ${accessKey}
secret_key: ${secret}
default_project_id: ${project}
default_region: fr-par
default_zone: fr-par-1
active_profile: staging
profiles:
  staging:
    secret_key: ${otherSecret}
    default_zone: nl-ams-1
    default_region: ""
    api_url: http://localhost:8080/
  2024: { default_zone: pl-waw-1 }
  bare:
`;

describe("which profile", () => {
  it("is the active one, laid over the root keys", async () => {
    const { config, warnings } = await load(file);
    expect(config).toEqual({
      secretKey: expect.any(Function),
      accessKey,
      projectId: project,
      region: "fr-par",
      zone: "nl-ams-1",
      apiUrl: "http://localhost:8080",
    });
    expect(config.secretKey()).toBe(otherSecret);
    expect(warnings).toEqual([]);
  });

  it("is the option's, else SCW_PROFILE's", async () => {
    expect((await load(file, { SCW_PROFILE: "2024" })).config.zone).toBe("pl-waw-1");
    expect((await load(file, { SCW_PROFILE: "2024" }, "default")).config.zone).toBe("fr-par-1");
    expect((await load(file, { SCW_PROFILE: "" })).config.zone).toBe("nl-ams-1");
    expect((await load(file, {}, "bare")).config.zone).toBe("fr-par-1");
  });

  it("may be absent altogether", async () => {
    expect((await load("active_profile:\nprofiles:\ndefault_zone: fr-par-2\n")).config.zone).toBe("fr-par-2");
    expect((await load("# nothing but a comment\n")).config).toEqual({ secretKey: expect.any(Function) });
  });

  it("has to exist", async () => {
    expect(await problem(load(file, { SCW_PROFILE: "prod" }))).toBe(
      '~/.config/scw/config.yaml:9:3: there is no profile "prod", asked for by SCW_PROFILE; ' +
        'the file has "default", "staging", "2024", "bare"',
    );
    expect(await problem(load("active_profile: prod\n"))).toBe(
      '~/.config/scw/config.yaml:1:17: there is no profile "prod"; the file has "default"',
    );
    expect(await problem(load(file, {}, ""))).toContain("the option `profile` is empty");
  });

  it("warns about one called default, which no tool reads", async () => {
    const { config, warnings } = await load(
      "default_zone: fr-par-1\nprofiles:\n  default: { default_zone: fr-par-2 }\n",
    );
    expect(config.zone).toBe("fr-par-1");
    expect(warnings).toEqual([
      "SCWKIT_CONFIG_RESERVED_NAME: ~/.config/scw/config.yaml:3: no tool reads a profile called " +
        '"default", the root keys have that name: rename it.',
    ]);
  });
});

describe("names that mean something to JavaScript", () => {
  const hostile = `profiles:
  __proto__: { default_zone: fr-par-1, insecure: false }
  constructor: { default_zone: fr-par-2, __proto__: { default_region: nl-ams } }
  toString: { default_zone: fr-par-3 }
`;

  it.each([
    ["__proto__", "fr-par-1"],
    ["constructor", "fr-par-2"],
    ["toString", "fr-par-3"],
  ])("%s is a profile like any other", async (name, zone) => {
    const { config } = await load(hostile, {}, name);
    expect(config.zone).toBe(zone);
    expect(config.region).toBeUndefined();
    expect(Object.getPrototypeOf(config)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, "default_zone")).toBe(false);
  });

  it.each(["__proto__", "constructor", "hasOwnProperty"])("%s is no profile of a file without it", async (name) => {
    expect(await problem(load("profiles: { dev: {} }\n", {}, name))).toContain(`there is no profile "${name}"`);
  });
});

describe("anchors", () => {
  it("and merges work as in Go's parser", async () => {
    const text = `profiles:
  base: &base { default_zone: fr-par-1, secret_key: &key ${secret} }
  dev:
    <<: *base
    default_zone: fr-par-2
  copy: *base
  key: { secret_key: *key }
`;
    const dev = (await load(text, {}, "dev")).config;
    expect([dev.zone, dev.secretKey()]).toEqual(["fr-par-2", secret]);
    expect((await load(text, {}, "copy")).config.zone).toBe("fr-par-1");
    expect((await load(text, {}, "key")).config.secretKey()).toBe(secret);
  });
});
