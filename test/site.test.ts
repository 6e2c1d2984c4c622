import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page as Tab } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { refused } from "../tools/site/permissions.ts";
import { printSite } from "../tools/site/print-site.ts";
import { readPlans } from "../tools/site/read-plans.ts";
import { contrasts } from "./support/contrast.ts";
import { deadLinks, type Page, pagesOf, samplesOf } from "./support/pages.ts";
import { root, scratch } from "./support/paths.ts";

const CHROMIUM = "/usr/bin/chromium";
const site = scratch("site");
const shots = join(root, "site-screenshots");
let pages: readonly Page[] = [];

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "tools", "site.mjs"), "--out", site], {
    cwd: root,
    encoding: "utf8",
  });
  expect(status, stdout + stderr).toBe(0);
  pages = pagesOf(site);
}, 300_000);

const operationPages = (): readonly Page[] => pages.filter(({ text }) => text.includes('<body class="operation">'));

describe("the pages", () => {
  test("every link inside the site leads somewhere, and nothing is loaded from elsewhere", () => {
    expect(pages.length).toBeGreaterThan(1500);
    expect(deadLinks(pages)).toEqual([]);
    const loaded = pages.flatMap(
      ({ text }) => text.match(/<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="(?:https?:)?\/\/[^>]*>/g) ?? [],
    );
    expect(loaded).toEqual([]);
    expect(
      pages
        .filter(({ links }) => links.some((link) => link.startsWith("/") || link.startsWith("file:")))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  test("an id stands once on a page", () => {
    const own = pages.filter(({ file }) => !file.includes("/runtime/"));
    const twice = own.filter(({ text, ids }) => [...text.matchAll(/\sid="/g)].length !== ids.size);
    expect(twice.map(({ file }) => file)).toEqual([]);
  });

  test("every operation has its page, with a sample in TypeScript and one for curl", async () => {
    const { library } = await readPlans(join(root, "specs"));
    const expected = library.shelves.flatMap(({ books }) =>
      books.flatMap(({ operations }) => [...operations.values()]),
    );
    expect(
      operationPages()
        .map(({ file }) => file)
        .sort(),
    ).toEqual(expected.map((path) => join(site, path)).sort());
    for (const page of operationPages()) {
      expect(samplesOf(page, "TypeScript").length, page.file).toBeGreaterThan(0);
      const [curl = ""] = samplesOf(page, "curl");
      expect(curl, page.file).toMatch(/^curl -X [A-Z]+ \\\n {2}-H "X-Auth-Token: \$SCW_SECRET_KEY" \\\n/);
      expect(curl, page.file).toMatch(/ 'https:\/\/api\.scaleway\.com\/[^{} ]*'$/);
    }
  });

  test("every TypeScript sample compiles", { timeout: 120_000 }, () => {
    const folder = scratch("site-samples");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const samples = [...new Set(pages.flatMap((page) => samplesOf(page, "TypeScript", "First call")))];
    expect(samples.length).toBeGreaterThan(1500);
    for (const [index, sample] of samples.entries()) writeFileSync(join(folder, `${index}.ts`), sample);
    const options = {
      extends: "../../../tsconfig.json",
      compilerOptions: { noUnusedLocals: false, types: ["node"] },
      include: ["*.ts"],
      exclude: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, "node_modules", "typescript-7", "bin", "tsc"), "-p", folder],
      { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 },
    );
    expect(stdout.slice(0, 4000)).toBe("");
  });

  test("a sample calls a place where the api is served", () => {
    const page = pages.find(({ file }) => file.endsWith("apple-silicon/v1alpha1/index.html"));
    expect(page && samplesOf(page, "First call").join()).toContain('zone: "fr-par-3"');
  });

  test("permissions that were seen are told where they belong", () => {
    const text = operationPages()
      .filter((page) => page.text.includes("The key needs"))
      .map((page) => /class="slug">([^<]*)</.exec(page.text)?.[1]);
    expect(text.sort()).toEqual([...refused].sort());
  });

  test("the files that every page loads are small", () => {
    for (const [file, bytes] of [
      ["site.css", 25_000],
      ["site.js", 10_000],
      ["search-index.js", 400_000],
    ] as const)
      expect(statSync(join(site, file)).size, file).toBeLessThan(bytes);
  });
});

test("what a document holds stays text", async () => {
  const folder = scratch("site-evil");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "toy"), { recursive: true });
  const evil = `<x-evil onload="a">'</script></x-evil> [click](javascript:alert(1)) ![](https://example.com/x.png) \`</code><x-evil>\` {{x}} " onfocus="a" \\u003c`;
  const schema = {
    type: "object",
    description: evil,
    properties: { "<x-evil>": { type: "string", description: evil, enum: ["<x-evil>", "\"' onfocus=a"] } },
  };
  const answer = {
    description: "ok",
    content: { "application/json": { schema: { $ref: "#/components/schemas/toy.Toy" } } },
  };
  const get = {
    operationId: "GetToy",
    tags: [evil],
    summary: evil,
    description: evil,
    parameters: [{ name: "toy_id", in: "path", required: true, description: evil, schema: { type: "string" } }],
    responses: { 200: answer },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: evil, version: "v1", description: evil },
    tags: [{ name: evil, description: evil }],
    paths: { "/toy/v1/toys/{toy_id}": { get } },
    components: { schemas: { "toy.Toy": schema } },
  };
  writeFileSync(join(folder, "toy", "v1.json"), JSON.stringify(document));
  const { library, errors } = await readPlans(folder);
  expect(errors).toEqual([]);
  const { files } = printSite(library, join(root, "templates", "site"));
  expect(files.map(({ path }) => path)).toContain("api/toy/v1/getToy.html");
  for (const { path, text } of files.filter((file) => file.path.endsWith(".html"))) {
    expect(text, path).not.toMatch(/<x-evil|<img|href="javascript:/i);
    // An attribute that broke out of its quotes would stand in a tag.
    expect(
      text
        .match(/<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>/gi)
        ?.filter((tag) => /\son(?:load|focus)=/.test(tag.replace(/"[^"]*"/g, '""'))),
      path,
    ).toEqual([]);
  }
  expect(files.some(({ text }) => text.includes("&lt;x-evil"))).toBe(true);
});

describe.skipIf(!existsSync(CHROMIUM))(`in Chromium (skipped without ${CHROMIUM})`, () => {
  let browser: Browser;

  beforeAll(async () => {
    rmSync(shots, { recursive: true, force: true });
    const flags =
      "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
    browser = await chromium.launch({ executablePath: CHROMIUM, args: flags.split(" ") });
  });

  afterAll(() => browser?.close());

  const urlOf = (path: string): string => new URL(path, pathToFileURL(`${site}/`)).href;

  interface Look {
    readonly width?: number;
    readonly scheme?: "light" | "dark";
  }

  /** A tab whose test fails when the page complains, or asks for anything that is not in the folder. */
  async function open(path: string, { width = 1440, scheme = "light" }: Look = {}): Promise<Tab> {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 844 : 1000 },
      colorScheme: scheme,
      hasTouch: width < 600,
    });
    const tab = await context.newPage();
    const complaints: string[] = [];
    tab.on("console", (message) => void complaints.push(`${tab.url()}: ${message.text()}`));
    tab.on("pageerror", (error) => void complaints.push(`${tab.url()}: ${error.message}`));
    tab.on("requestfailed", (request) => void complaints.push(`not loaded: ${request.url()}`));
    tab.on(
      "request",
      (request) =>
        void (/^(?:file|data|blob):/.test(request.url()) || complaints.push(`from elsewhere: ${request.url()}`)),
    );
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    await tab.goto(urlOf(path));
    return tab;
  }

  const shoot = (tab: Tab, name: string, fullPage = false): Promise<Buffer> =>
    tab.screenshot({ path: join(shots, `${name}.png`), fullPage });
  const heading = (tab: Tab): Promise<string | null> => tab.locator("h1").textContent();

  test("the first page has every product, by locality and track", async () => {
    const tab = await open("index.html");
    const { library } = await readPlans(join(root, "specs"));
    expect(await tab.locator(".map h3").allTextContents()).toEqual(["Zoned", "Regional", "Global"]);
    expect(await tab.locator(".map tbody tr").count()).toBe(library.shelves.length);
    const block = tab.locator("tr", { hasText: "@scwkit/block" });
    expect(await block.locator('[data-track="ga"] .chip').allTextContents()).toEqual(["v1 13"]);
    expect(await block.locator('[data-track="alpha"] .chip.is-old').count()).toBe(1);
    await shoot(tab, "first-page");
    await shoot(tab, "first-page-whole", true);
  });

  test("search finds an operation by keyboard, and opens it", async () => {
    const tab = await open("api/instance/v1/index.html");
    await tab.keyboard.press("/");
    await tab.keyboard.type("create pool kubernetes");
    const first = tab.getByRole("option").first();
    await first.waitFor();
    expect(await first.textContent()).toContain("createPool");
    await tab.keyboard.press("ArrowDown");
    expect(await first.getAttribute("aria-selected")).toBe("false");
    await tab.keyboard.press("ArrowUp");
    await shoot(tab, "search");
    await tab.keyboard.press("Enter");
    await tab.waitForURL("**/api/k8s/v1/createPool.html");
    expect(await heading(tab)).toBe("createPool");
    await tab.keyboard.press("Control+k");
    await tab.keyboard.type("secret");
    await tab.getByRole("option").first().waitFor();
    await tab.keyboard.press("Escape");
    expect(await tab.locator("#hits").isVisible()).toBe(false);
  });

  test.each([
    ["listServers", "listServers", "/api/instance/v1/listServers.html"],
    ["instance servers", "Servers", "/api/instance/v1/index.html#servers"],
    ["kubernetes", "Kubernetes", "/api/k8s/v1/index.html"],
    ["GET /lbs/{lb_id}", "getLb", "/api/lb/v1/zoned/getLb.html"],
    ["rotate key", "rotateKey", "/api/key-manager/v1alpha1/rotateKey.html"],
  ])("search for %s gives %s", async (text, name, address) => {
    const tab = await open("index.html");
    await tab.getByRole("combobox").fill(text);
    const hits = tab.getByRole("option");
    await hits.first().waitFor();
    const addresses = await hits.evaluateAll((links) => links.slice(0, 5).map((link) => link.getAttribute("href")));
    expect(addresses.map((href) => `/${href}`)).toContain(address);
    expect((await hits.allTextContents()).join("\n")).toContain(name);
  });

  test("search says so when there is nothing", async () => {
    const tab = await open("index.html");
    await tab.getByRole("combobox").fill("zzzzzz");
    await tab.getByText("Nothing found").waitFor();
  });

  test("a product page shows its versions, objects and operations, and leads on", async () => {
    const tab = await open("api/block/v1alpha1/index.html");
    expect(await heading(tab)).toBe("Block Storage v1alpha1");
    expect(await tab.locator(".banner").textContent()).toContain("Superseded");
    await shoot(tab, "product-superseded");
    await tab.locator(".banner a").click();
    expect(await heading(tab)).toBe("Block Storage v1");
    expect(await tab.locator(".versions .chip").allTextContents()).toEqual(["v1", "v1alpha1"]);
    expect(await tab.locator("h2").allTextContents()).toContain("Snapshots");
    await shoot(tab, "product");
    await tab.locator(".ops a", { hasText: "createVolume" }).click();
    expect(await heading(tab)).toBe("createVolume");
    expect(await tab.locator(".endpoint").textContent()).toContain("POST /block/v1/zones/{zone}/volumes");
    await shoot(tab, "operation", true);
  });

  test("a sample is copied as it stands", async () => {
    const tab = await open("api/instance/v1/getServer.html");
    await tab
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"])
      .catch(() => undefined);
    await tab.locator(".samples button").first().click();
    await tab.getByRole("button", { name: "Copied" }).waitFor();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^import \{ getServer } from "@scwkit\/instance\/v1";\n/,
    );
  });

  test("nothing is wider than a phone", { timeout: 180_000 }, async () => {
    const tab = await open("index.html", { width: 390 });
    await shoot(tab, "phone-first-page", true);
    const longest = new Map<string, Page>();
    for (const page of operationPages()) {
      const folder = page.file.replace(/[^/]*$/, "");
      if (page.text.length > (longest.get(folder)?.text.length ?? 0)) longest.set(folder, page);
    }
    const overviews = pages.filter(({ file }) => /\/api\/.*\/(?:index|types)\.html$/.test(file));
    const wide: string[] = [];
    for (const { file } of [...overviews, ...longest.values()]) {
      await tab.goto(pathToFileURL(file).href);
      await tab.locator("details").evaluateAll((all) => {
        for (const one of all) one.setAttribute("open", "");
      });
      for (const width of [390, 320]) {
        await tab.setViewportSize({ width, height: 844 });
        if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          wide.push(`${file} at ${width}`);
      }
    }
    expect(wide).toEqual([]);
    await tab.setViewportSize({ width: 390, height: 844 });
    await tab.goto(urlOf("api/lb/v1/zoned/createFrontend.html"));
    expect(await tab.locator(".side nav").isVisible()).toBe(false);
    await shoot(tab, "phone-operation", true);
    await tab.locator(".side > summary").click();
    expect(await tab.locator(".side nav").isVisible()).toBe(true);
    await shoot(tab, "phone-menu");
  });

  test.each(["light", "dark"] as const)("text can be read in the %s", { timeout: 120_000 }, async (scheme) => {
    const tab = await open("index.html", { scheme });
    for (const path of [
      "index.html",
      "api/block/v1alpha1/index.html",
      "api/block/v1alpha1/importSnapshotFromS3.html",
      "api/instance/v1/getServer.html",
      "api/instance/v1/deleteServer.html",
      "api/k8s/v1/types.html",
    ]) {
      await tab.goto(urlOf(path));
      await tab.getByRole("combobox").fill("delete");
      await tab.getByRole("option").first().waitFor();
      expect(await tab.evaluate(contrasts), path).toEqual([]);
    }
    await tab.goto(urlOf("index.html"));
    await shoot(tab, `first-page-${scheme}`);
    await tab.goto(urlOf("api/instance/v1/listServers.html"));
    await shoot(tab, `operation-${scheme}`);
    await tab.goto(urlOf("api/instance/v1/types.html#Server"));
    await shoot(tab, `types-${scheme}`);
  });

  test("the runtime has its reference, and a way back", async () => {
    const tab = await open("index.html");
    await tab.locator(".links").getByText("Runtime").click();
    expect(await heading(tab)).toContain("@scwkit/runtime");
    await shoot(tab, "runtime");
    await tab.goto(urlOf("runtime/classes/_scwkit_runtime.ApiError.html"));
    expect(await heading(tab)).toContain("ApiError");
    await tab.locator(".site-bar").getByText("Config").click();
    expect(await heading(tab)).toContain("@scwkit/config");
    await tab.locator(".site-bar").getByText("Products").click();
    expect(tab.url()).toBe(urlOf("index.html"));
  });

  test("everything but the search works without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const tab = await context.newPage();
    await tab.goto(urlOf("api/instance/v1/getServer.html"));
    expect(await tab.locator(".side nav").isVisible()).toBe(true);
    expect(await tab.locator(".search").isVisible()).toBe(false);
    await tab.locator("summary", { hasText: "fields of Image" }).click();
    expect(await tab.locator("details.child details.child[open]").count()).toBe(1);
  });
});

test("a folder that holds something else is left alone", () => {
  const folder = scratch("site-other");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "mine.txt"), "mine");
  const { status, stderr } = spawnSync(process.execPath, [join(root, "tools", "site.mjs"), "--out", folder], {
    cwd: root,
    encoding: "utf8",
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain("is no site");
  expect(readFileSync(join(folder, "mine.txt"), "utf8")).toBe("mine");
});

test.each(["site.mjs", "build.mjs"])("%s says of a wrong flag what is wrong, and no more", (tool) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "tools", tool), "--fast"], {
    cwd: root,
    encoding: "utf8",
  });
  expect([status, stdout, stderr]).toEqual([1, "", "Unknown option '--fast'\n"]);
});
