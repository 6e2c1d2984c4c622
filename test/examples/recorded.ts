import { hasShared } from "../support/paths.ts";
import { type Line, linesOf } from "../support/traffic.ts";
import type { Answer } from "./kit.ts";

/** For the name of what skips without recordings. */
export const recordings: string = `with recorded answers${hasShared ? "" : " (skipped: there is no ../shared/traffic)"}`;

export { hasShared };

/** One recorded exchange: by cassette and number. */
export function recorded(file: string, src: string, n: number): Line {
  const line = linesOf(file).find((one) => one.src.endsWith(src) && one.n === n);
  if (!line) throw new Error(`no recording ${src} ${n} in ${file}.jsonl`);
  return line;
}

/** Its answer, for a route of the loopback server. */
export function answerOf({ status, resHeaders, resBody }: Line): Answer {
  return { status, headers: resHeaders, body: resBody ?? undefined };
}

/** `POST /instance/v1/…`, without the query. */
export function routeOf({ method, path }: Line): string {
  return `${method} ${path.replace(/\?.*/, "")}`;
}

type Found = Readonly<Record<string, unknown>>;

/** A recorded body that is known to be an object. */
export function bodyOf(line: Line): Found {
  if (typeof line.resBody !== "object" || !line.resBody) throw new Error(`${line.src} ${line.n}: no object`);
  return { ...line.resBody };
}
