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
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unfollow: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (reason: unknown): void => {
        reject(reason);
        controller.abort(reason);
      };
      if (milliseconds <= longest) timer = setTimeout(() => expire(resolve, stop), milliseconds);
      unfollow = signal && follow(signal, () => stop(signal.reason));
      work?.(controller).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    unfollow?.();
  }
}

/** Who follows a signal: with one listener for all, since Node warns of a leak from the eleventh on. */
const followers: WeakMap<AbortSignal, Set<() => void>> = /* @__PURE__ */ new WeakMap();

/** @returns what ends it. */
function follow(signal: AbortSignal, abort: () => void): () => void {
  const all = followers.get(signal) ?? new Set();
  followers.set(signal, all.add(abort));
  // Adding the same listener again has no effect.
  signal.addEventListener("abort", tellAll);
  return () => {
    all.delete(abort);
    if (!all.size) signal.removeEventListener("abort", tellAll);
  };
}

function tellAll(this: AbortSignal): void {
  for (const abort of followers.get(this) ?? []) abort();
}

/** Resolves after the time; rejects with the signal's reason when the caller aborts. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return limited<void>(milliseconds, signal, (resolve) => resolve());
}
