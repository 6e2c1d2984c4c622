import type { Step } from "../generate.ts";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  readonly tell: (step: Step) => void;
  /** Leaves nothing of it on the screen. */
  readonly clear: () => void;
}

/** Milliseconds between two states of the line that a person watches, and between two lines of a log. */
const BLINK = 80;
const LINE = 5000;

type Screen = Pick<Terminal, "isWatched" | "columns" | "print" | "note">;

/** One line that changes where a person watches; where nobody does, a line now and then of a run that takes long. */
export function createProgress({ isWatched, columns, print, note }: Screen): Progress {
  let next = performance.now() + (isWatched ? BLINK : LINE);
  let isShown = false;
  return {
    tell: (step) => {
      if (performance.now() < next) return;
      const text = `${WORDS[step.does]} ${step.done} of ${step.of}`;
      if (isWatched) print(`\r${text.slice(0, columns - 1)}\x1b[K`);
      else note(`${text}\n`);
      isShown = isWatched;
      next = performance.now() + (isWatched ? BLINK : LINE);
    },
    clear: () => {
      if (isShown) print("\r\x1b[K");
      isShown = false;
    },
  };
}

const WORDS = { read: "Documents read:", print: "Products printed:" } as const;
