import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiError, createClient, isApiError } from "@scwkit/runtime";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { type Misfit, type Types, typesOf } from "./support/fits.ts";
import { type Generated, operationsOf } from "./support/modules.ts";
import { documentsIn, generated, hasShared, root, specs } from "./support/paths.ts";
import { answerOf, type Line, linesOf } from "./support/traffic.ts";

const FILES = ["instance", "k8s", "iam", "lb", "vpc", "others"];

/** Recorded requests that belong to no operation, each with its reason. */
const WITHOUT_OPERATION: readonly RegExp[] = [
  /^GET \/account\/v2\//, // a version that is gone
  /^GET \/vpc-gw\/v1\//, // a version that is gone
  /^GET \/vpc\/v2\/regions\/[a-z-]+\/routes-with-nexthop\?/, // in no document and no facts
];

interface Replayed {
  readonly line: Line;
  readonly match: Match;
  readonly sent: string;
  readonly outcome:
    | { readonly kind: "result"; readonly value: unknown }
    | { readonly kind: "error"; readonly error: unknown };
}

/** A field that the API added while the recordings were made. */
interface Added {
  readonly since: string;
  readonly product: string;
  readonly field: string;
}

const ADDED: readonly Added[] = readFileSync(join(root, "test/traffic-misfits.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [since = "", product = "", field = ""] = line.split(" ");
    return { since, product, field };
  });

describe.skipIf(!hasShared)("recorded traffic through the generated clients (skips without ../shared)", () => {
  const replayed: Replayed[] = [];
  const unmatched = new Set<string>();
  const lines = hasShared ? FILES.flatMap(linesOf) : [];
  beforeAll(async () => {
    const apis = await generatedApis();
    for (const line of lines) {
      const match = matchOf(line, apis);
      if (match) replayed.push(await replay(line, match));
      else unmatched.add(`${line.method} ${line.path}`);
    }
  });

  test("every request belongs to an operation", () => {
    expect([...unmatched].filter((line) => !WITHOUT_OPERATION.some((known) => known.test(line)))).toEqual([]);
    expect(WITHOUT_OPERATION.filter((known) => ![...unmatched].some((line) => known.test(line)))).toEqual([]);
  });

  test("every request is sent to where it was recorded", () => {
    // The recorded tools read files inside JSON; this client asks for the file itself.
    for (const { line, sent } of replayed)
      expect(sent.replace(/dl=1&?/, "").replace(/\?$/, "")).toBe(
        `${line.method} ${sorted(line.path)
          .replace(/dl=1&?/, "")
          .replace(/\?$/, "")}`,
      );
  });

  test("every failure becomes an ApiError of the right kind", () => {
    const failures = replayed.filter(({ line }) => line.status >= 300);
    expect(failures.length).toBeGreaterThan(50);
    for (const { line, outcome } of failures) {
      const error = outcome.kind === "error" ? outcome.error : undefined;
      if (!isApiError(error)) throw new Error(`${line.src} ${line.n}: no ApiError but ${String(error)}`);
      expect(error).toBeInstanceOf(ApiError);
      expect({ status: error.status, requestId: error.requestId, type: error.type }).toEqual({
        status: line.status,
        requestId: line.resHeaders["x-request-id"],
        type: wantType(line),
      });
    }
  });

  test("every success is a result", () => {
    for (const { line, outcome } of replayed) {
      if (line.status >= 300) continue;
      const isFile = outcome.kind === "result" && outcome.value instanceof Blob;
      expect(isFile ? line.resBody : outcome).toEqual(
        isFile
          ? line.resBody
          : { kind: "result", value: line.status === 204 ? undefined : (line.resBody ?? undefined) },
      );
    }
  });

  test("bodies fit the emitted types", () => {
    const types = typesOf([...new Set(replayed.map(({ match }) => match.found.module))], compilerOptions());
    const misfits: string[] = [];
    const explained = new Set<Added>();
    let bodies = 0;
    let older = 0;
    for (const one of replayed) {
      const { line, match } = one;
      if (line.status >= 300 || line.status === 204) continue;
      bodies++;
      const found = misfitsOf(one, types).filter(({ kind }) => kind !== "unknown field");
      const reasons = found.map((misfit) => reasonFor(misfit, line));
      for (const [index, { kind, path }] of found.entries()) {
        const reason = reasons[index];
        if (reason) explained.add(reason);
        else misfits.push(`${kind}: ${match.found.operation.id} ${path} (${line.date})`);
      }
      if (found.length > 0 && reasons.every((reason) => reason !== undefined)) older++;
    }
    process.stdout.write(
      `${bodies - older} of ${bodies} recorded bodies fit the emitted types; the other ${older} are older than a field that they lack\n`,
    );
    expect(misfits).toEqual([]);
    expect(ADDED.filter((added) => !explained.has(added))).toEqual([]);
  });

  test("lists run to the last item", async () => {
    const apis = await generatedApis();
    const runs = groupBySource(linesOf("pages"));
    expect(runs.size).toBeGreaterThan(2);
    for (const [source, lines] of runs) {
      const [first] = lines;
      const match = first && matchOf(first, apis);
      if (!match) throw new Error(`${source}: no operation for ${first?.path}`);
      const { page: _, ...request } = match.request;
      const client = clientFor((url) =>
        lines.find((line) => pageOf(line.path) === (url.searchParams.get("page") ?? "1")),
      );
      const items: unknown[] = [];
      for await (const item of match.found.call(client, request)) items.push(item);
      expect(items).toEqual(lines.flatMap((line) => itemsOf(line, match.found)));
    }
  });
});

