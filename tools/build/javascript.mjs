// JavaScript: one file per entry point, since each file more costs a user import time.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { packedSource, slashed } from "./packages.mjs";

export async function emitJavaScript(root, pack, stage) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: pack.entries.map((entry) => ({ in: join(pack.sourceRoot, `${entry}.ts`), out: entry })),
    // Where it will be, not where it is written first: source maps point from there to the sources.
    outdir: pack.dist,
    write: false,
    bundle: true,
    // Other packages, `@scwkit/runtime` too, are the user's to install: once, whoever imports them.
    packages: "external",
    // Only for what two versions of one product may come to share; without a common file it changes nothing.
    splitting: true,
    chunkNames: "shared-[hash]",
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    sourcemap: "linked",
    // They lie in dist/src already, where those of the declarations lead as well.
    sourcesContent: false,
    legalComments: "none",
    logLevel: "silent",
    // The workspace's `paths` would pull the sources of the runtime in.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true } },
    plugins: [entriesStayApart(pack)],
  });
  for (const { path, contents } of outputFiles) {
    const to = join(stage.dist(pack), relative(pack.dist, path));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, path.endsWith(".map") ? withPackedSources(pack, path, contents) : contents);
  }
}

function withPackedSources(pack, path, contents) {
  const map = JSON.parse(new TextDecoder().decode(contents));
  const folder = dirname(path);
  const sources = map.sources.map((source) => relative(folder, packedSource(pack, join(folder, source))));
  return JSON.stringify({ ...map, sources: sources.map(slashed) });
}

/** An entry that exports another one imports the built file: no copy of it, and no chunk with a hash for a name. */
function entriesStayApart(pack) {
  const entries = new Map(pack.entries.map((entry) => [join(pack.sourceRoot, `${entry}.ts`), `${entry}.js`]));
  return {
    name: "entries-stay-apart",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, importer }) => {
        const target = entries.get(join(resolveDir, path));
        return target && { path: pathBetween(entries.get(importer), target, importer), external: true };
      });
    },
  };
}

function pathBetween(from, to, importer) {
  // Its code lands in a file whose place is not known here.
  if (!from) throw new Error(`${importer}: only an entry point may import another one`);
  const path = relative(dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}
