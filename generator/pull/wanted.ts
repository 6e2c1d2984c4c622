import type { Report } from "../diagnostics.ts";
import type { Catalogue, KnownApi } from "../model/catalogue.ts";

/** A document of ours that a published one may replace. */
export interface Wanted {
  readonly product: string;
  readonly known: KnownApi;
  /** `lb v1 zoned` */
  readonly name: string;
  /** `lb/v1.zoned.yml` */
  readonly file: string;
}

/** All of the catalogue, or one product, or one version of it. */
export function wantedOf(catalogue: Catalogue, only: string | undefined, report: Report): readonly Wanted[] {
  const all = catalogue.products.flatMap(({ slug, apis }) => apis.map((known) => wantedApi(slug, known)));
  if (only === undefined) return all;
  const [product, version] = only.split("/");
  const chosen = all.filter(
    (one) => one.product === product && (version === undefined || one.known.version === version),
  );
  if (chosen.length === 0)
    report("only-unknown", undefined, { only, known: catalogue.products.map(({ slug }) => slug).join(", ") });
  return chosen;
}

function wantedApi(product: string, known: KnownApi): Wanted {
  const words = known.name === undefined ? [known.version] : [known.version, known.name];
  return { product, known, name: [product, ...words].join(" "), file: `${product}/${words.join(".")}.yml` };
}
