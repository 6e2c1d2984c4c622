import ts from "typescript";

/** How a value differs from the type that was emitted for it. */
export interface Misfit {
  readonly kind: "wrong type" | "absent" | "unknown field";
  /** `servers[].image.name` */
  readonly path: string;
}

export interface Types {
  readonly misfits: (value: unknown, type: ts.Type) => readonly Misfit[];
  /** The type that a function's promise, list or call resolves to. */
  readonly resultOf: (module: string, name: string) => ts.Type;
}

/** Reads emitted types with TypeScript's own checker. */
export function typesOf(files: readonly string[], options: ts.CompilerOptions): Types {
  const program = ts.createProgram([...files], options);
  const checker = program.getTypeChecker();
  const resultOf = (module: string, name: string): ts.Type => {
    const file = program.getSourceFile(module);
    const symbol = file && checker.getSymbolAtLocation(file);
    const exported = symbol && checker.getExportsOfModule(symbol).find((known) => known.name === name);
    if (!exported || !file) throw new Error(`${module} exports no ${name}`);
    const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [signature] = checker.getTypeOfSymbolAtLocation(target, file).getCallSignatures();
    const returned = signature?.getReturnType();
    const awaited = returned && checker.getAwaitedType(returned);
    if (!awaited) throw new Error(`${name} of ${module} is no function`);
    return awaited;
  };
  return { misfits: (value, type) => [...compare(value, type, "", checker)], resultOf };
}

function* compare(value: unknown, type: ts.Type, path: string, checker: ts.TypeChecker): Generator<Misfit> {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return;
  if (type.isUnion()) {
    yield* compareUnion(value, type, path, checker);
    return;
  }
  if (type.isIntersection() || type.flags & ts.TypeFlags.Object) {
    yield* compareObject(value, type, path, checker);
    return;
  }
  if (!isScalarOf(value, type, checker)) yield { kind: "wrong type", path };
}

/** A value fits a union when it fits a member; otherwise the closest member tells how it does not. */
function* compareUnion(value: unknown, type: ts.UnionType, path: string, checker: ts.TypeChecker): Generator<Misfit> {
  const results = type.types.map((member) => [...compare(value, member, path, checker)]);
  const wrong = (misfits: readonly Misfit[]): number =>
    misfits.filter(({ kind, path: at }) => kind === "wrong type" && at === path).length * 1000 + misfits.length;
  const [best] = results.sort((a, b) => wrong(a) - wrong(b));
  yield* best ?? [];
}

function* compareObject(value: unknown, type: ts.Type, path: string, checker: ts.TypeChecker): Generator<Misfit> {
  if (type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String)) {
    if (typeof value !== "string") yield { kind: "wrong type", path };
    return;
  }
  const items = checker.isTupleType(type) ? undefined : arrayItems(type, checker);
  if (items) {
    if (!Array.isArray(value)) yield { kind: "wrong type", path };
    else for (const item of value) yield* compare(item, items, `${path}[]`, checker);
    return;
  }
  if (checker.isTupleType(type)) {
    const members = checker.getTypeArguments(type as ts.TypeReference);
    if (!Array.isArray(value) || value.length !== members.length) yield { kind: "wrong type", path };
    else
      for (const [index, member] of members.entries())
        yield* compare(value[index], member, `${path}[${index}]`, checker);
    return;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) yield { kind: "wrong type", path };
  else yield* compareFields(new Map(Object.entries(value)), type, path, checker);
}

const arrayItems = (type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined =>
  checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;

function* compareFields(
  fields: ReadonlyMap<string, unknown>,
  type: ts.Type,
  path: string,
  checker: ts.TypeChecker,
): Generator<Misfit> {
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const known = new Set<string>();
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  for (const property of checker.getPropertiesOfType(type)) {
    known.add(property.name);
    if (fields.has(property.name))
      yield* compare(fields.get(property.name), checker.getTypeOfSymbol(property), at(property.name), checker);
    else if (!(property.flags & ts.SymbolFlags.Optional)) yield { kind: "absent", path: at(property.name) };
  }
  for (const [name, value] of fields) {
    if (known.has(name)) continue;
    if (index) yield* compare(value, index, `${at("*")}`, checker);
    else yield { kind: "unknown field", path: at(name) };
  }
}

function isScalarOf(value: unknown, type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker.typeToString(type);
  if (type.flags & ts.TypeFlags.String) return typeof value === "string";
  if (type.flags & ts.TypeFlags.Number) return typeof value === "number";
  if (type.flags & ts.TypeFlags.Boolean) return typeof value === "boolean";
  if (type.flags & ts.TypeFlags.Null) return value === null;
  return Boolean(type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) && value === undefined;
}
