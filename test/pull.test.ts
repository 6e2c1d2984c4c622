import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { main } from "../generator/cli.ts";
import { type PullOptions, type PullOutcome, pull } from "../generator/pull/pull.ts";
import { readApi } from "./support/api.ts";
import { specs as ours, root, shared } from "./support/paths.ts";
import {
  type Answer,
  answers,
  floods,
  hangs,
  hangsUp,
  isSilent,
  openPortal,
  type Portal,
  redirects,
  sends,
} from "./support/portal.ts";

const CATALOGUE = `
thing:
  title: Things
  locality: zone
  portal: [old-things, things]
  current: v1
  versions:
    v1: { track: ga }
box:
  title: Boxes
  locality: [zone, region]
  current: v1
  versions:
    v1:
      track: ga
      apis:
        zoned: { locality: zone, portal: boxes/zoned-api }
        regional: { locality: region, superseded-by: v1/zoned }
secret:
  title: Secrets
  locality: global
  current: v1
  versions:
    v1: { track: ga }
`;
const PAGE = "/things/v1/schema.yml";
const BOXES = "/boxes/zoned-api/v1/schema.yml";

interface Sketch {
  readonly product?: string;
  readonly version?: string;
  readonly place?: "zone" | "region";
  readonly operations?: readonly string[];
  readonly title?: string;
}

const FOUR = ["ListThings", "GetThing", "CreateThing", "DeleteThing"];

/** A small document. */
function sketch({
  product = "thing",
  version = "v1",
  place = "zone",
  operations = FOUR,
  title = "Things",
}: Sketch = {}): string {
  const paths = operations.flatMap((id) => [
    `  /${product}/${version}/${place}s/{${place}}/${id.toLowerCase()}:`,
    "    get:",
    `      operationId: ${id}`,
    "      parameters:",
    `        - { name: ${place}, in: path, required: true, schema: { type: string } }`,
    "      responses:",
    '        "204": { description: Done. }',
  ]);
  return ["openapi: 3.1.0", "info:", `  title: ${title} API`, `  version: ${version}`, "paths:", ...paths, ""].join(
    "\n",
  );
}

const sha256 = (data: string): string => createHash("sha256").update(data).digest("hex");

let folder = "";
let specs = "";
let portal: Portal | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scwkit-pull-"));
  specs = join(folder, "specs");
  put("catalogue.yml", CATALOGUE);
  put("thing/v1.yml", sketch());
  put("box/v1.zoned.yml", sketch({ product: "box" }).replace("info:\n", "info:\n  x-api-name: zoned\n"));
});
afterEach(async () => {
  await portal?.close();
  portal = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(specs, file)), { recursive: true });
  writeFileSync(join(specs, file), text);
}
const read = (file: string): string => readFileSync(join(specs, file), "utf8");
const lock = (): unknown => JSON.parse(read("pulled.lock.json"));

async function pullFrom(
  pages: Readonly<Record<string, Answer>>,
  options: Partial<PullOptions> = {},
): Promise<PullOutcome> {
  await portal?.close();
  portal = await openPortal(pages);
  return pull({
    specs,
    shown: "specs",
    from: portal.base,
    now: new Date("2026-01-02T03:04:05Z"),
    limits: { timeout: 5_000, size: 200_000 },
    ...options,
  });
}

const codes = ({ diagnostics }: PullOutcome): readonly string[] => diagnostics.map(({ code }) => code);
const published = sketch({ title: "Published things" });

