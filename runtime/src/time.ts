/** A clock that never jumps. */
export const now = (): number => performance.now();

/** Timers take 31 bits of milliseconds; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

/**
 * Runs `work` until it settles, the time is up or the caller aborts, whichever comes first, and leaves no timer and
 * no listener behind. `work` gets a controller of its own, which is aborted in the last two cases; it is not waited
 * for, since an injected `fetch` may not heed a signal.
 */
export function limited<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  expired: () => Error,
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const release = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const stop = (reason: unknown): void => {
      release();
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => stop(signal?.reason);
    const timer = milliseconds > longest ? undefined : setTimeout(() => stop(expired()), milliseconds);
    signal?.addEventListener("abort", abort);
    work(controller).then(
      (value) => {
        release();
        resolve(value);
      },
      (error) => {
        release();
        reject(error);
      },
    );
  });
}

/** Resolves after the time; rejects with the signal's reason when the caller aborts. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}
