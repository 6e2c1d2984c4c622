import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type FSWatcher, watch } from "chokidar";

/** Milliseconds after a change before work starts: an editor saves in several steps. */
const PAUSE = 30;

/** Milliseconds between two looks whether the folder is the same one still: systems tell of what lies in it only. */
const LOOK = 200;

/** Works whenever something in a folder changed, never twice at once, until it is interrupted. */
export async function watchFolder(
  folder: string,
  work: () => Promise<void>,
  interrupted: () => Promise<void>,
): Promise<void> {
  const { wake, rest } = queueOf(work);
  const end = new AbortController();
  void interrupted().then(() => end.abort("interrupted"));
  await follow(folder, wake, end);
  await rest();
  if (end.signal.reason instanceof Error) throw end.signal.reason;
}

interface Queue {
  readonly wake: () => void;
  /** Drops what was not begun, and waits for what was. */
  readonly rest: () => Promise<void>;
}

function queueOf(work: () => Promise<void>): Queue {
  let isStale = false;
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (isStale) {
      await sleep(PAUSE);
      isStale = false;
      await work();
    }
    running = undefined;
  };
  return {
    wake: () => {
      isStale = true;
      running ??= drain();
    },
    rest: async () => {
      isStale = false;
      await running;
    },
  };
}

/** A folder that goes, or is replaced (a branch without it is checked out, say), is watched again when it is back. */
async function follow(folder: string, wake: () => void, end: AbortController): Promise<void> {
  const { signal } = end;
  while (!signal.aborted) {
    const known = identityOf(folder);
    const watcher = known === undefined ? undefined : await watching(folder, wake, (error) => end.abort(error));
    try {
      // What was saved while the watcher started was seen by nobody.
      wake();
      while (!signal.aborted && identityOf(folder) === known) await pause(signal);
    } finally {
      await watcher?.close();
    }
  }
}

async function watching(folder: string, wake: () => void, fail: (error: unknown) => void): Promise<FSWatcher> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignorePermissionErrors: true,
    ignored: (path) => /(?:^|[\\/])(?:\.[^\\/.]+|node_modules)$/.test(path.slice(folder.length)),
  });
  // Of two saves within 50 ms chokidar tells of the first only, but it passes on what the system said of both.
  watcher.on("all", wake).on("raw", wake).on("error", fail);
  await new Promise<void>((resolve) => void watcher.once("ready", () => resolve()));
  return watcher;
}

const pause = (signal: AbortSignal): Promise<void> => sleep(LOOK, undefined, { signal }).catch(() => undefined);

/** The same for as long as it is the same folder under this name. */
function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino, birthtimeMs } = statSync(folder);
    return `${dev} ${ino} ${birthtimeMs}`;
  } catch {
    return undefined;
  }
}
