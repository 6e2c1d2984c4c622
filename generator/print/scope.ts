import type { ImportDeclarationStructure, OptionalKind } from "ts-morph";

/** What one file imports. Printing a symbol imports it. */
export interface Scope {
  /** The name itself; the file now imports its type from that module. */
  readonly type: (name: string, module: string) => string;
  readonly value: (name: string, module: string) => string;
  readonly imports: () => OptionalKind<ImportDeclarationStructure>[];
}

export function createScope(): Scope {
  const types = new Map<string, Set<string>>();
  const values = new Map<string, Set<string>>();
  const note = (to: Map<string, Set<string>>, name: string, module: string): string => {
    to.set(module, (to.get(module) ?? new Set()).add(name));
    return name;
  };
  return {
    type: (name, module) => note(types, name, module),
    value: (name, module) => note(values, name, module),
    imports: () => {
      const modules = [...new Set([...types.keys(), ...values.keys()])].sort(byDistance);
      return modules.flatMap((module) => [
        ...statement(module, types.get(module), true),
        ...statement(module, values.get(module), false),
      ]);
    },
  };
}

/** Packages first, then files. */
const byDistance = (a: string, b: string): number =>
  Number(a.startsWith(".")) - Number(b.startsWith(".")) || (a < b ? -1 : 1);

function statement(
  module: string,
  names: ReadonlySet<string> | undefined,
  isTypeOnly: boolean,
): OptionalKind<ImportDeclarationStructure>[] {
  return names ? [{ moduleSpecifier: module, namedImports: [...names].sort(), isTypeOnly }] : [];
}
