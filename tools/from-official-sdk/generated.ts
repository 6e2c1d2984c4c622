import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "ts-morph";
import type { ApiFolder } from "./products.ts";
import { camelize } from "./wire.ts";

/** A function of a generated package, as far as a method of the official SDK can be made of it. */
export interface GeneratedFunction {
  readonly name: string;
  /** Text of the type of its request; absent when it takes none. */
  readonly request: string | undefined;
  readonly isOptional: boolean;
  readonly result: string;
  /** Of a list: the type of an item. */
  readonly item: string | undefined;
  /** Of a list: the field of a page that holds the items. */
  readonly items: string | undefined;
  /** Of a waiter: the last step of the way to the status. */
  readonly status: string | undefined;
}

/** What a generated api offers, with its types in the spelling of the official SDK. */
export interface GeneratedApi {
  readonly api: ApiFolder;
  /** `InstanceV1` */
  readonly className: string;
  readonly functions: readonly GeneratedFunction[];
  /** Types by name: the text of the declaration. */
  readonly types: ReadonlyMap<string, string>;
}

export function readApi(api: ApiFolder): GeneratedApi {
  const files = readdirSync(api.folder).filter((name) => name.endsWith(".ts") && name !== "index.ts");
  const sources = files.map((name) => {
    const text = readFileSync(join(api.folder, name), "utf8");
    return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  });
  const [client, rest] = [sources.find(isClient), sources.filter((source) => !isClient(source))];
  const statements = rest.flatMap((source) => [...source.statements]);
  const constants = constantsOf(statements);
  return {
    api,
    className: client?.statements.find(ts.isClassDeclaration)?.name?.text ?? "",
    functions: statements.filter(ts.isFunctionDeclaration).flatMap((one) => functionOf(one, constants) ?? []),
    types: new Map(statements.flatMap((one) => typesOf(one, constants))),
  };
}

function isClient(source: ts.SourceFile): boolean {
  return source.fileName === "client.ts";
}

type Constants = ReadonlyMap<string, ts.Expression>;

function constantsOf(statements: readonly ts.Statement[]): Constants {
  const found = new Map<string, ts.Expression>();
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer) found.set(name.getText(), ts.isAsExpression(initializer) ? initializer.expression : initializer);
    }
  }
  return found;
}

function functionOf(node: ts.FunctionDeclaration, constants: Constants): GeneratedFunction | undefined {
  const { name, type, parameters } = node;
  if (!name || !type || !ts.isTypeReferenceNode(type)) return undefined;
  const kind = type.typeName.getText();
  const [first, second] = type.typeArguments ?? [];
  const request = requestOf(parameters);
  const operation = constants.get(`${name.text}Operation`);
  const list = operation && propertyOf(operation, "list");
  // The items of a map come as pairs here; there, such a list has no pages.
  const isPaged = kind === "List" && list !== undefined && propertyOf(list, "kind") === undefined;
  const waiter = constants.get(waiterName(name.text));
  const status = waiter && textOf(propertyOf(waiter, "status"));
  return {
    name: name.text,
    ...request,
    result: (kind === "List" ? second : first)?.getText() ?? "void",
    item: isPaged ? first?.getText() : undefined,
    items: isPaged ? textOf(propertyOf(list, "items")) : undefined,
    status: status?.split(".").at(-1),
  };
}

function waiterName(name: string): string {
  const resource = name.replace(/^waitFor/, "");
  return resource === name ? "" : `${resource.charAt(0).toLowerCase()}${resource.slice(1)}Waiter`;
}

function requestOf(parameters: readonly ts.ParameterDeclaration[]): Pick<GeneratedFunction, "request" | "isOptional"> {
  const parameter = parameters[1];
  const type = parameter?.type;
  if (!type) return { request: undefined, isOptional: true };
  // `...[request, options]: OptionalRequest<ListServersRequest, Place, CallOptions>`
  if (parameter.dotDotDotToken && ts.isTypeReferenceNode(type)) {
    return { request: type.typeArguments?.[0]?.getText(), isOptional: true };
  }
  // `request: GetServerRequest & Place`
  const own = ts.isIntersectionTypeNode(type) ? type.types[0] : type;
  return { request: own?.getText(), isOptional: parameter.questionToken !== undefined };
}

function propertyOf(node: ts.Expression, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return undefined;
}

function textOf(node: ts.Expression | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function typesOf(node: ts.Statement, constants: Constants): readonly (readonly [name: string, text: string])[] {
  if (ts.isInterfaceDeclaration(node)) return [[node.name.text, respell(node)]];
  if (!ts.isTypeAliasDeclaration(node)) return [];
  // `(typeof serverStateValues)[number] | (string & {})`
  const values = /^\(typeof (\w+)\)\[number\]/.exec(node.type.getText())?.[1];
  const list = values && constants.get(values)?.getText();
  const open = `export type ${node.name.text} = (${list?.slice(1, -1).split(", ").join(" | ")}) | (string & {});`;
  return [[node.name.text, list ? open : respell(node)]];
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text of a declaration with the fields as the official SDK has them, each tagged with what it was. */
function respell(node: ts.Node): string {
  const offset = node.getStart();
  const text = node.getText();
  const changes: Change[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isPropertySignature(inner)) changes.push(...changesOf(inner));
    ts.forEachChild(inner, visit);
  };
  visit(node);
  let out = "";
  let at = offset;
  for (const { start, end, text: changed } of changes.sort((a, b) => a.start - b.start)) {
    out += text.slice(at - offset, start - offset) + changed;
    at = end;
  }
  return out + text.slice(at - offset);
}

/** `creation_date: string | null` becomes a tagged `creationDate?: Date | undefined`. */
function changesOf(node: ts.PropertySignature): readonly Change[] {
  const { name, type, questionToken } = node;
  const wire = ts.isStringLiteral(name) ? name.text : name.getText();
  const parts = type && ts.isUnionTypeNode(type) ? type.types : type ? [type] : [];
  const nulls = parts.filter((part) => part.getText() === "null");
  const isDate = /RFC 3339/.test(node.getFullText().slice(0, node.getLeadingTriviaWidth()));
  const dates = isDate ? parts.filter(({ kind }) => kind === ts.SyntaxKind.StringKeyword) : [];
  const tags = [`@wire ${wire}`, ...(dates.length > 0 ? ["@date"] : []), ...(nulls.length > 0 ? ["@nullable"] : [])];
  const comment = `/**\n${tags.map((tag) => ` * ${tag}\n`).join("")} */`;
  const isOptional = questionToken !== undefined || nulls.length > 0;
  const named: Change = {
    start: node.getFullStart(),
    end: (questionToken ?? name).getEnd(),
    text: `\n${comment}\n${JSON.stringify(camelize(wire))}${isOptional ? "?" : ""}`,
  };
  const replaced = (part: ts.TypeNode, text: string): Change => ({ start: part.getStart(), end: part.getEnd(), text });
  return [named, ...nulls.map((part) => replaced(part, "undefined")), ...dates.map((part) => replaced(part, "Date"))];
}
