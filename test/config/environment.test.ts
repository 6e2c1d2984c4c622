import { afterEach, describe, expect, it, vi } from "vitest";
import { loadConfig } from "../../config/src/index.ts";
import { accessKey, load, otherSecret, project, secret } from "./setup.ts";

const everything = {
  SCW_ACCESS_KEY: accessKey,
  SCW_SECRET_KEY: secret,
  SCW_DEFAULT_ORGANIZATION_ID: otherSecret,
  SCW_DEFAULT_PROJECT_ID: project,
  SCW_DEFAULT_REGION: "nl-ams",
  SCW_DEFAULT_ZONE: "nl-ams-1",
  SCW_API_URL: "https://api.example.com",
  SCW_USER_AGENT: "tool/1.0",
  SCW_S3_ENDPOINT: "https://s3.example.com",
  SCW_S3_USE_PATH_STYLE: "1",
  SCW_INSECURE: "false",
};

describe("variables", () => {
  it("set everything", async () => {
    const { config, warnings } = await load(undefined, everything);
    expect(config).toEqual({
      secretKey: expect.any(Function),
      accessKey,
      organizationId: otherSecret,
      projectId: project,
      region: "nl-ams",
      zone: "nl-ams-1",
      apiUrl: "https://api.example.com",
      userAgent: "tool/1.0",
      s3Endpoint: "https://s3.example.com",
      s3UsePathStyle: true,
      insecure: false,
    });
    expect(config.secretKey()).toBe(secret);
    expect(warnings).toEqual([]);
  });

  it("go over the file, also over a profile that was asked for", async () => {
    const text = `secret_key: ${otherSecret}\ndefault_region: fr-par\nprofiles: { dev: { default_zone: fr-par-1 } }\n`;
    const { config } = await load(text, { SCW_SECRET_KEY: secret, SCW_DEFAULT_ZONE: "fr-par-2" }, "dev");
    expect([config.secretKey(), config.region, config.zone]).toEqual([secret, "fr-par", "fr-par-2"]);
  });

  it("count as unset when they are empty", async () => {
    const env = { SCW_DEFAULT_ZONE: "", SCW_SECRET_KEY: "  ", SCW_INSECURE: "" };
    const { config } = await load(`default_zone: fr-par-1\nsecret_key: ${secret}\n`, env);
    expect([config.zone, config.secretKey(), config.insecure]).toEqual(["fr-par-1", secret, undefined]);
  });

  it("hide what is wrong in the file", async () => {
    expect((await load("default_zone: [1]\n", { SCW_DEFAULT_ZONE: "fr-par-1" })).config.zone).toBe("fr-par-1");
  });

  it("lose the carriage return of a Windows file", async () => {
    expect((await load(undefined, { SCW_SECRET_KEY: `${secret}\r` })).config.secretKey()).toBe(secret);
  });
});

describe("older names", () => {
  it("warn once each, with the newer name", async () => {
    const { config, warnings } = await load(undefined, {
      SCALEWAY_ACCESS_KEY: accessKey,
      SCW_TOKEN: secret,
      SCALEWAY_TOKEN: otherSecret,
      SCALEWAY_ORGANIZATION: project,
      SCW_REGION: "par1",
      SCW_TLSVERIFY: "true",
    });
    expect(config.secretKey()).toBe(secret);
    expect(config).toMatchObject({ accessKey, organizationId: project, region: "fr-par", insecure: false });
    const deprecated = (text: string): string => `SCWKIT_CONFIG_DEPRECATED: ${text}`;
    expect(warnings).toEqual([
      deprecated("The variable SCALEWAY_ACCESS_KEY is deprecated: set SCW_ACCESS_KEY instead."),
      deprecated("The variable SCW_TOKEN is deprecated: set SCW_SECRET_KEY instead."),
      deprecated("The variable SCALEWAY_ORGANIZATION is deprecated: set SCW_DEFAULT_ORGANIZATION_ID instead."),
      deprecated("The variable SCW_REGION is deprecated: set SCW_DEFAULT_REGION instead."),
      deprecated("The variable SCW_TLSVERIFY is deprecated: set SCW_INSECURE (with the opposite value) instead."),
      deprecated("SCW_REGION: par1 is now called fr-par, write that instead."),
    ]);
  });

  it("are silent behind the newer one", async () => {
    const { config, warnings } = await load(undefined, { SCW_REGION: "nl-ams", SCW_DEFAULT_REGION: "fr-par" });
    expect([config.region, warnings]).toEqual(["fr-par", []]);
  });

  it("tell by the form which key SCALEWAY_ACCESS_KEY holds", async () => {
    const { config, warnings } = await load(undefined, { SCALEWAY_ACCESS_KEY: secret });
    expect([config.secretKey(), config.accessKey, warnings.length]).toEqual([secret, undefined, 1]);
  });

  it("of places are mapped in a file too", async () => {
    const { config, warnings } = await load("default_zone: ams1\ndefault_region: ams1\n");
    expect([config.zone, config.region, warnings.length]).toEqual(["nl-ams-1", "nl-ams", 2]);
  });
});

describe("warnings", () => {
  afterEach(() => vi.restoreAllMocks());

  it("go to the process once, with a code", async () => {
    const emit = vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
    const env = { SCALEWAY_REGION: "fr-par", SCW_INSECURE: "true" };
    await loadConfig({ env });
    await loadConfig({ env });
    expect(emit.mock.calls).toEqual([
      [expect.stringContaining("SCALEWAY_REGION"), { type: "DeprecationWarning", code: "SCWKIT_CONFIG_DEPRECATED" }],
      [expect.stringContaining("`insecure`"), { type: "ScwkitWarning", code: "SCWKIT_CONFIG_INSECURE" }],
    ]);
  });
});
