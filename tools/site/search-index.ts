import type { Library } from "./library.ts";

/**
 * All that the search needs, as a script: a page that is opened from a folder may not read JSON.
 * product: [title, slug, apis]; api: [path, track, is superseded, objects]; object: [name, anchor, operations];
 * operation: [function, method, path without product and version, summary, page unless it has the function's name]
 */
export function searchIndex({ shelves }: Library): string {
  const products = shelves.map(({ title, plan, books }) => [
    title,
    plan.product,
    books.map((book) => [
      book.plan.path,
      book.plan.api.track,
      book.plan.successor === undefined ? 0 : 1,
      book.plan.modules.map(({ object, file, operations }) => [
        object.name,
        file,
        operations.map(({ id, method, path, docs }) => {
          const name = book.plan.names.operation(id).function;
          const page = /([^/]+)\.html$/.exec(book.operations.get(id) ?? "")?.[1];
          const start = `/${book.plan.api.product}/${book.plan.api.version}`;
          const shown = path.startsWith(start) ? path.slice(start.length) : path;
          return [name, method, shown, docs.summary ?? "", ...(page === name ? [] : [page])];
        }),
      ]),
    ]),
  ]);
  return `self.scwkitIndex = ${JSON.stringify(products)};\n`;
}
