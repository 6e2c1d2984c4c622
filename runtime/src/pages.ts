import { apiError } from "./answer-error.ts";
import type { Answer } from "./attempt.ts";
import { type Fields, isFields } from "./fields.ts";
import type { ListOperation, ListShape } from "./operation.ts";

/** The request fields that ask for one page. */
export interface Cursor {
  readonly page?: number;
  readonly page_token?: unknown;
}

export interface Page {
  readonly result: Fields;
  readonly items: readonly unknown[];
  /** Of all pages; not a number when it is not told. */
  readonly total: number;
}

/** How far and how fast to read ahead. */
export interface Pace {
  readonly concurrency: number;
  readonly limit: number;
}

/**
 * The pages of a list, in order.
 *
 * By number, it ends when as many items were seen as there are. A total that was passed is wrong, and one that is
 * missing says nothing: then only an empty page ends the list. A page that equals the one before shows that the server
 * does not page at all. The total only decides how far to read ahead.
 *
 * By token, it ends when there is no next one, or one comes back. A list without pages has none.
 */
export async function* walk(
  load: (cursor: Cursor) => Promise<Answer>,
  { list }: ListOperation,
  request: Fields,
  { concurrency, limit }: Pace,
): AsyncGenerator<Page> {
  const numbered = list.by === "page";
  const first = Number(request.page ?? 1);
  const ahead: Promise<Answer>[] = [];
  const tokens = new Set();
  let token = request.page_token;
  let next = first;
  let last = 0;
  let width = concurrency;
  let length = 0;
  let seen = 0;
  let previous: unknown;
  for (;;) {
    tokens.add(token);
    while (!ahead.length || (next <= last && ahead.length + 1 <= width)) {
      const coming = load(numbered ? { page: next++ } : { page_token: token });
      // One that fails before its turn is not an unhandled rejection. The one whose turn it is has no other listener
      // than its caller, or the stack of its failure would not lead there.
      if (ahead.length) coming.catch(() => {});
      ahead.push(coming);
    }
    const answer = await ahead.shift();
    if (!answer || (numbered && answer.body === previous)) return;
    const page = pageOf(list, answer);
    const { items, total, result } = page;
    yield page;
    if (numbered) {
      length ||= items.length;
      seen ||= (first - 1) * length;
      seen += items.length;
      if (!items.length || seen === total) return;
      previous = answer.body;
      last = Math.ceil(Math.min(total, (first - 1) * length + limit) / length);
      width = answer.attempts > 1 ? Math.max(1, width / 2) : Math.min(concurrency, width + 1 / width);
    } else {
      token = list.by === "token" && result.next_page_token;
      if (!token || tokens.has(token)) return;
    }
  }
}

function pageOf({ items: field, kind }: ListShape, answer: Answer): Page {
  const { result = {}, headers, redact, trace } = answer;
  const found = isFields(result) ? (result[field] ?? []) : undefined;
  const items = kind && isFields(found) ? Object.entries(found) : found;
  if (!isFields(result) || !Array.isArray(items)) throw apiError(answer, `no list in ${field}`, trace, redact);
  return { result, items, total: Number(result.total_count ?? headers.get("x-total-count") ?? "unknown") };
}
