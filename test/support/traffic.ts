import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shared } from "./paths.ts";

/** A recorded exchange; `traffic/README.md` documents a line. */
export interface Line {
  readonly src: string;
  readonly n: number;
  readonly date: string;
  readonly method: string;
  readonly path: string;
  readonly reqBody: unknown;
  readonly reqLost?: boolean;
  readonly altered?: boolean;
  readonly status: number;
  readonly resHeaders: Readonly<Record<string, string>>;
  readonly resBody: unknown;
}

export function linesOf(file: string): readonly Line[] {
  const text = readFileSync(join(shared, "traffic", `${file}.jsonl`), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Line => JSON.parse(line));
}

/** The recorded answer, byte for byte as far as the recording kept it. */
export function answerOf({ status, resHeaders, resBody }: Line): Response {
  const text = resBody === null ? null : typeof resBody === "string" ? resBody : JSON.stringify(resBody);
  return new Response(status === 204 ? null : text, { status, headers: resHeaders });
}
