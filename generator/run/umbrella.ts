import { planUmbrella, UMBRELLA_FOLDER } from "../plan/umbrella.ts";
import { CATALOGUE } from "../read/folder.ts";
import { dataKey, keyOf } from "./keys.ts";
import { isUsable, knownOf, type Made, type Making, sums } from "./make.ts";
import type { Ground } from "./products.ts";

/** The package that brings all others. It is made of what each of them says of itself, so none has to be planned for it. */
export async function makeUmbrella(products: readonly Made[], ground: Ground, making: Making): Promise<Made> {
  const release = ground.releases.get(UMBRELLA_FOLDER);
  const plan = planUmbrella(
    products.flatMap(({ part }) => part ?? []),
    CATALOGUE,
    release,
  );
  const key = keyOf([ground.templates, dataKey([plan.packages, [...plan.dependencies]]), dataKey(release)]);
  const name = plan.folder;
  const known = knownOf(name, key, making.store);
  if (known && isUsable(name, known, making)) return { ...known, name, texts: [] };
  const { printAll } = await import("../print/print.ts");
  const texts = printAll(plan, making.templates);
  return { name, key, rows: [], diagnostics: [], files: sums(texts), texts };
}
