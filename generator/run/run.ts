import { changesSince } from "../changes.ts";
import type { Report } from "../diagnostics.ts";
import type { ApiReport } from "../diff/change.ts";
import type { Options } from "../generate.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { UMBRELLA_FOLDER } from "../plan/umbrella.ts";
import type { Row } from "../print/print.ts";
import { releasesIn, versionsOf } from "../read/versions.ts";
import { isMadeOf } from "../versions/standing.ts";
import type { Output, Written } from "../write/write.ts";
import { choose } from "./choose.ts";
import { type FoundCatalogue, findCatalogue } from "./find-catalogue.ts";
import { folderKey } from "./keys.ts";
import { type Made, type Making, makeProducts, sourcedOf } from "./make.ts";
import { type News, newsOf } from "./news.ts";
import { applied } from "./out.ts";
import { type Ground, type Product, productsOf } from "./products.ts";
import { remember } from "./remember.ts";
import { type Settled, settle } from "./settle.ts";
import type { Store } from "./store.ts";
import { isError, type Survey, survey } from "./survey.ts";
import { makeUmbrella } from "./umbrella.ts";

export interface Run {
  readonly options: Options;
  readonly output: Output;
  readonly store: Store;
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
}

export interface Done {
  readonly rows: readonly Row[];
  /** Products with which something is wrong: their files stay as they were. */
  readonly held: readonly string[];
  /** Absent when nothing was written. With `check` it says what would be. */
  readonly written?: Written;
  /** What that means for users; absent when it is not known what was there before. */
  readonly changes?: readonly ApiReport[];
  /** Products of which something changed that have no version for it yet. */
  readonly unversioned?: readonly string[];
}

export async function runOn(run: Run): Promise<Done> {
  const { options, diagnostics, store, report } = run;
  const found = await surveyFor(run);
  const catalogue = findCatalogue(options, store);
  for (const document of found.documents) diagnostics.push(...document.diagnostics);
  diagnostics.push(...catalogue.diagnostics);
  const releases = releasesIn(options.specs, options.shown, report);
  if (found.documents.length === 0 || catalogue.isBroken || !releases) return { rows: [], held: [] };
  const templates = folderKey(options.templates) ?? "";
  const work = await workOn(run, found, { catalogue: catalogue.value, releases, templates });
  return work ? finish(run, found, catalogue, work) : { rows: [], held: [] };
}

function surveyFor({ options, output, store, report }: Run): Promise<Survey> {
  const { specs, shown, helper, tell } = options;
  const surveying = {
    ...{ specs, shown, store, parts: output.parts },
    ...(helper && { helper }),
    ...(tell && { tell: (done: number, of: number) => tell({ does: "read", done, of }) }),
    // The printing libraries load when this thread has read its share, while others still read.
    meanwhile: () => void import("../print/print.ts"),
  };
  return survey(surveying, report);
}

interface Work extends Settled {
  readonly products: readonly Product[];
  readonly made: readonly Made[];
}

