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
  // Of two saves within 50 ms chokidar tells of the first only, but it passes on what the system said of both.
  watcher.on("all", wake).on("raw", wake);
  await ready;
  // What was saved while the watcher started was seen by nobody.
  wake();
  await interrupted();
  await watcher.close();
  isStale = false;
  await running;
}
