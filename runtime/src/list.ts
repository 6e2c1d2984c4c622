import { type Call, callOf, planKey, type WithResponse } from "./answer.ts";
import { numbersFrom } from "./check.ts";
import type { Fields } from "./fields.ts";
import type { ListOperation } from "./operation.ts";
import { type Cursor, type Pace, type Page, walk } from "./pages.ts";
import { type Plan, planRead } from "./plan.ts";
import { type CallOptions, send } from "./send.ts";
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
export interface List<Item, Result> extends PromiseLike<Result>, AsyncIterable<Item> {
  /** The first page with status, headers, request id and the body as it came. */
  withResponse(): Promise<WithResponse<Result>>;
  /** The pages as they came. */
  pages(): AsyncIterable<Result>;
  /** The items of all pages, in order. */
  toArray(options?: ArrayOptions): Promise<Item[]>;
  readonly [planKey]?: () => Plan;
}

/** Lists what an operation gives page by page. Fails as {@link call} does, when the list is used. */
export function list<Request extends object, Result, Item>(
  client: Client,
  operation: ListOperation<Request, Result>,
  request?: Request,
  options: CallOptions = {},
): List<Item, Result> {
  const { size } = operation.list;
  const fields: Fields = { ...request };
  const plan = (cursor: Cursor) => (): Plan => {
    const settings = settingsOf(client);
    const sized = size && settings.pageSize && fields[size] === undefined ? { [size]: settings.pageSize } : {};
    return planRead(settings, operation, { ...request, ...sized, ...cursor });
  };
  const pages = (signal = options.signal, pace: Pace = { concurrency: 1, limit: 0 }): AsyncGenerator<Page> =>
    walk((cursor) => send(client, plan(cursor), { ...options, signal }), operation, fields, pace);
  async function* each<Part>(parts: (page: Page) => readonly unknown[]): AsyncGenerator<Part> {
    for await (const page of pages()) yield* parts(page) as readonly Part[];
  }
  let first: Call<Result> | undefined;
  const start = (): Call<Result> => (first ??= callOf(client, plan({}), options));
  return {
    // biome-ignore lint/suspicious/noThenProperty: a list can be awaited
    then: (done, failed) => start().then(done, failed),
    withResponse: () => start().withResponse(),
    [planKey]: plan({}),
    [Symbol.asyncIterator]: () => each<Item>(({ items }) => items),
    pages: () => each<Result>(({ result }) => [result]),
    toArray: (wanted = {}) => gather<Item>(pages, options.signal, wanted),
  };
}

function gather<Item>(
  pages: (signal: AbortSignal, pace: Pace) => AsyncIterable<Page>,
  signal: AbortSignal | undefined,
  wanted: ArrayOptions,
): Promise<Item[]> {
  const all: Item[] = [];
  return limited(
    Infinity,
    signal,
    () => {},
    async (controller) => {
      const pace = numbersFrom({ limit: Infinity, concurrency: 4 }, wanted);
      try {
        for await (const { items } of pages(controller.signal, pace)) {
          // Not spread into arguments, of which the stack holds only so many.
          for (const item of items) if (all.length < pace.limit) all.push(item as Item);
          if (!(all.length < pace.limit)) break;
        }
        return all;
      } finally {
        // Ends the pages that are still underway.
        controller.abort();
      }
    },
  );
}
