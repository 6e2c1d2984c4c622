import { type ChildProcess, fork } from "node:child_process";
import type { Order, Setting, Verdict } from "./case.ts";

/** Milliseconds after which a case hangs. The longest takes some seconds on a busy machine. */
const PATIENCE = 60_000;
/** Megabytes with which a case has to do. */
const HEAP = 1500;

/** Runs one case after the other. */
export interface Runner {
  readonly run: (order: Order) => Promise<Verdict>;
  readonly stop: () => void;
}

/** In a process of its own: one that hangs or dies says so of the case at hand, and is replaced. */
export function createRunner(program: string, setting: Setting): Runner {
  let child: ChildProcess | undefined;
  let errors = "";

  const started = (): ChildProcess => {
    if (child) return child;
    const execArgv = [`--max-old-space-size=${HEAP}`, "--enable-source-maps"];
    errors = "";
    child = fork(program, { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    child.stderr?.on("data", (piece: Buffer) => {
      errors += piece.toString();
    });
    child.send(setting);
    return child;
  };
  const stop = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const run = (order: Order): Promise<Verdict> =>
    new Promise((resolve) => {
      const current = started();
      const end = (verdict: Verdict): void => {
        clearTimeout(timer);
        current.removeAllListeners();
        resolve(verdict);
      };
      const fail = (fault: string): void => {
        stop();
        const nothing = { document: "", changes: MOST_CHANGES, codes: [], milliseconds: PATIENCE } as const;
        end({ ...order, ...nothing, kind: "wrong", faults: [fault] });
      };
      const timer = setTimeout(() => fail(`it hangs: no end after ${PATIENCE} ms`), PATIENCE);
      current.once("message", (verdict: Verdict) => end(verdict));
      current.once("exit", (code, signal) => fail(`it died: ${code ?? signal} ${errors.slice(-2000)}`));
      current.send(order);
    });
  return { run, stop };
}

/** Of one case: whoever looks for those that matter tries each. */
const MOST_CHANGES = 12;
