// Declarations, with maps and the sources that they lead to: who asks an editor where a function is defined sees it.
// `isolatedDeclarations` makes each declaration follow from its own file alone, so nothing is resolved and nothing
// checked here (`npm run types` does that); and one process serves all packages.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { packedSource, slashed } from "./packages.mjs";

const run = promisify(execFile);

export async function emitDeclarations(root, packages, stage) {
  const config = join(stage.path, "tsconfig.json");
  writeFileSync(config, JSON.stringify(configOf(root, packages, stage)));
  await tsc(root, config);
  for (const pack of packages)
    for (const source of pack.sources) {
      copySource(pack, source, stage);
      copyDeclaration(root, pack, source, stage);
    }
}

function configOf(root, packages, stage) {
  return {
    extends: join(root, "tools/build/tsconfig.json"),
    compilerOptions: { rootDir: root, outDir: join(stage.path, "types") },
    files: packages.flatMap((pack) => pack.sources),
  };
}

async function tsc(root, config) {
  try {
    await run(process.execPath, [join(root, "node_modules/typescript-7/bin/tsc"), "-p", config], { cwd: root });
  } catch (error) {
    throw new Error(`no declarations:\n${error.stdout || error.message}`);
  }
}

function copySource(pack, source, stage) {
  const to = join(stage.dist(pack), relative(pack.dist, packedSource(pack, source)));
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(source, to);
}

function copyDeclaration(root, pack, source, stage) {
  const from = join(stage.path, "types", declarationOf(relative(root, source)));
  const path = declarationOf(relative(pack.sourceRoot, source));
  const to = join(stage.dist(pack), path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, withJsSpecifiers(readFileSync(from, "utf8")));
  const map = JSON.parse(readFileSync(`${from}.map`, "utf8"));
  const packed = relative(dirname(join(pack.dist, path)), packedSource(pack, source));
  writeFileSync(`${to}.map`, JSON.stringify({ ...map, sources: [slashed(packed)] }));
}

function declarationOf(path) {
  return path.replace(/\.ts$/, ".d.ts");
}

/** tsc rewrites relative imports in JavaScript only. The other ending is as long, so that maps stay true. Comments are left alone: in them a line starts with `*`. */
export function withJsSpecifiers(text) {
  return text
    .replace(/^((?:import|export|} from)\b[^\n]*"\.[^"\n]*)\.ts";$/gm, '$1.js";')
    .replace(/\bimport\("(\.[^"\n]*)\.ts"\)/g, 'import("$1.js")');
}
