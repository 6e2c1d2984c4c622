import { resolve } from "node:path";
import { diffCommand } from "./command/diff.ts";
import { generateCommand } from "./command/generate.ts";
import { migrationsCommand } from "./command/migrations.ts";
import { pullCommand } from "./command/pull.ts";
import type { Engine, Terminal } from "./command/terminal.ts";
import { versionsCommand } from "./command/versions.ts";
import { withOutput } from "./run/out.ts";
import { isUnfinished } from "./write/journal.ts";

/** Arguments in, exit code out: the only file that touches process and console. */
export async function main(argv: readonly string[], home: string, engine?: Engine): Promise<number> {
  const [word, ...rest] = argv;
  const own = terminal();
  await finishDead(resolve(home, "generated"), own);
  switch (word) {
    case "pull":
      return pullCommand(rest, home, own);
    case "migrations":
      return migrationsCommand(rest, home, own, engine?.helper);
    case "diff":
      return diffCommand(rest, home, own, engine?.helper);
    case "versions":
      return versionsCommand(rest, home, own, engine?.helper);
    default:
      return generateCommand(argv, home, own, engine);
  }
}

/** Whatever is started, packages that a killed run left half in place are whole afterwards. */
async function finishDead(folder: string, { processes }: Terminal): Promise<void> {
  if (!isUnfinished(folder)) return;
  const opening = { folder, isCheck: true, force: false, patience: 0, processes };
  // `generate` says why it cannot be done; other commands do not need it.
  await withOutput(
    opening,
    () => undefined,
    async () => undefined,
  );
}

function terminal(): Terminal {
  const { stdout, stderr, env, pid } = process;
  return {
    cwd: process.cwd(),
    isWatched: stdout.isTTY === true,
    columns: stdout.columns ?? 80,
    hasColor: stdout.isTTY === true && !env.NO_COLOR,
    ...(env.GITHUB_ACTIONS === "true" && { github: env.GITHUB_WORKSPACE ?? process.cwd() }),
    print: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    processes: { pid, isAlive },
    interrupted: () => new Promise((resolve) => void process.once("SIGINT", resolve).once("SIGTERM", resolve)),
  };
}

/** A process of another user is not to be signalled, so it lives. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
