import type { Report } from "../diagnostics.ts";
import type { Api } from "../model/api.ts";
import type { Catalogue, KnownApi, Product } from "../model/catalogue.ts";
import { isOlder } from "../tracks.ts";

/** Catalogue and documents tell of the same apis and do not contradict each other. */
export function catalogueAgrees(catalogue: Catalogue, apis: readonly Api[], report: Report): void {
  catalogueLists(catalogue, apis, report);
  for (const product of catalogue.products) {
    const own = apis.filter((api) => api.product === product.slug);
    checkCurrent(product, report);
    for (const known of product.apis) {
      checkFacts(product, known, own, report);
      checkSuccessor(product, known, own, report);
    }
  }
}

/** As much of an api as says which one it is. */
export type Listed = Pick<Api, "product" | "version" | "name" | "origin">;

/** Catalogue and documents tell of the same apis. */
export function catalogueLists(catalogue: Catalogue, apis: readonly Listed[], report: Report): void {
  for (const api of apis) checkListed(catalogue, api, report);
  const found = new Set(apis.map((api) => `${api.product} ${pathOf(api)}`));
  for (const { slug, apis: all } of catalogue.products)
    for (const known of all) {
      const api = `${slug} ${pathOf(known)}`;
      const file = `${slug}/${pathOf(known).replace("/", ".")}.yml`;
      if (!found.has(api)) report("catalogue-document", known.origin, { api, file });
    }
}

const pathOf = ({ version, name }: Pick<Api, "version" | "name">): string =>
  name === undefined ? version : `${version}/${name}`;

function checkListed({ products, origin }: Catalogue, api: Listed, report: Report): void {
  const product = products.find(({ slug }) => slug === api.product);
  if (product?.apis.some((known) => pathOf(known) === pathOf(api))) return;
  report("catalogue-lacks", api.origin, { api: `${api.product} ${pathOf(api)}`, catalogue: origin.file });
}

function checkCurrent({ slug, current, currentOrigin, apis }: Product, report: Report): void {
  if (apis.some(({ version }) => version === current)) return;
  const known = [...new Set(apis.map(({ version }) => version))].join(", ");
  report("catalogue-version", currentOrigin, { what: `\`current\` of ${slug}`, version: current, known });
}

function checkFacts({ slug }: Product, known: KnownApi, own: readonly Api[], report: Report): void {
  const name = `${slug} ${pathOf(known)}`;
  const api = own.find((one) => pathOf(one) === pathOf(known));
  if (!api) return;
  const localities = [...new Set(api.operations.map(({ locality }) => locality))];
  const compared = [
    ["track", [known.track], [api.track]],
    ["locality", known.localities, localities],
  ] as const;
  for (const [what, said, found] of compared)
    if ([...said].sort().join() !== [...found].sort().join())
      report("catalogue-differs", known.origin, { api: name, what, said: said.join(", "), found: found.join(", ") });
}

/** What replaces an api is GA, and newer or another api of the same version; what it replaces is in both. */
function checkSuccessor(product: Product, known: KnownApi, own: readonly Api[], report: Report): void {
  const { successor } = known;
  if (!successor) return;
  const next = product.apis.find((one) => pathOf(one) === successor.path);
  const what = `What supersedes ${product.slug} ${pathOf(known)}`;
  const replaces = next && next.track === "ga" && next !== known;
  if (!replaces || !(isOlder(known.version, next.version) || known.version === next.version)) {
    const others = product.apis.filter((one) => one !== known && one.track === "ga").map(pathOf);
    report("catalogue-version", successor.origin, {
      what,
      version: successor.path,
      known: others.join(", ") || "none",
    });
    return;
  }
  for (const path of [pathOf(known), successor.path]) {
    const operations = new Set(own.find((one) => pathOf(one) === path)?.operations.map(({ id }) => id));
    if (operations.size === 0) continue;
    for (const id of successor.operations ?? [])
      if (!operations.has(id))
        report("catalogue-operation", successor.origin, { api: `${product.slug} ${path}`, operation: id });
  }
}
