// Loading the libraries takes longer than using them. So two bundles lie under node_modules/.cache, each beside the
// code that V8 made of it: the generator's own sources with the small libraries, bundled again when a file changes,
// and the large libraries, bundled once per install. Where nothing can be written, the large ones are loaded as they are.
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const here = dirname(fileURLToPath(import.meta.url));

/** The large ones. */
export const LIBRARIES = ["ts-morph", "openapi-typescript", "typescript", "handlebars"];

const SOURCES_OPTIONS = {
  stdin: {
    contents: 'export { main } from "./cli.ts"; export { workOn } from "./apis.ts";',
    resolveDir: here,
    loader: "ts",
  },
  external: LIBRARIES,
};
const LIBRARIES_OPTIONS = {
  stdin: {
    contents: `module.exports = { ${LIBRARIES.map((id) => `get "${id}"() { return require("${id}"); }`).join(", ")} };`,
    resolveDir: here,
  },
  plugins: [oneTypeScript()],
  minifyWhitespace: true,
  minifySyntax: true,
  // Node shows the line that threw.
  lineLimit: 160,
  legalComments: "none",
};

/** Both bundles, made first when they are missing. `libraries` is absent where they are to be loaded as they are. */
export async function openBundles(home) {
  const cache = join(home, "node_modules", ".cache", "scwkit");
  const install = ["package-lock.json", join("node_modules", ".package-lock.json")].map((file) => join(home, file));
  const tools = [fileURLToPath(import.meta.url), ...install];
  const large = join(cache, `libraries-${stateOf(tools)}.cjs`);
  const small = join(cache, `sources-${stateOf([...tools, ...filesIn(here)])}.cjs`);
  const libraries = existsSync(large) || canWrite(cache) ? await openBundle(large, LIBRARIES_OPTIONS) : undefined;
  return { sources: await openBundle(small, SOURCES_OPTIONS), libraries };
}

function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? join(entry.parentPath, entry.name) : [],
  );

/** A word that changes when one of the files does. */
function stateOf(files) {
  const states = files.map((file) => {
    const state = statSync(file, { throwIfNoEntry: false });
    return `${file} ${state?.size} ${state?.mtimeMs}`;
  });
  return createHash("sha256").update(states.join("\n")).digest("hex").slice(0, 16);
}

async function openBundle(file, options) {
  if (existsSync(file)) return { file };
  const text = await bundle(options);
  sweep(file);
  return keep(file, text) ? { file } : { file, text };
}

async function bundle(options) {
  const { build } = await import("esbuild");
  const wrap = {
    banner: { js: "(function (require, module, exports, __filename, __dirname) {" },
    footer: { js: "})" },
  };
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
    ...wrap,
    ...options,
  });
  return outputFiles[0].text;
}

/** ts-morph brings a TypeScript of its own, which serves the others as well: a second one would double time and memory. */
function oneTypeScript() {
  const setup = (build) => {
    build.onResolve({ filter: /^typescript$/ }, ({ path }) => ({ path, namespace: "of-ts-morph" }));
    build.onLoad({ filter: /^/, namespace: "of-ts-morph" }, () => ({
      contents: 'module.exports = require("ts-morph").ts;',
      resolveDir: here,
    }));
  };
  return { name: "one-typescript", setup };
}

/** Removes the bundles of earlier states. */
function sweep(file) {
  const [kind] = basename(file).split("-");
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.startsWith(`${kind}-`)) rmSync(join(folder, name), { force: true });
}

/** Other processes see the whole file or none. */
function keep(file, data) {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, file);
    return true;
  } catch {
    if (existsSync(draft)) rmSync(draft);
    return false;
  }
}

/** A word for the code of both bundles. */
export function digestOf(sources, libraries) {
  const hash = createHash("sha256").update(sources.text ?? readFileSync(sources.file));
  return hash.update(libraries ? basename(libraries.file) : "").digest("hex");
}

/** Runs a bundle; `keepCode` stores what V8 has compiled by then, unless what lies there was good. */
export function evaluate({ file, text }, require) {
  const codeFile = `${file}.${process.version}-${process.arch}`;
  // What esbuild writes is plain ASCII.
  const source = text ?? readFileSync(file, "latin1");
  const cachedData = existsSync(codeFile) ? readFileSync(codeFile) : undefined;
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(require, module, module.exports, file, dirname(file));
  const isStale = cachedData === undefined || script.cachedDataRejected;
  return { exports: module.exports, keepCode: () => void (isStale && keep(codeFile, script.createCachedData())) };
}
