import { watch } from "chokidar";

/** Milliseconds after a change before work starts: an editor saves in several steps. */
const PAUSE = 30;

/** Works whenever something in a folder changed, never twice at once, until it is interrupted. */
export async function watchFolder(
  folder: string,
  work: () => Promise<void>,
  interrupted: () => Promise<void>,
): Promise<void> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => /(?:^|[\\/])(?:\.[^\\/.]+|node_modules)$/.test(path.slice(folder.length)),
  });
  const ready = new Promise<void>((resolve) => void watcher.once("ready", () => resolve()));
  let isStale = false;
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (isStale) {
      await new Promise((resolve) => void setTimeout(resolve, PAUSE));
      isStale = false;
      await work();
    }
    running = undefined;
  };
  const wake = (): void => {
    isStale = true;
    running ??= drain();
  };
  // A folder that goes (a branch without it is checked out, say) may come back.
  watcher.on("unlinkDir", (path) => void (path === folder && watcher.add(folder)));
  // Of two saves within 50 ms chokidar tells of the first only, but it passes on what the system said of both.
  watcher.on("all", wake).on("raw", wake);
  // While the folder is gone nothing is watched, and Node ends when nothing is awaited of the system.
  const alive = setInterval(() => undefined, 1_000_000);
  await ready;
  // What was saved while the watcher started was seen by nobody.
  wake();
  await interrupted();
  clearInterval(alive);
  await watcher.close();
  isStale = false;
  await running;
}
