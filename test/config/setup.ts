import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Config, type Environment, isConfigError, loadConfig } from "../../config/src/index.ts";

export const accessKey = "SCWABCDEFGHIJKLMNOPQ";
export const secret = "11111111-aaaa-4bbb-8ccc-000000000001";
export const otherSecret = "22222222-aaaa-4bbb-8ccc-000000000002";
export const project = "33333333-aaaa-4bbb-8ccc-000000000003";

/** A home directory of its own, with the files that are given, readable by the owner only. */
export async function home(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "scwkit-config-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o600);
  }
  return folder;
}

export interface Loaded {
  readonly config: Config;
  /** `CODE: message` */
  readonly warnings: readonly string[];
}

/** Loads from a file's text and an environment. */
export async function load(text: string | undefined, env: Environment = {}, profile?: string): Promise<Loaded> {
  const HOME = await home(text === undefined ? {} : { ".config/scw/config.yaml": text });
  const warnings: string[] = [];
  const warn = (message: string, code: string): void => {
    warnings.push(`${code}: ${message.replaceAll(HOME, "~")}`);
  };
  const config = await loadConfig({ env: { HOME, ...env }, profile, warn });
  return { config, warnings };
}

/** The message of the `ConfigError` that has to come, with the home directory as `~`. */
export async function problem(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isConfigError(error)) throw new Error("a ConfigError was expected", { cause: error });
  return error.message.replaceAll(/[^ "]*scwkit-config-\w+/g, "~");
}