describe("a good document", () => {
  test("takes the place of ours, and the lock says where it came from", async () => {
    const outcome = await pullFrom({ [PAGE]: sends(published) }, { only: "thing" });
    expect(outcome).toMatchObject({
      ok: true,
      diagnostics: [],
      rows: [{ file: "thing/v1.yml", status: "changed", before: 4, operations: 4 }],
    });
    expect(read("thing/v1.yml")).toBe(published);
    const source = `${portal?.base}${PAGE}`;
    expect(lock()).toEqual({ "thing/v1.yml": { source, date: "2026-01-02T03:04:05.000Z", sha256: sha256(published) } });
    expect(readdirSync(join(specs, "thing"))).toEqual(["v1.yml"]);
    expect(portal?.asked).toEqual(["/old-things/v1/schema.yml", PAGE]);
  });

  test("that comes again changes nothing, not even the date", async () => {
    portal = await openPortal({ [PAGE]: sends(published) });
    const options = {
      specs,
      shown: "specs",
      from: portal.base,
      only: "thing",
      limits: { timeout: 5_000, size: 200_000 },
    };
    await pull({ ...options, now: new Date(0) });
    const before = read("pulled.lock.json");
    const again = await pull({ ...options, now: new Date(1e12) });
    expect(again.rows).toMatchObject([{ status: "same" }]);
    expect(read("pulled.lock.json")).toBe(before);
  });

  test("is put where there was none", async () => {
    rmSync(join(specs, "thing"), { recursive: true });
    const outcome = await pullFrom({ [PAGE]: sends(published) }, { only: "thing/v1" });
    expect(outcome.rows).toMatchObject([{ file: "thing/v1.yml", status: "new" }]);
    expect(read("thing/v1.yml")).toBe(published);
  });

  test("is told which api it is, since published documents do not say", async () => {
    const text = sketch({ product: "box" });
    const outcome = await pullFrom({ [BOXES]: sends(text) }, { only: "box" });
    expect(codes(outcome)).toEqual([]);
    expect(read("box/v1.zoned.yml")).toBe(text.replace("info:\n", "info:\n  x-api-name: zoned\n"));
    expect(lock()).toMatchObject({ "box/v1.zoned.yml": { sha256: sha256(text), added: "x-api-name: zoned" } });
    expect(readApi(join(specs, "box/v1.zoned.yml")).api?.name).toBe("zoned");
    expect(outcome.left).toEqual(["box v1 regional"]);
  });

  test.each([
    ["Windows lines", (text: string) => text.replaceAll("\n", "\r\n")],
    ["JSON style", (text: string) => text.replace(/info:\n.*\n.*\n/, 'info: {"title": "Boxes", "version": "v1"}\n')],
    ["deeper indentation", (text: string) => text.replace(/( {2}title.*\n)( {2}version.*\n)/, "    $1    $2")],
  ])("is told so in %s too", async (_, change) => {
    const outcome = await pullFrom({ [BOXES]: sends(change(sketch({ product: "box" }))) }, { only: "box" });
    expect(codes(outcome)).toEqual([]);
    expect(readApi(join(specs, "box/v1.zoned.yml"))).toMatchObject({
      api: { name: "zoned", version: "v1" },
      diagnostics: [],
    });
  });

  test("may come after a redirect on the same host", async () => {
    const outcome = await pullFrom(
      { [PAGE]: redirects("/moved.yml"), "/moved.yml": sends(published) },
      { only: "thing" },
    );
    expect(codes(outcome)).toEqual([]);
    expect(read("thing/v1.yml")).toBe(published);
  });

  test("may lack some operations: that is told", async () => {
    const outcome = await pullFrom({ [PAGE]: sends(sketch({ operations: FOUR.slice(1) })) }, { only: "thing" });
    expect(outcome).toMatchObject({ ok: true, rows: [{ status: "changed", before: 4, operations: 3 }] });
    expect(outcome.diagnostics).toMatchObject([
      { code: "pull-lost", severity: "warning", message: expect.stringContaining("ListThings") },
    ]);
  });

  test("keeps our notes; one that no longer matches is told with its address", async () => {
    const notes = "defaults:\n  - operations: [ListThings]\n    field: zone\n    from: zone\n    evidence: Seen.\n";
    put("thing/v1.notes.yml", notes);
    const outcome = await pullFrom({ [PAGE]: sends(sketch({ operations: FOUR.slice(1) })) }, { only: "thing" });
    expect(outcome.ok).toBe(true);
    expect(outcome.diagnostics).toMatchObject([
      { code: "note-unknown", severity: "warning", origin: { file: "specs/thing/v1.notes.yml", line: 2, column: 5 } },
      { code: "pull-lost" },
    ]);
    expect(read("thing/v1.notes.yml")).toBe(notes);
    expect(outcome.rows).toMatchObject([{ status: "changed" }]);
  });
});

