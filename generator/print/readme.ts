import type { Api, Locality, Operation } from "../model/api.ts";
import { isReserved } from "../plan/names.ts";
import type { ApiPlan, PackagePlan } from "../plan/plan.ts";
import { FAILURES } from "./operations.ts";
import { type Snippets, snippetsOf } from "./snippets.ts";
import { shown } from "./tsdoc.ts";

/** Where Scaleway describes its apis, each on a page of its own. */
const REFERENCE = "https://www.scaleway.com/en/developers/api";

export const TRACKS = { ga: "GA", beta: "beta", alpha: "alpha" } as const;
const LOCALITIES = { zone: "zoned", region: "regional", global: "global" } as const;

export const oneLine = (text: string): string => shown(text).replace(/\s+/g, " ").trim();

/** Markdown of a document as one paragraph or cell: no HTML, no images, no links but to web pages, and no other block. */
export function markdown(text: string): string {
  // What is escaped already stays so: another backslash would free it.
  const inline = oneLine(text).replace(/\\.|[<>|]|!\[|\](?=\((?!https?:\/\/))/gu, (found) =>
    found === "![" ? "\\!\\[" : found.length > 1 ? found : `\\${found}`,
  );
  return inLine(inline);
}

/** Words of a document in which no character means anything to Markdown. */
export const plain = (text: string): string => inLine(oneLine(text).replace(/[\\`*_{}[\]<>|!#~&]/g, "\\$&"));

/** Nothing at its start makes a heading, a list, a rule, a definition or a block of code of it. */
const inLine = (text: string): string =>
  text.replace(/^(?:(?=(?:#{1,6}|[-+*])(?: |$)|```|~~~|(?:[-*_] ?){3,}$|\[[^\]]*\]:)|\d+(?=[.)](?: |$)))/, "$&\\");

const code = (text: string): string => (/^[\w.:-]+$/.test(text) ? `\`${text}\`` : plain(text));

export const localitiesOf = ({ operations }: Api): readonly Locality[] => [
  ...new Set(operations.map(({ locality }) => locality)),
];

export const localityText = (localities: readonly Locality[]): string =>
  localities.map((locality) => LOCALITIES[locality]).join(", ");

/** Everything that the README's template fills in. */
export function readmeFacts(plan: PackagePlan): object {
  const { main } = plan;
  const snippets: Snippets = main
    ? snippetsOf(main, `${plan.name}/${main.path}`)
    : { first: "", list: "", create: "", errors: "" };
  return {
    name: plan.name,
    title: plain(plan.title),
    text: markdown(main?.api.docs.text?.split("\n\n")[0] ?? main?.api.docs.summary ?? ""),
    versions: plan.apis.map((api) => versionFacts(plan, api)),
    root: rootText(plan),
    changelog: plan.changelog !== undefined,
    ...snippets,
    failures: failuresOf(main?.api.operations ?? []),
    apis: plan.apis.map(apiFacts),
  };
}

function versionFacts({ name }: PackagePlan, { api, path, successor, replaced, portal }: ApiPlan): object {
  return {
    import: `${name}/${path}`,
    track: TRACKS[api.track],
    locality: localityText(localitiesOf(api)),
    places: [...api.zones, ...api.regions].map(code).join(", "),
    more: [
      ...(successor === undefined ? [] : [`replaced by \`${successor}\``]),
      ...[...new Set(replaced.values())].map((next) => `partly replaced by \`${next}\``),
      ...(portal === undefined ? [] : [`[reference](${REFERENCE}/${portal}/)`]),
    ].join(", "),
  };
}

/** What the root of the package exports. */
function rootText({ name, root }: PackagePlan): string {
  const paths = root.map(({ path }) => `\`${name}/${path}\``);
  if (paths.length === 0)
    return `\`${name}\` itself exports nothing: there is no stable version yet, so each is named.`;
  if (paths.length === 1) return `\`${name}\` itself exports what ${paths.join()} does.`;
  const names = root.map(({ api }) => `\`${camel(api.name ?? api.version)}\``);
  return `\`${name}\` itself exports ${names.join(" and ")}, which hold ${paths.join(" and ")}.`;
}

/** The name under which the root exports one of several apis. */
export function camel(name: string): string {
  const word = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  // `list-api` makes room for `list`.
  return isReserved(word.replace(/(?:Api)+$/, "")) ? `${word}Api` : word;
}

/** What each failure means for whoever calls. */
const MEANINGS: Readonly<Record<string, string>> = {
  invalid_arguments: "an argument is missing or wrong; `details` names it",
  denied_authentication: "the secret key is wrong, deleted or expired",
  permissions_denied: "the key is right, but its bearer may not do this; `details` says what is missing in IAM",
  not_found: "there is no such resource in this place and project",
  transient_state: "the resource is busy with something else: wait, then try again",
  precondition_failed: "the resource is not in the state that this needs",
  too_many_requests: "too many calls; they have been repeated already",
};

function failuresOf(operations: readonly Operation[]): readonly object[] {
  const statuses = [...new Set(operations.flatMap(({ failures }) => failures))].sort((a, b) => a - b);
  return statuses.flatMap((status) => {
    const type = FAILURES[status];
    return type === undefined ? [] : [{ type, status, meaning: MEANINGS[type] ?? "" }];
  });
}

function apiFacts(api: ApiPlan): object {
  const { path, portal, modules } = api;
  return {
    path,
    reference: portal === undefined ? "" : `${REFERENCE}/${portal}/`,
    objects: modules.map(({ object, operations, waiters }) => {
      const cells: Columns = { list: [], get: [], create: [], update: [], delete: [], other: [] };
      for (const operation of operations)
        cells[columnOf(operation)].push(`\`${api.names.operation(operation.id).function}\``);
      for (const { resource } of waiters) cells.other.push(`\`${api.names.waiter(resource).function}\``);
      const texts = Object.entries(cells).map(([column, functions]) => [column, functions.join(", ")]);
      return { object: plain(object.name), ...Object.fromEntries(texts) };
    }),
  };
}

type Column = "list" | "get" | "create" | "update" | "delete" | "other";
type Columns = Record<Column, string[]>;

function columnOf({ id, method, list }: Operation): Column {
  if (list) return "list";
  if (method === "GET" && /^(Get|List)/.test(id)) return "get";
  if (method === "POST" && id.startsWith("Create")) return "create";
  if (/^(Update|Set)/.test(id)) return "update";
  return method === "DELETE" && id.startsWith("Delete") ? "delete" : "other";
}
