import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../config/src/index.ts";
import { locate } from "../../config/src/paths.ts";
import { home, load, problem } from "./setup.ts";

const zone = (name: string): string => `default_zone: ${name}\n`;

describe("where the file is", () => {
  it("is named by the option, else SCW_CONFIG_PATH, else XDG_CONFIG_HOME, else HOME", async () => {
    const HOME = await home({
      "option.yaml": zone("fr-par-1"),
      "variable.yaml": zone("fr-par-2"),
      "xdg/scw/config.yaml": zone("nl-ams-1"),
      ".config/scw/config.yaml": zone("nl-ams-2"),
    });
    const xdg = { HOME, XDG_CONFIG_HOME: join(HOME, "xdg") };
    const variable = { ...xdg, SCW_CONFIG_PATH: join(HOME, "variable.yaml") };
    const zones = [
      await loadConfig({ env: variable, path: join(HOME, "option.yaml") }),
      await loadConfig({ env: variable }),
      await loadConfig({ env: xdg }),
      await loadConfig({ env: { HOME, XDG_CONFIG_HOME: "", SCW_CONFIG_PATH: "" } }),
    ].map((config) => config.zone);
    expect(zones).toEqual(["fr-par-1", "fr-par-2", "nl-ams-1", "nl-ams-2"]);
  });

  it("is config.yml when there is no config.yaml", async () => {
    const HOME = await home({ ".config/scw/config.yml": zone("pl-waw-1") });
    expect((await loadConfig({ env: { HOME } })).zone).toBe("pl-waw-1");
  });

  it("lies in the user's profile on Windows", () => {
    const profile = "C:\\Users\\ada\\.config\\scw\\";
    const env = { USERPROFILE: "C:\\Users\\ada" };
    expect(locate(undefined, env, "win32").paths).toEqual([`${profile}config.yaml`, `${profile}config.yml`]);
    const both = locate(undefined, { ...env, HOME: "H:\\" }, "win32").paths;
    expect(both[0]).toBe("H:\\.config\\scw\\config.yaml");
    expect(both[2]).toBe(`${profile}config.yaml`);
    const xdg = locate(undefined, { ...env, XDG_CONFIG_HOME: "D:\\conf" }, "win32").paths;
    expect(xdg).toEqual(["D:\\conf\\scw\\config.yaml", "D:\\conf\\scw\\config.yml"]);
  });

  it("ignores USERPROFILE elsewhere, and the real home when an environment is handed over", () => {
    expect(locate(undefined, { USERPROFILE: "/mnt/c/Users/ada" }, "linux").paths).toEqual([]);
    expect(locate(undefined, process.env).paths.length).toBeGreaterThan(0);
  });
});

describe("a missing file", () => {
  it("is fine", async () => {
    const { config, warnings } = await load(undefined);
    expect(Object.keys(config)).toEqual(["secretKey"]);
    expect(warnings).toEqual([]);
    expect((await load(undefined, {}, "default")).config.zone).toBeUndefined();
  });

  it("is an error when it was named", async () => {
    const HOME = await home();
    expect(await problem(loadConfig({ env: { HOME }, path: join(HOME, "none.yaml") }))).toBe(
      'there is no file "~/none.yaml" (named by the option `path`)',
    );
    expect(await problem(loadConfig({ env: { SCW_CONFIG_PATH: join(HOME, "none.yaml") } }))).toBe(
      'there is no file "~/none.yaml" (named by SCW_CONFIG_PATH)',
    );
  });

  it("is an error when a profile was asked for", async () => {
    expect(await problem(load(undefined, { SCW_PROFILE: "dev" }))).toBe(
      'no profile "dev" (asked for by SCW_PROFILE): ' +
        "there is no file ~/.config/scw/config.yaml, nor ~/.config/scw/config.yml",
    );
    expect(await problem(loadConfig({ env: {}, profile: "dev" }))).toBe(
      'no profile "dev" (asked for by the option `profile`): no home directory is known',
    );
  });
});

describe("a file that cannot be read", () => {
  it("is named, with the system's reason", async () => {
    const path = join(await home(), "folder");
    await mkdir(path);
    const error = await loadConfig({ env: {}, path }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: `cannot read "${path}" (EISDIR)`, cause: { code: "EISDIR" } });
  });

  it("has to be UTF-8, with or without a byte order mark", async () => {
    const HOME = await home({
      "utf16.yaml": Buffer.from(`\ufeff${zone("fr-par-1")}`, "utf16le"),
      "marked.yaml": `\ufeff${zone("fr-par-1")}`,
    });
    expect((await loadConfig({ env: {}, path: join(HOME, "marked.yaml") })).zone).toBe("fr-par-1");
    expect(await problem(loadConfig({ env: {}, path: join(HOME, "utf16.yaml") }))).toBe(
      "~/utf16.yaml:1:1: the file is not UTF-8 text; save it with that encoding",
    );
  });
});

describe.skipIf(process.platform === "win32")("permissions", () => {
  it.each([0o640, 0o604, 0o644, 0o620])("warns about mode %o", async (mode) => {
    const path = join(await home({ "config.yaml": "" }), "config.yaml");
    await chmod(path, mode);
    const warnings: string[] = [];
    await loadConfig({ env: {}, path, warn: (message, code) => warnings.push(`${code}: ${message}`) });
    expect(warnings).toEqual([
      `SCWKIT_CONFIG_PERMISSIONS: Other users have access to ${path} (mode 0${mode.toString(8)}), ` +
        "which may hold a secret key: run chmod 600 on it.",
    ]);
  });

  it.each([0o600, 0o400])("accepts mode %o", async (mode) => {
    const path = join(await home({ "config.yaml": "" }), "config.yaml");
    await chmod(path, mode);
    await loadConfig({ env: {}, path, warn: (message) => expect.fail(message) });
  });

  it("does not ask it of what is no file", async () => {
    await loadConfig({ env: {}, path: "/dev/null", warn: (message) => expect.fail(message) });
  });
});