describe("what is wrong is one line, and ours stays", () => {
  const nested = `openapi: 3.1.0\ninfo: ${"[".repeat(20_000)}`;
  const bomb = gzipSync("x".repeat(5_000_000));
  const cases: readonly (readonly [what: string, answer: Answer, code: string])[] = [
    ["a page that is not there", answers(404), "pull-not-found"],
    ["a server that is out of order", answers(500), "pull-status"],
    ["a page that needs a login", answers(401), "pull-status"],
    ["a login page", sends("<!DOCTYPE html><title>Log in</title>", "text/html"), "pull-web-page"],
    ["a document that hangs up in the middle", hangsUp(published), "pull-cut-short"],
    ["a document cut inside a line", sends(published.slice(0, published.lastIndexOf("required"))), "pull-unusable"],
    ["a document cut between two operations", sends(sketch({ operations: FOUR.slice(0, 1) })), "pull-part"],
    [
      "a document cut inside a line that still reads",
      sends(sketch({ operations: FOUR.slice(1) }).trimEnd()),
      "pull-part",
    ],
    ["a server that says nothing", isSilent, "pull-timeout"],
    ["a document that never ends to come", hangs, "pull-timeout"],
    ["a flood", floods, "pull-too-long"],
    [
      "a flood in a small parcel",
      (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
      "pull-too-long",
    ],
    ["bytes that are no text", sends(Buffer.from([0x6f, 0xff, 0xfe, 0x00])), "pull-encoding"],
    ["nothing", sends(""), "pull-unusable"],
    ["text that is no YAML", sends("a: b: c\n  - ["), "pull-unusable"],
    ["YAML that is no OpenAPI", sends("greeting: hello\n"), "pull-unusable"],
    ["Swagger", sends("openapi: 2.0.0\ninfo: { version: v1 }\n"), "pull-unusable"],
    ["a document nested without end", sends(nested), "pull-unusable"],
    ["another product", sends(sketch({ product: "other" })), "pull-wrong-document"],
    ["another version", sends(sketch({ version: "v2" })), "pull-wrong-document"],
    ["another locality", sends(sketch({ place: "region" })), "pull-wrong-locality"],
    ["a circle of redirects", redirects(PAGE), "pull-redirect"],
    ["a redirect to nowhere", redirects("http://[oops"), "pull-redirect"],
  ];
  test.each(cases)("%s", async (_, answer, code) => {
    const before = read("thing/v1.yml");
    const limits = { timeout: code === "pull-timeout" ? 1_000 : 20_000, size: 200_000 };
    const boxes = sketch({ product: "box", title: "Published boxes" });
    const outcome = await pullFrom({ [PAGE]: answer, [BOXES]: sends(boxes) }, { limits });
    expect(codes(outcome)).toEqual([code]);
    const [told] = outcome.diagnostics;
    expect(told?.message).not.toMatch(/\p{Cc}/u);
    expect(told?.origin).toBeDefined();
    expect(outcome).toMatchObject({
      ok: false,
      rows: [{ file: "thing/v1.yml", status: "failed" }, { status: "changed" }],
    });
    expect(read("thing/v1.yml")).toBe(before);
    expect(readdirSync(join(specs, "thing"))).toEqual(["v1.yml"]);
    expect(read("box/v1.zoned.yml")).toContain("Published boxes");
    expect(Object.keys(JSON.parse(read("pulled.lock.json")))).toEqual(["box/v1.zoned.yml"]);
  });

  test("a redirect to another host, which is never asked", async () => {
    const login = await openPortal({ "/login": sends(published) });
    try {
      const outcome = await pullFrom({ [PAGE]: redirects(`${login.base}/login?token=abc`) }, { only: "thing" });
      expect(codes(outcome)).toEqual(["pull-redirect"]);
      expect(outcome.diagnostics[0]?.message).toContain(login.base);
      expect(outcome.diagnostics[0]?.message).not.toContain("abc");
      expect(login.asked).toEqual([]);
    } finally {
      await login.close();
    }
  });

  test("a server that is not there", async () => {
    const gone = await openPortal({});
    await gone.close();
    const outcome = await pullFrom({}, { from: gone.base, only: "thing" });
    expect(outcome.diagnostics).toMatchObject([
      { code: "pull-unreachable", message: expect.stringContaining("ECONNREFUSED") },
    ]);
  });

  test("a page title that plays with the terminal", async () => {
    const outcome = await pullFrom({ [PAGE]: sends("<html><title>\u001b[31mLog\nin</title>") }, { only: "thing" });
    expect(outcome.diagnostics[0]?.message).toContain("“[31mLog in”");
  });
});

describe("what is asked for", () => {
  test.each([
    ["a product that is in no catalogue", { only: "nothing" }, "only-unknown"],
    ["one whose page nobody knows", { only: "secret" }, "pull-no-page"],
    ["an address with a password", { from: "http://me:hunter2@127.0.0.1" }, "pull-from"],
    ["an address with a query", { from: "http://127.0.0.1/?x=1" }, "pull-from"],
    ["a folder that is not there", { from: "/nowhere/at/all" }, "pull-from"],
  ])("%s is refused", async (_, options, code) => {
    const outcome = await pullFrom({}, options);
    expect(codes(outcome)).toEqual([code]);
    expect(outcome.diagnostics[0]?.message).not.toContain("hunter2");
    expect(existsSync(join(specs, "pulled.lock.json"))).toBe(false);
  });

  test("a folder without a catalogue is refused", async () => {
    rmSync(join(specs, "catalogue.yml"));
    expect(codes(await pullFrom({}))).toEqual(["pull-no-catalogue"]);
  });

  test("a lock that cannot be read stops all: another would lose what it says", async () => {
    put("pulled.lock.json", '{ "thing/v1.yml": { "source": 3 } }');
    const outcome = await pullFrom({ [PAGE]: sends(published) });
    expect(outcome.ok).toBe(false);
    expect(read("thing/v1.yml")).toBe(sketch());
  });
});

describe("a folder of published documents", () => {
  const shelve = (files: Readonly<Record<string, string>>): string => {
    const shelf = join(folder, "shelf");
    mkdirSync(shelf, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(shelf, name), text);
    return shelf;
  };

  test("may name them as it likes, and need not have all", async () => {
    const from = shelve({
      "a.yml": published,
      "b.json": sketch({ product: "box" }),
      "c.yml": sketch({ product: "other" }),
    });
    const outcome = await pullFrom({}, { from });
    expect(outcome.diagnostics).toMatchObject([{ code: "pull-unlisted", severity: "warning" }]);
    expect(outcome.rows.map(({ file, status }) => `${file} ${status}`)).toEqual([
      "thing/v1.yml changed",
      "box/v1.zoned.yml same",
    ]);
    expect(outcome.left).toEqual(["box v1 regional", "secret v1"]);
  });

  test.each([
    ["has it twice", { "a.yml": published, "b.yml": sketch() }, "pull-ambiguous"],
    ["does not have it", { "a.yml": sketch({ product: "box" }) }, "pull-not-there"],
  ])("that %s", async (_, files, code) => {
    const outcome = await pullFrom({}, { from: shelve(files), only: "thing" });
    expect(codes(outcome)).toEqual([code]);
    expect(read("thing/v1.yml")).toBe(sketch());
  });

  test("that holds rubbish beside it", async () => {
    const outcome = await pullFrom({}, { from: shelve({ "a.yml": published, "b.yml": "<html>" }) });
    expect(codes(outcome)).toEqual(["pull-web-page"]);
    expect(read("thing/v1.yml")).toBe(published);
  });
});

describe("the command", () => {
  const run = async (...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string }> => {
    const out: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
    try {
      const code = await main(
        ["pull", "--specs", specs, "--from", portal?.base ?? "", "--timeout", "5", ...argv],
        root,
      );
      return { code, out: out.join("") };
    } finally {
      write.mockRestore();
    }
  };

  test("prints a table and ends with 0, or with 1 when something failed", async () => {
    portal = await openPortal({ [PAGE]: sends(published) });
    const good = await run("--only", "thing");
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/thing\/v1\.yml +changed +4 +http/);
    const bad = await run();
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/catalogue\.yml:\d+:\d+ error pull-not-found/);
    expect(bad.out).toContain("0 new, 0 changed, 1 the same. 1 failed: what was there stays.");
  });

  test("speaks JSON", async () => {
    portal = await openPortal({ [PAGE]: sends(published) });
    const { out } = await run("--only", "thing", "--json");
    expect(JSON.parse(out)).toMatchObject({ ok: true, documents: [{ file: "thing/v1.yml", status: "changed" }] });
  });
});

