import { type FileHandle, open } from "node:fs/promises";
import { ConfigError } from "./error.ts";
import type { Location } from "./paths.ts";
import type { Warn } from "./warn.ts";

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the first file that exists, or nothing when none has to.
 * @throws {ConfigError} when a file that was named is missing, or one cannot be read
 */
export async function readConfigFile(location: Location, warn: Warn): Promise<ConfigFile | undefined> {
  for (const path of location.paths) {
    const bytes = await readIfPresent(path, warn);
    if (bytes !== undefined) return { path, text: decode(bytes, path) };
  }
  if (location.namedBy === undefined) return undefined;
  throw new ConfigError(`there is no file "${location.paths[0]}" (named by ${location.namedBy})`);
}

async function readIfPresent(path: string, warn: Warn): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path);
    try {
      await checkPermissions(file, path, warn);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new ConfigError(`cannot read "${path}"${code ? ` (${code})` : ""}`, undefined, { cause: error });
  }
}

/** The open file is asked, not its path: what is checked is what is read. */
async function checkPermissions(file: FileHandle, path: string, warn: Warn): Promise<void> {
  if (process.platform === "win32") return;
  const stat = await file.stat();
  if (!stat.isFile() || (stat.mode & 0o077) === 0) return;
  const mode = (stat.mode & 0o777).toString(8).padStart(4, "0");
  const message = `Other users have access to ${path} (mode ${mode}), which may hold a secret key: run chmod 600 on it.`;
  warn(message, "SCWKIT_CONFIG_PERMISSIONS");
}

/** PowerShell's `>` writes UTF-16, which would otherwise come out as a puzzling YAML error. */
function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigError("the file is not UTF-8 text; save it with that encoding", { file: path, line: 1, column: 1 });
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
