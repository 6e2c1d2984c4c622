// Every package as it is packed, judged by those who know how packages fail their users.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { version } from "../runtime/src/version.ts";
import { type Packed, pack } from "./support/packed.ts";
import { generated, root } from "./support/paths.ts";

let place = "";
let packages: readonly Packed[] = [];

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "scwkit-packages-"));
  packages = await pack(place);
});

afterAll(() => rm(place, { recursive: true, force: true }));

/** What is wrong, by package; nothing when all are well. */
async function complaints(check: (pack: Packed) => readonly string[] | Promise<readonly string[]>): Promise<object> {
  const found: Record<string, readonly string[]> = {};
  for (const one of packages) {
    const said = await check(one);
    if (said.length > 0) found[one.name] = said;
  }
  return found;
}

describe("every package", () => {
  test("is packed: runtime, config and all that are generated", async () => {
    const products = (await readdir(generated, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const wanted = ["config", "runtime", ...products.map(({ name }) => name)].map((name) => `@scwkit/${name}`);
    expect(packages.map(({ name }) => name).sort()).toEqual(wanted.sort());
  });

  test("passes publint, suggestions included", async () => {
    const said = complaints(async ({ tarball }) => {
      const { buffer, byteOffset, byteLength } = await readFile(tarball);
      const copy = new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength)).buffer;
      const { messages, pkg } = await publint({ pack: { tarball: copy }, strict: true });
      return messages.map((message) => formatMessage(message, pkg) ?? message.code);
    });
    expect(await said).toEqual({});
  });

  test("has types that every resolution of an ESM package finds (attw)", async () => {
    // The profile esm-only: who resolves as Node 10 did finds no `exports`, and who writes CommonJS needs `import()`.
    const others: readonly string[] = ["node10", "node16-cjs"];
    const said = complaints(async ({ tarball }) => {
      const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball))));
      if (!checked.types) return ["no types"];
      const { problems } = checked;
      const own = problems.filter((one) => !("resolutionKind" in one && others.includes(one.resolutionKind)));
      return own.map((problem) => JSON.stringify(problem));
    });
    expect(await said).toEqual({});
  });

  test("holds the sources that its maps lead to", async () => {
    const said = complaints(async ({ folder, files }) => {
      const maps = files.filter((file) => file.endsWith(".map"));
      expect(maps.some((file) => file.endsWith(".d.ts.map"))).toBe(true);
      const led = await Promise.all(
        maps.map(async (file) => {
          const map: { readonly sources: readonly string[] } = JSON.parse(
            await readFile(join(root, folder, file), "utf8"),
          );
          return map.sources.map((source) => join(dirname(file), source));
        }),
      );
      return led.flat().flatMap((source) => (files.includes(source) ? [] : [`lacks ${source}`]));
    });
    expect(await said).toEqual({});
  });

  test("holds what was built, the manifest, the licence, the README and the changelog, and nothing else", async () => {
    const said = complaints(({ files, manifest }) => {
      const besides = ["package.json", "README.md", "LICENSE", "CHANGELOG.md"];
      const strange = files.filter(
        (file) => !besides.includes(file) && !/^dist\/(src\/.*\.ts|.*\.(js|d\.ts)(\.map)?)$/.test(file),
      );
      const targets = Object.values(manifest.exports).flatMap((target) =>
        typeof target === "string" ? [target] : Object.values(target),
      );
      const wanted = [...besides, ...targets.map((target) => target.replace("./", ""))];
      return [
        ...strange.map((file) => `holds ${file}`),
        ...wanted.filter((file) => !files.includes(file)).map((file) => `lacks ${file}`),
      ];
    });
    expect(await said).toEqual({});
  });

  test("tells first of the version that it has", async () => {
    const said = complaints(async ({ folder, manifest: { name, version: packed } }) => {
      const changelog = await readFile(join(root, folder, "CHANGELOG.md"), "utf8");
      const [head, , entry] = changelog.split("\n");
      const isFirst = head === `# Changelog of \`${name}\`` && entry?.startsWith(`## ${packed} (`);
      return isFirst ? [] : [`does not start with ${packed}: ${head} / ${entry}`];
    });
    expect(await said).toEqual({});
  });

  test("stands in package-lock.json, of which the bill of materials is made, with the version that it has", async () => {
    const lock: { readonly packages: Readonly<Record<string, { readonly version?: string }>> } = JSON.parse(
      await readFile(join(root, "package-lock.json"), "utf8"),
    );
    const said = complaints(({ folder, manifest }) => {
      const locked = lock.packages[folder]?.version;
      return locked === manifest.version ? [] : [`${locked} in package-lock.json: run npm install`];
    });
    expect(await said).toEqual({});
  });

  test("says what npm and bundlers need to know", async () => {
    const said = complaints(({ name, folder, manifest }) => {
      const { license, type, sideEffects, engines, repository, scripts, exports, publishConfig } = manifest;
      const facts = { license, type, sideEffects, engines, repository, scripts, publishConfig };
      expect(facts, name).toEqual({
        license: "Apache-2.0",
        type: "module",
        sideEffects: false,
        engines: { node: ">=20.19" },
        repository: { type: "git", url: "git+https://github.com/scwkit/scwkit.git", directory: folder },
        scripts: undefined,
        publishConfig: { access: "public", provenance: true },
      });
      const conditions = Object.values(exports).filter((target) => typeof target !== "string");
      return conditions.flatMap((target) =>
        Object.keys(target).join() === "types,default" ? [] : [JSON.stringify(target)],
      );
    });
    expect(await said).toEqual({});
  });

  test("asks for exact versions of the others", async () => {
    const versions = new Map(packages.map(({ name, manifest }) => [name, manifest.version]));
    expect(versions.get("@scwkit/runtime")).toBe(version);
    const said = complaints(({ name, manifest: { dependencies = {}, peerDependencies = {} } }) => {
      const asked = Object.entries({ ...dependencies, ...peerDependencies }).filter(([other]) =>
        other.startsWith("@scwkit/"),
      );
      const needsRuntime = name !== "@scwkit/runtime" && name !== "@scwkit/config";
      const lacks =
        needsRuntime && !asked.some(([other]) => other === "@scwkit/runtime") ? ["does not ask for the runtime"] : [];
      return [
        ...lacks,
        ...asked.flatMap(([other, range]) => (versions.get(other) === range ? [] : [`${other} ${range}`])),
      ];
    });
    expect(await said).toEqual({});
  });
});

describe("the umbrella", () => {
  test("has a subpath for each of every product, and loads what the product's own package holds", async () => {
    const sdk = packages.find(({ name }) => name === "@scwkit/sdk");
    const products = packages.filter(({ folder, name }) => folder.startsWith("generated/") && name !== "@scwkit/sdk");
    const wanted = products.flatMap(({ name, manifest }) =>
      Object.keys(manifest.exports)
        .filter((path) => path !== "./package.json")
        .map((path) => `./${name.replace("@scwkit/", "")}${path.slice(1)}`),
    );
    expect(Object.keys(sdk?.manifest.exports ?? {}).sort()).toEqual([".", "./package.json", ...wanted].sort());
    const text = await readFile(join(root, "generated/sdk/dist/instance/v1/index.js"), "utf8");
    expect(text).toMatch(/^(\/\/.*\n)*export \* from "@scwkit\/instance\/v1";\n(\/\/.*\n?)*$/);
  });
});