const real = join(shared, "real-specs");
const PAGES = {
  "/instances/v1/schema.yml": "instance.v1.yml",
  "/kubernetes/v1/schema.yml": "kubernetes.v1.yml",
  "/load-balancer/zoned-api/v1/schema.yml": "load-balancer.v1.yml",
  "/vpc/v2/schema.yml": "vpc.v2.yml",
  "/iam/v1alpha1/schema.yml": "iam.v1alpha1.yml",
};

describe.skipIf(!existsSync(real))("the published documents (skips without ../shared)", () => {
  test("take the place of ours, whose notes go on to apply", async () => {
    cpSync(ours, specs, { recursive: true });
    const pages = Object.entries(PAGES).map(([page, file]) => [page, sends(readFileSync(join(real, file)))] as const);
    const outcome = await pullFrom(Object.fromEntries(pages), { limits: { timeout: 10_000, size: 4_000_000 } });
    const taken = outcome.rows.filter(({ status }) => status === "changed");
    expect(taken.map(({ file }) => file).sort()).toEqual([
      "iam/v1alpha1.yml",
      "instance/v1.yml",
      "k8s/v1.yml",
      "lb/v1.zoned.yml",
      "vpc/v2.yml",
    ]);
    const errors = outcome.diagnostics.filter(({ severity }) => severity === "error");
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(["pull-not-found"]));
    expect(errors).toHaveLength(outcome.rows.length - taken.length);
    for (const { file } of taken) {
      const { api, diagnostics } = readApi(join(specs, file));
      expect(api).toBeDefined();
      expect(diagnostics.filter(({ severity, code }) => severity === "error" && code !== "note-unknown")).toEqual([]);
    }
    expect(readApi(join(specs, "lb/v1.zoned.yml")).api?.name).toBe("zoned");
  });
});
