/** A clock that never jumps. */
export const now = (): number => performance.now();

/** Timers take 31 bits of milliseconds; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

/**
 * Runs `work` until it settles, the time is up (then `expire` decides) or the caller aborts, whichever comes first, and
 * leaves no timer and no listener behind. `work` is not waited for: an injected `fetch` may not heed its signal.
 */
export async function limited<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  expire: (resolve: (value: T) => void, stop: (reason: unknown) => void) => void,
  work?: (controller: AbortController) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  let release = (): void => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const controller = new AbortController();
      const stop = (reason: unknown): void => {
        reject(reason);
        controller.abort(reason);
      };
      const abort = (): void => stop(signal?.reason);
      const timer = milliseconds > longest ? undefined : setTimeout(() => expire(resolve, stop), milliseconds);
      signal?.addEventListener("abort", abort);
      release = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      work?.(controller).then(resolve, reject);
    });
  } finally {
    release();
  }
}

/** Resolves after the time; rejects with the signal's reason when the caller aborts. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return limited<void>(milliseconds, signal, (resolve) => resolve());
}