const productOf = ({ path }: Line): string => path.split("/")[1] ?? "";

const reasonFor = ({ kind, path }: Misfit, line: Line): Added | undefined =>
  kind === "absent"
    ? ADDED.find(
        ({ since, product, field }) =>
          product === productOf(line) && line.date < since && `.${path}`.endsWith(`.${field}`),
      )
    : undefined;

const sorted = (path: string): string => {
  const url = new URL(path, "https://api.test");
  url.searchParams.sort();
  return url.pathname + url.search;
};

const pageOf = (path: string): string => new URL(path, "https://api.test").searchParams.get("page") ?? "1";

function clientFor(answer: (url: URL, method: string) => Line | undefined): ReturnType<typeof createClient> {
  return createClient({
    secretKey: "11111111-1111-1111-1111-111111111111",
    apiUrl: "https://api.test",
    retries: 0,
    fetch: async (input, init) => {
      const line = answer(new URL(String(input)), init?.method ?? "GET");
      return line ? answerOf(line) : new Response(null, { status: 500 });
    },
  });
}

async function replay(line: Line, match: Match): Promise<Replayed> {
  let sent = "";
  const client = clientFor((url, method) => {
    sent = `${method} ${sorted(url.pathname + url.search)}`;
    return line;
  });
  const outcome = await Promise.resolve(match.found.call(client, match.request)).then(
    (value) => ({ kind: "result", value }) as const,
    (error: unknown) => ({ kind: "error", error }) as const,
  );
  return { line, match, sent, outcome };
}

interface Match {
  readonly found: Generated;
  readonly request: Record<string, unknown>;
}

/** The operation that a recorded request belongs to, with the request rebuilt from its path, query and body. */
function matchOf(line: Line, apis: ReadonlyMap<string, readonly Generated[]>): Match | undefined {
  const url = new URL(line.path, "https://api.test");
  for (const found of apis.get(url.pathname.split("/", 3).join("/")) ?? []) {
    const { operation } = found;
    if (operation.method !== line.method) continue;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    const values = new RegExp(`^${operation.path.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(url.pathname);
    if (!values) continue;
    const request: Record<string, unknown> = Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(values[index + 1] ?? "")]),
    );
    for (const key of new Set(url.searchParams.keys())) {
      const all = url.searchParams.getAll(key);
      if (key === "dl") continue;
      request[key] = operation.csv?.includes(key)
        ? all.flatMap((value) => value.split(","))
        : all.length > 1
          ? all
          : all[0];
    }
    if (typeof operation.body === "object")
      request[operation.body.field] = typeof line.reqBody === "string" ? line.reqBody : "x";
    else if (operation.body === "json" && !line.reqLost && typeof line.reqBody === "object")
      Object.assign(request, line.reqBody);
    return { found, request };
  }
  return undefined;
}

/** The operations of every api by `/product/version`, those with fewer holes in their path first. */
async function generatedApis(): Promise<ReadonlyMap<string, readonly Generated[]>> {
  const apis = new Map<string, readonly Generated[]>();
  for (const file of documentsIn(specs)) {
    const operations = await operationsOf(join(generated, file.replace(".yml", "").replace(".", "/")));
    const key = `/${file.split(/[/.]/, 2).join("/")}`;
    apis.set(
      key,
      [...(apis.get(key) ?? []), ...operations.values()].sort((a, b) => holes(a) - holes(b)),
    );
  }
  return apis;
}

const holes = ({ operation }: Generated): number => operation.path.split("{").length;

function wantType({ status, resBody }: Line): string {
  const byStatus: Readonly<Record<number, string>> = {
    400: "invalid_arguments",
    401: "denied_authentication",
    403: "permissions_denied",
    404: "not_found",
    429: "too_many_requests",
    503: "server_error",
  };
  const said = typeof resBody === "object" && resBody !== null && "type" in resBody ? resBody.type : undefined;
  return typeof said === "string" ? said : (byStatus[status] ?? `status ${status}`);
}

function misfitsOf({ match, outcome }: Replayed, types: Types): readonly Misfit[] {
  const value = outcome.kind === "result" ? outcome.value : undefined;
  return typeof value === "object" && !(value instanceof Blob)
    ? types.misfits(value, types.resultOf(match.found.module, match.found.name))
    : [];
}

function compilerOptions(): ts.CompilerOptions {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config.config, ts.sys, root).options;
}

function groupBySource(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const runs = new Map<string, Line[]>();
  for (const line of lines) {
    const url = new URL(line.path, "https://api.test");
    url.searchParams.delete("page");
    const key = `${line.src} ${url.pathname}`;
    runs.set(key, [...(runs.get(key) ?? []), line]);
  }
  return runs;
}

function itemsOf({ resBody }: Line, { operation }: Generated): readonly unknown[] {
  const field = "list" in operation ? operation.list?.items : undefined;
  const value =
    typeof resBody === "object" && resBody !== null && field !== undefined
      ? new Map(Object.entries(resBody)).get(field)
      : undefined;
  return Array.isArray(value) ? value : typeof value === "object" && value !== null ? Object.entries(value) : [];
}
