import { relative } from "node:path";
import type { Helper } from "../apis.ts";
import type { Processes } from "../write/lock.ts";

/** What the command knows of the process that it runs in. */
export interface Terminal {
  readonly cwd: string;
  /** Whether a person watches. */
  readonly isWatched: boolean;
  readonly columns: number;
  readonly hasColor: boolean;
  /** Where the checkout lies of which GitHub is to annotate files; absent elsewhere. */
  readonly github?: string;
  readonly print: (text: string) => void;
  /** Beside the outcome, which may be read by a program. */
  readonly note: (text: string) => void;
  readonly processes: Processes;
  /** Ends when somebody wants the command to end. */
  readonly interrupted: () => Promise<void>;
}

/** A folder as messages name it. */
export const shownAs = (folder: string, { cwd }: Terminal): string => relative(cwd, folder).replaceAll("\\", "/");

/** What starts the command. */
export interface Engine {
  /** Reads documents in another thread. */
  readonly helper: Helper;
  /** The folder for what is kept from run to run; absent where nothing can be kept. */
  readonly cache?: string;
  /** A word for the code that runs. */
  readonly state: () => string;
}
