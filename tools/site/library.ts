import { posix } from "node:path";
import type { Locality } from "../../generator/model/api.ts";
import type { Catalogue } from "../../generator/model/catalogue.ts";
import type { ApiPlan, PackagePlan } from "../../generator/plan/plan.ts";

/** What the site is about, and where each thing has its page. Paths are relative to the site's folder. */
export interface Library {
  readonly shelves: readonly Shelf[];
}

/** One product. */
export interface Shelf {
  readonly plan: PackagePlan;
  readonly title: string;
  readonly locality: Locality;
  readonly books: readonly Book[];
}

/** One api: a product at a version. */
export interface Book {
  readonly product: PackagePlan;
  readonly plan: ApiPlan;
  /** Of the product: `Instances`. */
  readonly title: string;
  readonly home: string;
  readonly types: string;
  /** Page of an operation, by its id. */
  readonly operations: ReadonlyMap<string, string>;
  /** Page and anchor of a model or an enum, by its id. */
  readonly named: ReadonlyMap<string, string>;
}

export function libraryOf(packages: readonly PackagePlan[], catalogue: Catalogue | undefined): Library {
  const shelves = packages.map((plan): Shelf => {
    const known = catalogue?.products.find(({ slug }) => slug === plan.product);
    const title = known?.title ?? plan.main?.api.title ?? plan.product;
    const books = plan.apis.map((api) => bookOf(plan, api, title));
    return { plan, title, locality: mainLocality(plan), books };
  });
  return { shelves: shelves.sort((a, b) => a.title.localeCompare(b.title, "en")) };
}

function bookOf(product: PackagePlan, plan: ApiPlan, title: string): Book {
  const folder = `api/${product.product}/${plan.path}`;
  const { api, names } = plan;
  const types = `${folder}/types.html`;
  const taken = new Set(["index", "types"]);
  const operations = api.operations.map(({ id }) => {
    const file = free(names.operation(id).function, taken);
    return [id, `${folder}/${file}.html`] as const;
  });
  const models = api.models.map(
    ({ id, use }) => [id, anchor(types, names.model(id, use.result ? "result" : "request"))] as const,
  );
  const enums = api.enums.map(({ id }) => [id, anchor(types, names.enum(id))] as const);
  const named = new Map([...models, ...enums]);
  return { product, plan, title, home: `${folder}/index.html`, types, operations: new Map(operations), named };
}

const anchor = (page: string, name: string): string => `${page}#${name}`;

/** Some file systems take `getIP` and `getIp` for one name. */
function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name.toLowerCase()); next++) name = `${wanted}-${next}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Where most operations of the api to start with are. */
function mainLocality({ main }: PackagePlan): Locality {
  const count = (locality: Locality): number =>
    main?.api.operations.filter((operation) => operation.locality === locality).length ?? 0;
  const localities: readonly Locality[] = ["zone", "region", "global"];
  return localities.reduce((most, next) => (count(next) > count(most) ? next : most));
}

/** `../v2/index.html`: the site is opened from a folder, so every link is relative. */
export function link(from: string, to: string): string {
  const [path = "", hash] = to.split("#");
  const way = path === from && hash !== undefined ? "" : posix.relative(posix.dirname(from), path);
  return hash === undefined ? way : `${way}#${hash}`;
}

/** `Instances v1`, `Load Balancers v1 zoned` */
export function bookName({ title, plan }: Book): string {
  return `${title} ${plan.path.replace("/", " ")}`;
}

/** Another api of the product, by the path that a plan names as successor. */
export function sibling(shelf: Shelf, path: string | undefined): Book | undefined {
  return shelf.books.find(({ plan }) => plan.path === path);
}
