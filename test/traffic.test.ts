import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiError, createClient, isApiError } from "@scwkit/runtime";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { type Misfit, type Types, typesOf } from "./support/fits.ts";
import { type Generated, operationsOf } from "./support/modules.ts";
import { generated, hasShared, root } from "./support/paths.ts";
import { answerOf, type Line, linesOf } from "./support/traffic.ts";

interface Source {
  readonly file: string;
  /** The folder of the generated api. */
  readonly folder: string;
}

const sources: readonly Source[] = [
  { file: "instance", folder: join(generated, "instance/v1") },
  { file: "k8s", folder: join(generated, "k8s/v1") },
  { file: "iam", folder: join(generated, "iam/v1alpha1") },
  { file: "lb", folder: join(generated, "lb/v1/zoned") },
  { file: "vpc", folder: join(generated, "vpc/v2") },
];

interface Replayed {
  readonly line: Line;
  readonly operation: string;
  readonly call: string;
  readonly sent: string;
  readonly outcome: { readonly kind: "result"; readonly value: unknown } | { readonly kind: "error"; readonly error: unknown };
}

/** A field that the API added while the recordings were made. */
interface Added {
  readonly since: string;
  readonly file: string;
  readonly field: string;
}

const ADDED: readonly Added[] = readFileSync(join(root, "test/traffic-misfits.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [since = "", file = "", field = ""] = line.split(" ");
    return { since, file, field };
  });

describe.skipIf(!hasShared)("recorded traffic through the generated clients (skips without ../shared)", () => {
  const replayed = new Map<string, readonly Replayed[]>();
  beforeAll(async () => {
    for (const { file, folder } of sources) replayed.set(file, await replay(linesOf(file), await operationsOf(folder)));
  });

  test("every request is sent to where it was recorded", () => {
    // The recorded tools read files inside JSON; this client asks for the file itself.
    for (const { line, sent } of [...replayed.values()].flat())
      expect(sent.replace(/dl=1&?/, "").replace(/\?$/, "")).toBe(`${line.method} ${sorted(line.path).replace(/dl=1&?/, "").replace(/\?$/, "")}`);
  });

  test("every failure becomes an ApiError of the right kind", () => {
    const failures = [...replayed.values()].flat().filter(({ line }) => line.status >= 300);
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
    for (const { line, outcome } of [...replayed.values()].flat()) {
      if (line.status >= 300) continue;
      const isFile = outcome.kind === "result" && outcome.value instanceof Blob;
      expect(isFile ? line.resBody : outcome).toEqual(isFile ? line.resBody : { kind: "result", value: line.status === 204 ? undefined : (line.resBody ?? undefined) });
    }
  });

  test("bodies fit the emitted types", () => {
    const types = typesOf(sources.map(({ folder }) => `${folder}/index.ts`), compilerOptions());
    const misfits: string[] = [];
    const explained = new Set<Added>();
    let bodies = 0;
    let older = 0;
    for (const { file, folder } of sources)
      for (const one of replayed.get(file) ?? []) {
        if (one.line.status >= 300 || one.line.status === 204) continue;
        bodies++;
        const found = misfitsOf(one, folder, types).filter(({ kind }) => kind !== "unknown field");
        const reasons = found.map((misfit) => reasonFor(misfit, file, one.line));
        for (const [index, { kind, path }] of found.entries()) {
          const reason = reasons[index];
          if (reason) explained.add(reason);
          else misfits.push(`${kind}: ${file} ${one.operation} ${path} (${one.line.date})`);
        }
        if (found.length > 0 && reasons.every((reason) => reason !== undefined)) older++;
      }
    process.stdout.write(`${bodies - older} of ${bodies} recorded bodies fit the emitted types; the other ${older} are older than a field that they lack\n`);
    expect(misfits).toEqual([]);
    expect(ADDED.filter((added) => !explained.has(added))).toEqual([]);
  });

  test("lists run to the last item", async () => {
    const runs = groupBySource(linesOf("pages"));
    expect(runs.size).toBeGreaterThan(2);
    for (const [source, lines] of runs) {
      const [first] = lines;
      const folder = sources.find(({ file }) => first?.path.startsWith(`/${file}/`))?.folder;
      if (!first || folder === undefined) throw new Error(`${source}: no api for ${first?.path}`);
      const operations = await operationsOf(folder);
      const match = matchOf(first, operations);
      if (!match) throw new Error(`${source}: no operation for ${first.path}`);
      const { page: _, ...request } = match.request;
      const client = clientFor((url) => lines.find((line) => pageOf(line.path) === (url.searchParams.get("page") ?? "1")));
      const items: unknown[] = [];
      for await (const item of match.found.call(client, request)) items.push(item);
      expect(items).toEqual(lines.flatMap((line) => itemsOf(line, match.found)));
    }
  });
});

