import { apiError } from "./answer-error.ts";
import { type Fields, isFields } from "./fields.ts";
import type { ListOperation } from "./operation.ts";
import type { Answer } from "./send.ts";

/** The request fields that ask for one page. */
export interface Cursor {
  readonly page?: number;
  readonly page_token?: string | undefined;
}

export type Load = (cursor: Cursor) => Promise<Answer>;

export interface Page {
  readonly result: unknown;
  readonly items: readonly unknown[];
}

/** How far and how fast to read ahead. */
export interface Pace {
  readonly concurrency: number;
  readonly limit: number;
}

/** The pages of a list, in order. */
export function walk(load: Load, operation: ListOperation, request: Fields, pace: Pace): AsyncGenerator<Page> {
  const { by } = operation.list;
  if (by === "page") return byNumber(load, operation, typeof request.page === "number" ? request.page : 1, pace);
  return byToken(load, operation, request.page_token);
}

/** Ends when a token is missing or comes back. A list without pages has no token either. */
async function* byToken(load: Load, operation: ListOperation, token: unknown): AsyncGenerator<Page> {
  const seen = new Set<unknown>();
  do {
    seen.add(token);
    const { items, result } = pageOf(operation, await load(typeof token === "string" ? { page_token: token } : {}));
    yield { items, result };
    token = operation.list.by === "token" && isFields(result) ? result.next_page_token : undefined;
  } while (typeof token === "string" && token && !seen.has(token));
}

/**
 * Ends when as many items were seen as there are. A total that was passed is wrong, and one that is missing says
 * nothing: then only an empty page ends the list. A page that equals the one before shows that the server does not
 * page at all. A total only decides how far to read ahead.
 */
async function* byNumber(load: Load, operation: ListOperation, first: number, pace: Pace): AsyncGenerator<Page> {
  const ahead: Promise<Answer>[] = [];
  let width = pace.concurrency;
  let next = first;
  let last = first;
  let length = 0;
  let seen = 0;
  let previous: unknown;
  for (;;) {
    while (!ahead.length || (ahead.length < Math.floor(width) && next <= last)) {
      const answer = load({ page: next++ });
      // A page that fails before its turn is not an unhandled rejection.
      answer.catch(() => {});
      ahead.push(answer);
    }
    const answer = await ahead.shift();
    if (!answer) return;
    const { items, result, total } = pageOf(operation, answer);
    if (!items.length || answer.body === previous) return;
    yield { items, result };
    length ||= items.length;
    seen ||= (first - 1) * length;
    seen += items.length;
    if (seen === total) return;
    previous = answer.body;
    last = Math.ceil(Math.min(total ?? 0, seen - (seen % length) + pace.limit) / length);
    width = answer.limited ? Math.max(1, width / 2) : Math.min(pace.concurrency, width + 1 / width);
  }
}

function pageOf({ id, list }: ListOperation, answer: Answer): Page & { readonly total: number | undefined } {
  const { result, headers } = answer;
  const found = isFields(result) ? (result[list.items] ?? []) : result === undefined ? [] : result;
  const items = list.kind === "map" && isFields(found) ? Object.entries(found) : found;
  if (!Array.isArray(items) || (result !== undefined && !isFields(result))) {
    throw apiError(answer, { ...answer, operation: id }, "invalid_response", `no list in ${list.items}`);
  }
  const total = isFields(result) ? (result.total_count ?? headers.get("x-total-count")) : undefined;
  return {
    result,
    items,
    total: typeof total === "string" && total ? Number(total) : typeof total === "number" ? total : undefined,
  };
}
