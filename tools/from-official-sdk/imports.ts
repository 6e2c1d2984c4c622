import { ts } from "ts-morph";

/** Whether an import is of the official SDK. */
export function isOfficial(module: string): boolean {
  return module.startsWith("@scaleway/sdk") || module === "@scaleway/configuration-loader";
}

interface Wanted {
  readonly name: string;
  readonly local: string;
  isValue: boolean;
}

/** What a file is to import from our packages. */
export class Imports {
  readonly #source: ts.SourceFile;
  readonly #declared: ReadonlySet<string>;
  readonly #wanted: Map<string, Map<string, Wanted>> = new Map();
  readonly #taken: Set<string> = new Set();

  constructor(source: ts.SourceFile) {
    this.#source = source;
    this.#declared = declaredNames(source);
  }

  /** The name under which the file has it: its own, or a longer one where the file uses that for something else. */
  use(path: string, name: string, isValue: boolean): string {
    const module = this.#wanted.get(path) ?? new Map<string, Wanted>();
    this.#wanted.set(path, module);
    const known = module.get(name);
    if (known) {
      known.isValue ||= isValue;
      return known.local;
    }
    const local = this.isFree(name) ? name : longer(path, name);
    this.#taken.add(local);
    module.set(name, { name, local, isValue });
    return local;
  }

  isFree(name: string): boolean {
    return !this.#declared.has(name) && !this.#taken.has(name);
  }

  /** The packages behind the imports: `runtime`, `instance`. */
  packages(): readonly string[] {
    return [...this.#wanted.keys()].map((path) => path.split("/")[0] ?? "");
  }

  /** The declarations as text, in the manner of the file. */
  text(): string {
    const first = this.#source.statements.find(ts.isImportDeclaration)?.getText(this.#source) ?? "";
    const quote = first.includes("'") ? "'" : '"';
    const end = first === "" || first.endsWith(";") ? ";" : "";
    const isScript = /\.[cm]?jsx?$/.test(this.#source.fileName);
    const lines = [...this.#wanted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([path, names]) => {
        const all = [...names.values()].filter(({ isValue }) => isValue || !isScript);
        if (all.length === 0) return [];
        const onlyTypes = all.every(({ isValue }) => !isValue);
        const parts = all.sort(byName).map(({ name, local, isValue }) => {
          return `${isValue || onlyTypes ? "" : "type "}${name}${local === name ? "" : ` as ${local}`}`;
        });
        const from = `from ${quote}@scwkit/${path}${quote}${end}`;
        const line = `import ${onlyTypes ? "type " : ""}{ ${parts.join(", ")} } ${from}`;
        return line.length <= 100
          ? [line]
          : [`import ${onlyTypes ? "type " : ""}{\n  ${parts.join(",\n  ")},\n} ${from}`];
      });
    return lines.join("\n");
  }
}

function byName(a: Wanted, b: Wanted): number {
  return a.name < b.name ? -1 : 1;
}

/** `listServers` of `instance/v1` as `instanceListServers`, `Server` as `InstanceServer`. */
function longer(path: string, name: string): string {
  const words = (path.split("/")[0] ?? "").split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const joined = words.join("") + name.charAt(0).toUpperCase() + name.slice(1);
  return /^[a-z]/.test(name) ? joined.charAt(0).toLowerCase() + joined.slice(1) : joined;
}

/** Every name that a file declares anywhere, official imports aside: an import of ours must not hide or meet it. */
function declaredNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isImportDeclaration(node) &&
      ts.isStringLiteral(node.moduleSpecifier) &&
      isOfficial(node.moduleSpecifier.text)
    ) {
      return;
    }
    const name = isNaming(node) ? node.name : undefined;
    if (name && ts.isIdentifier(name)) names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

type Naming =
  | ts.VariableDeclaration
  | ts.ParameterDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.TypeParameterDeclaration
  | ts.ImportSpecifier
  | ts.ImportClause
  | ts.NamespaceImport;

function isNaming(node: ts.Node): node is Naming {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node)
  );
}
