import { numbersFrom } from "./check.ts";

/** An item and the place it was found in. */
export interface PlaceItem<Place, Item> {
  readonly place: Place;
  readonly item: Item;
  readonly error?: never;
}

/** A place whose list failed. What it gave before stands. */
export interface PlaceFailure<Place> {
  readonly place: Place;
  readonly item?: never;
  readonly error: unknown;
}

export interface PlacesOptions {
  /** How many places are listed at a time. Default 4. */
  readonly concurrency?: number | undefined;
  /** Ends all lists with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What all places gave, in the order of the places. */
export interface PlacesResult<Place, Item> {
  readonly items: readonly PlaceItem<Place, Item>[];
  readonly failures: readonly PlaceFailure<Place>[];
}

/** A list over several places. `for await` gives items and failures as they come, `await` all of them in order. */
export interface PlacesList<Place, Item> extends AsyncIterable<PlaceItem<Place, Item> | PlaceFailure<Place>> {
  /** A failed place does not make it fail: look at `failures`. */
  collect(): Promise<PlacesResult<Place, Item>>;
}

/**
 * Runs a list over several places at once.
 *
 * ```ts
 * const all = listPlaces(["fr-par-1", "nl-ams-1"], (zone, options) => listServers(scw, { zone }, options));
 * for await (const { place, item, error } of all) console.log(place, error ?? item.name);
 * ```
 */
export function listPlaces<Place extends string, Item>(
  places: Iterable<Place>,
  list: (place: Place, options: { readonly signal: AbortSignal }) => AsyncIterable<Item>,
  options: PlacesOptions = {},
): PlacesList<Place, Item> {
  const order = [...new Set(places)];
  const iterate = (): AsyncGenerator<PlaceItem<Place, Item> | PlaceFailure<Place>> => merge(order, list, options);
  return {
    [Symbol.asyncIterator]: iterate,
    async collect() {
      const items: PlaceItem<Place, Item>[] = [];
      const failures: PlaceFailure<Place>[] = [];
      for await (const found of iterate()) {
        if (isFailure(found)) failures.push(found);
        else items.push(found);
      }
      const byPlace = (a: { place: Place }, b: { place: Place }): number =>
        order.indexOf(a.place) - order.indexOf(b.place);
      return { items: items.sort(byPlace), failures: failures.sort(byPlace) };
    },
  };
}

function isFailure<Place, Item>(found: PlaceItem<Place, Item> | PlaceFailure<Place>): found is PlaceFailure<Place> {
  return "error" in found;
}

/** Workers share the places; each hands over one thing at a time, so that a slow reader holds all of them back. */
async function* merge<Place extends string, Item>(
  places: readonly Place[],
  list: (place: Place, options: { readonly signal: AbortSignal }) => AsyncIterable<Item>,
  options: PlacesOptions,
): AsyncGenerator<PlaceItem<Place, Item> | PlaceFailure<Place>> {
  const { signal } = options;
  const { concurrency } = numbersFrom({ concurrency: 4 }, options);
  const controller = new AbortController();
  const offers: { readonly found: PlaceItem<Place, Item> | PlaceFailure<Place>; readonly taken: () => void }[] = [];
  const rest = places.values();
  let working = Math.min(Math.ceil(concurrency) || 1, places.length);
  let wake = (): void => {};

  const offer = async (found: PlaceItem<Place, Item> | PlaceFailure<Place>): Promise<void> => {
    await new Promise<void>((taken) => {
      offers.push({ found, taken });
      wake();
    });
    controller.signal.throwIfAborted();
  };
  const listOne = async (place: Place): Promise<void> => {
    try {
      for await (const item of list(place, { signal: controller.signal })) await offer({ place, item });
    } catch (error) {
      if (!controller.signal.aborted) await offer({ place, error });
    }
  };
  const work = async (): Promise<void> => {
    for (const place of rest) if (!controller.signal.aborted) await listOne(place);
    working--;
    wake();
  };
  const abort = (): void => {
    controller.abort(signal?.reason);
    wake();
  };

  signal?.throwIfAborted();
  signal?.addEventListener("abort", abort);
  // A worker only fails when it is stopped.
  for (let count = working; count > 0; count--) work().catch(() => {});
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = offers.shift();
      next?.taken();
      if (next) yield next.found;
      else if (!working) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    controller.abort();
    for (const { taken } of offers) taken();
  }
}
