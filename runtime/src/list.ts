import { answerOf, type Call, call, planKey, planOf } from "./call.ts";
import { checkNumber } from "./check.ts";
import { type Fields, isFields } from "./fields.ts";
import type { ListOperation } from "./operation.ts";
import { type Cursor, type Load, type Pace, type Page, walk } from "./pages.ts";
import type { CallOptions } from "./send.ts";
import { type Client, settingsOf } from "./settings.ts";
import { limited } from "./time.ts";

export interface ArrayOptions {
  /** At most so many items; no page is asked for beyond them. */
  readonly limit?: number | undefined;
  /** How many pages are asked for at a time, where their number is known. Fewer after a rate limit. Default 4. */
  readonly concurrency?: number | undefined;
}

/**
 * A list that asks for nothing until it is used. `await` gives the first page as it came, `for await` every item; each
 * `for await` starts at the first page.
 */
export interface List<Item, Result> extends Call<Result>, AsyncIterable<Item> {
  /** The pages as they came. */
  pages(): AsyncIterable<Result>;
  /** The items of all pages, in order. */
  toArray(options?: ArrayOptions): Promise<Item[]>;
}

/** Lists what an operation gives page by page. Fails as {@link call} does, when the list is used. */
export function list<Request extends object, Result, Item>(
  client: Client,
  operation: ListOperation<Request, Result>,
  request?: Request,
  options: CallOptions = {},
): List<Item, Result> {
  const fields: Fields = isFields(request) ? request : {};
  const paged = (cursor: Cursor): object => {
    const { size } = operation.list;
    const sized = size && fields[size] === undefined ? { [size]: settingsOf(client).pageSize } : {};
    return { ...fields, ...sized, ...cursor };
  };
  const walkWith = (signal: AbortSignal | undefined, pace: Pace): AsyncGenerator<Page> => {
    const load: Load = (cursor) => answerOf(client, operation, paged(cursor), { ...options, signal });
    return walk(load, operation, fields, pace);
  };
  let first: Call<Result> | undefined;
  const start = (): Call<Result> => (first ??= call<object, Result>(client, operation, paged({}), options));
  return {
    // biome-ignore lint/suspicious/noThenProperty: a list can be awaited
    then: (done, failed) => start().then(done, failed),
    catch: (failed) => start().catch(failed),
    finally: (done) => start().finally(done),
    withResponse: () => start().withResponse(),
    [planKey]: () => planOf(client, operation, paged({})),
    [Symbol.toStringTag]: "List",
    async *[Symbol.asyncIterator]() {
      for await (const page of walkWith(options.signal, oneByOne)) yield* page.items as readonly Item[];
    },
    async *pages() {
      for await (const page of walkWith(options.signal, oneByOne)) yield page.result as Result;
    },
    async toArray({ limit = Number.POSITIVE_INFINITY, concurrency = 4 } = {}) {
      checkNumber("limit", limit, 0);
      checkNumber("concurrency", concurrency, 1);
      return limit === 0
        ? []
        : collect<Item>(options.signal, limit, (signal) => walkWith(signal, { concurrency, limit }));
    },
  };
}

const oneByOne: Pace = { concurrency: 1, limit: 0 };

/** Gathers items up to the limit, then ends the pages that are still underway. */
function collect<Item>(
  signal: AbortSignal | undefined,
  limit: number,
  pages: (signal: AbortSignal) => AsyncIterable<Page>,
): Promise<Item[]> {
  const all: Item[] = [];
  return limited(Number.POSITIVE_INFINITY, signal, Error, async (controller) => {
    try {
      for await (const page of pages(controller.signal)) {
        for (const item of page.items as readonly Item[]) if (all.push(item) >= limit) return all;
      }
      return all;
    } finally {
      controller.abort();
    }
  });
}
