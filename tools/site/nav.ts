import { type Book, link, type Shelf } from "./library.ts";
import { trackChip } from "./words.ts";

/** Where a page stands in its api: on an object, on one operation, or on neither. */
export interface Here {
  readonly page: string;
  readonly object?: string;
  readonly operation?: string;
}

/** The objects of the api, with the operations of the one at hand. */
export function navFacts(book: Book, shelf: Shelf, here: Here): object {
  const { page } = here;
  return {
    title: `${book.title} ${book.plan.path.replace("/", " ")}`,
    home: link(page, book.home),
    onHome: page === book.home,
    types: link(page, book.types),
    onTypes: page === book.types,
    versions: shelf.books.map((other) => ({
      ...trackChip(other),
      href: link(page, other.home),
      current: other === book,
    })),
    objects: book.plan.modules.map(({ object, file, operations }) => ({
      name: object.name,
      href: link(page, `${book.home}#${file}`),
      current: object.name === here.object,
      operations:
        object.name === here.object &&
        operations.map((operation) => ({
          name: book.plan.names.operation(operation.id).function,
          href: link(page, book.operations.get(operation.id) ?? book.home),
          current: operation.id === here.operation,
          old: operation.deprecated && !book.plan.successor,
        })),
    })),
  };
}