const reasonFor = ({ kind, path }: Misfit, file: string, { date }: Line): Added | undefined =>
  kind === "absent" ? ADDED.find((added) => added.file === file && date < added.since && `.${path}`.endsWith(`.${added.field}`)) : undefined;

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

async function replay(lines: readonly Line[], operations: ReadonlyMap<string, Generated>): Promise<readonly Replayed[]> {
  const replayed: Replayed[] = [];
  for (const line of lines) {
    const match = matchOf(line, operations);
    if (!match) continue;
    let sent = "";
    const client = clientFor((url, method) => {
      sent = `${method} ${sorted(url.pathname + url.search)}`;
      return line;
    });
    const operation = match.found.operation.id.split(".").at(-1) ?? "";
    const outcome = await Promise.resolve(match.found.call(client, match.request)).then(
      (value) => ({ kind: "result", value }) as const,
      (error: unknown) => ({ kind: "error", error }) as const,
    );
    replayed.push({ line, operation, call: `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`, sent, outcome });
  }
  return replayed;
}

interface Match {
  readonly found: Generated;
  readonly request: Record<string, unknown>;
}

/** The operation that a recorded request belongs to, with the request rebuilt from its path, query and body. */
function matchOf(line: Line, operations: ReadonlyMap<string, Generated>): Match | undefined {
  const url = new URL(line.path, "https://api.test");
  for (const found of bySpecificity(operations)) {
    const { operation } = found;
    if (operation.method !== line.method) continue;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    const values = new RegExp(`^${operation.path.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(url.pathname);
    if (!values) continue;
    const request: Record<string, unknown> = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index + 1] ?? "")]));
    for (const key of new Set(url.searchParams.keys())) {
      const all = url.searchParams.getAll(key);
      if (key === "dl") continue;
      request[key] = operation.csv?.includes(key) ? all.flatMap((value) => value.split(",")) : all.length > 1 ? all : all[0];
    }
    if (typeof operation.body === "object") request[operation.body.field] = typeof line.reqBody === "string" ? line.reqBody : "x";
    else if (operation.body === "json" && !line.reqLost && typeof line.reqBody === "object") Object.assign(request, line.reqBody);
    return { found, request };
  }
  return undefined;
}

function bySpecificity(operations: ReadonlyMap<string, Generated>): readonly Generated[] {
  const holes = ({ operation }: Generated): number => operation.path.split("{").length;
  return [...operations.values()].sort((a, b) => holes(a) - holes(b));
}

function wantType({ status, resBody }: Line): string {
  const byStatus: Readonly<Record<number, string>> = { 400: "invalid_arguments", 401: "denied_authentication", 403: "permissions_denied", 404: "not_found", 429: "too_many_requests" };
  const said = typeof resBody === "object" && resBody !== null && "type" in resBody ? resBody.type : undefined;
  return typeof said === "string" ? said : (byStatus[status] ?? `status ${status}`);
}

function misfitsOf({ call, outcome }: Replayed, folder: string, types: Types): readonly Misfit[] {
  const value = outcome.kind === "result" ? outcome.value : undefined;
  return typeof value === "object" && !(value instanceof Blob) ? types.misfits(value, types.resultOf(`${folder}/index.ts`, call)) : [];
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
  const value = typeof resBody === "object" && resBody !== null && field !== undefined ? new Map(Object.entries(resBody)).get(field) : undefined;
  return Array.isArray(value) ? value : typeof value === "object" && value !== null ? Object.entries(value) : [];
}
