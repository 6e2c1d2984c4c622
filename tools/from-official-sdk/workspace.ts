import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Project, ts } from "ts-morph";
import { declareOfficial, usageOf, virtualPath } from "./declare.ts";
import { productsIn } from "./products.ts";

/** A project as the compiler sees it. */
export interface Workspace {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** The project's own files. */
  readonly files: readonly ts.SourceFile[];
}

const skipped: ReadonlySet<string> = new Set(["node_modules", "dist", "build", "out", "coverage"]);
const sourceFile = /(?<!\.d)\.[cm]?[jt]sx?$/;

/** Every source file of a folder, with its text. */
export function readSources(folder: string): ReadonlyMap<string, string> {
  return new Map(sourcePaths(folder).map((path) => [path, readFileSync(path, "utf8")]));
}

function sourcePaths(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith(".") ? [] : sourcePaths(path);
    return sourceFile.test(entry.name) ? [path] : [];
  });
}

/** The project against declarations of the official SDK that know what becomes of it. */
export function openBefore(folder: string, sources: ReadonlyMap<string, string>, home: string): Workspace {
  return open(folder, sources, officialFor(sources, home), () => undefined);
}

/** The project against the packages of this repository, and against the official SDK where it still needs that. */
export function openAfter(folder: string, sources: ReadonlyMap<string, string>, home: string): Workspace {
  return open(folder, sources, officialFor(sources, home), (name) => {
    const [, path = "", rest = ""] = /^@scwkit\/([\w-]+)((?:\/[\w-]+)*)$/.exec(name) ?? [];
    if (!path) return undefined;
    const own = join(home, path, "src", "index.ts");
    return existsSync(own) ? own : join(home, "generated", path, rest, "index.ts");
  });
}

function officialFor(sources: ReadonlyMap<string, string>, home: string): ReadonlyMap<string, string> {
  return declareOfficial(usageOf(sources.values()), productsIn(join(home, "generated")));
}

function open(
  folder: string,
  sources: ReadonlyMap<string, string>,
  official: ReadonlyMap<string, string>,
  own: (module: string) => string | undefined,
): Workspace {
  const options = optionsOf(folder);
  const resolve = (name: string): string | undefined => (official.has(name) ? virtualPath(name) : own(name));
  const declarations = [...official].map(([module, text]): [string, string] => [virtualPath(module), text]);
  const project = new Project({
    compilerOptions: options,
    skipLoadingLibFiles: false,
    resolutionHost: (host) => ({
      resolveModuleNames: (names, containing) =>
        names.map((name) => {
          const resolvedFileName = resolve(name);
          if (!resolvedFileName) return ts.resolveModuleName(name, containing, options, host).resolvedModule;
          const extension = resolvedFileName.endsWith(".d.ts") ? ts.Extension.Dts : ts.Extension.Ts;
          return { resolvedFileName, extension, isExternalLibraryImport: false };
        }),
    }),
  });
  for (const [path, text] of [...declarations, ...sources]) project.createSourceFile(path, text, { overwrite: true });
  const program = project.getProgram().compilerObject;
  const files = [...sources.keys()].flatMap((path) => program.getSourceFile(path) ?? []);
  return { program, checker: program.getTypeChecker(), files };
}

/** What the project says, made fit for looking at all of its files without making any. */
function optionsOf(folder: string): ts.CompilerOptions {
  const file = join(folder, "tsconfig.json");
  const read = existsSync(file) ? ts.readConfigFile(file, ts.sys.readFile) : undefined;
  const { options } = ts.parseJsonConfigFileContent(read?.config ?? {}, ts.sys, folder, undefined, file);
  const own = read
    ? options
    : { ...options, strict: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext };
  // Nothing is made, so what says where and how it is made would only be in the way.
  const { rootDir: _root, outDir: _out, declaration: _declaration, composite: _composite, ...rest } = own;
  return {
    ...rest,
    incremental: false,
    rootDir: "/",
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  };
}

/** The parts of a tsconfig that would keep the subpaths of our packages from being found. */
export function isOldResolution(folder: string): boolean {
  const { moduleResolution, module } = optionsOf(folder);
  if (moduleResolution !== undefined) return moduleResolution === ts.ModuleResolutionKind.Node10;
  return module === ts.ModuleKind.CommonJS || module === ts.ModuleKind.ES2015;
}
