import { homedir } from "node:os";
import { posix, win32 } from "node:path";
import { variable } from "./environment.ts";
import type { Environment } from "./settings.ts";

export interface Location {
  /** Where the file may be; the first that exists is read. Empty when there is no home directory. */
  readonly paths: readonly string[];
  /** What names the file, when something does. It has to exist then. */
  readonly namedBy?: string;
}

/** Finds the places where the official tools look for their configuration. */
export function locate(path: string | undefined, env: Environment, platform: string = process.platform): Location {
  if (path !== undefined) return { paths: [path], namedBy: "the option `path`" };
  const named = variable(env, "SCW_CONFIG_PATH");
  if (named !== undefined) return { paths: [named], namedBy: "SCW_CONFIG_PATH" };
  const { join } = platform === "win32" ? win32 : posix;
  const folders = configFolders(env, platform, join).map((folder) => join(folder, "scw"));
  return { paths: folders.flatMap((folder) => [join(folder, "config.yaml"), join(folder, "config.yml")]) };
}

function configFolders(env: Environment, platform: string, join: (...parts: string[]) => string): string[] {
  const xdg = variable(env, "XDG_CONFIG_HOME");
  if (xdg !== undefined) return [xdg];
  // On Windows a Unix-like shell sets HOME too, and not always to the profile's folder that scw itself uses.
  const named = [variable(env, "HOME"), platform === "win32" ? variable(env, "USERPROFILE") : undefined];
  const homes = named.filter((home) => home !== undefined);
  if (homes.length === 0) homes.push(...systemHome(env));
  return [...new Set(homes)].map((home) => join(home, ".config"));
}

/** An environment that was handed over is taken as complete: a test must not read the developer's own keys. */
function systemHome(env: Environment): string[] {
  if (env !== process.env) return [];
  try {
    return [homedir()];
  } catch {
    // A container may run under a user id that has no entry, hence no home.
    return [];
  }
}