/** Everything that is to be in the output; `undefined` when that was to be something that is not there. */
async function workOn(run: Run, found: Survey, ground: Ground): Promise<Work | undefined> {
  const { options, output, store, diagnostics, report } = run;
  const { specs, shown, only, check = false, tell } = options;
  const products = productsOf(found.documents, found.broken, ground);
  const isChosen = choose(products, found, only, report);
  if (!isChosen) return undefined;
  const making: Making = {
    ...{ folder: { specs, shown }, templates: options.templates, store, output, check },
    ...(tell && { tell: (done: number, of: number) => tell({ does: "print", done, of }) }),
  };
  const result = await makeProducts(products, isChosen, found.isAnyBroken, making);
  for (const one of result.diagnostics) diagnostics.push(one);
  const settling = { output, out: options.out, isAnyBroken: found.isAnyBroken, report };
  const own = settle(result.made, settling);
  const held = [...found.broken, ...result.failed, ...own.held];
  if (only !== undefined) return { products, made: result.made, accepted: own.accepted, held };
  // Only a catalogue says that these are all products, and then the one package that brings all of them makes sense.
  const isAll = ground.catalogue !== undefined;
  const umbrella = isAll && held.length === 0 ? [await makeUmbrella(result.made, ground, making)] : [];
  if (isAll && held.length > 0) held.push(UMBRELLA_FOLDER);
  const kept = new Set([...products.map(({ name }) => name), ...held, ...umbrella.map(({ name }) => name)]);
  const gone = output.parts.filter((name) => !kept.has(name));
  // Perhaps the documents of what is gone are the broken ones, under another name.
  const isSound = held.length === 0 && !diagnostics.some(isError);
  const rest = settle([...umbrella, ...(isSound ? gone : []).map((name) => ({ name, files: [] }))], settling);
  return {
    products,
    made: [...result.made, ...umbrella],
    accepted: [...own.accepted, ...rest.accepted],
    held: [...held, ...rest.held, ...(isSound ? [] : gone)],
  };
}

async function finish(run: Run, found: Survey, catalogue: FoundCatalogue, work: Work): Promise<Done> {
  const { options, output, store, diagnostics, report } = run;
  const held = [...new Set(work.held)].sort();
  const { accepted, made } = work;
  if (accepted.length === 0 && diagnostics.some(isError)) return { rows: [], held };
  const texts = new Map(made.flatMap((one) => one.texts.map(({ path, text }) => [path, text] as const)));
  const written = options.check
    ? output.preview(accepted)
    : applied(output, { differences: accepted, texts }, options.out, report);
  if (!written) return { rows: [], held };
  const placed = made.filter(({ name }) => !held.includes(name));
  const news = await newsFor(run, placed, work);
  const inOutput = options.check ? store.memory.written : news.written;
  remember(options, store, { documents: found.documents, catalogue, made: placed, written: inOutput });
  const isTold = output.parts.length > 0 && (news.changes.length > 0 || news.unknown.length === 0);
  const rows = placed.flatMap((one) => one.rows);
  if (!isTold) return { rows, held, written };
  return {
    rows,
    held,
    written,
    changes: news.changes,
    unversioned: unversionedIn(news.changes, work.products, options),
  };
}

/** The lock is read only where there is news. */
function unversionedIn(
  changes: readonly ApiReport[],
  products: readonly Product[],
  { specs, shown }: Options,
): readonly string[] {
  const names = [...new Set(changes.map(({ product }) => product))];
  if (names.length === 0) return [];
  const versions = versionsOf(specs, shown, () => undefined);
  return names.filter((name) => {
    const files = products.find((product) => product.name === name)?.documents.map(({ file }) => file) ?? [];
    return !isMadeOf(specs, files, versions?.get(name));
  });
}

async function newsFor(run: Run, placed: readonly Made[], { products, accepted }: Work): Promise<News> {
  const { options, output, store } = run;
  const names = new Set(placed.map(({ name }) => name));
  const own = products.filter(({ name }) => names.has(name));
  const gone = accepted.flatMap(({ part }) => (part.files.length === 0 ? part.name : []));
  const modelsOf = (product: Product): ReturnType<typeof sourcedOf> => sourcedOf(product, { folder: options, store });
  const touched = new Set(
    accepted.flatMap(({ part, changed, removed }) => (changed.length + removed.length > 0 ? part.name : [])),
  );
  const news = await newsOf(own, gone, { store, touched, parts: output.parts, modelsOf });
  if (news.unknown.length === 0 || options.since === undefined) return news;
  const { reports } = await changesSince(options.since, options, options.helper);
  if (!reports) return news;
  const found = reports.filter(({ product }) => news.unknown.includes(product));
  const changes = [...news.changes, ...found].sort(
    (a, b) => Number(a.product > b.product) - Number(a.product < b.product),
  );
  return { ...news, changes, unknown: [] };
}
