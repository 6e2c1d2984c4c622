import type { Report } from "../diagnostics.ts";
import type { Product } from "./products.ts";
import type { Survey } from "./survey.ts";

/** Which products are to be written; `undefined` when `only` names none that there is. */
export function choose(
  products: readonly Product[],
  { documents, broken }: Survey,
  only: string | undefined,
  report: Report,
): ((product: string) => boolean) | undefined {
  if (only === undefined) return () => true;
  const [name = "", version, ...rest] = only.split("/");
  const own = documents.flatMap(({ identity }) => (identity?.product === name ? identity : []));
  const isThere = own.some((identity) => version === undefined || identity.version === version);
  if (rest.length === 0 && (isThere || broken.has(name))) return (product) => product === name;
  const known = products.filter((product) => product.documents.length > 0).map((product) => product.name);
  if (known.length > 0) report("only-unknown", undefined, { only, known: known.join(", ") });
  return undefined;
}
