import type {
  FunctionDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  VariableStatementStructure,
} from "ts-morph";
import { VariableDeclarationKind } from "ts-morph";
import type { Field, Operation, RequestField, Waiter } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import { groupsOf } from "../one-of.ts";
import type { Direction } from "../plan/names.ts";
import type { ApiPlan } from "../plan/plan.ts";
import { descriptorText, literal } from "./descriptor.ts";
import { requestProperty, type Shape, shapeOf } from "./models.ts";
import type { Scope } from "./scope.ts";
import { flushLeft } from "./source-file.ts";
import type { Templates } from "./templates.ts";
import { docCode, docComment, docText } from "./tsdoc.ts";
import { deprecation, trackTag } from "./words.ts";

const RUNTIME = "@scwkit/runtime";

export interface Printing {
  readonly plan: ApiPlan;
  readonly scope: Scope;
  readonly spell: (type: Type, direction: Direction) => string;
  readonly templates: Templates;
}

export const isOptional = (field: RequestField): boolean =>
  !field.required || field.default !== undefined || isPlace(field);
export const isPlace = ({ in: where, name }: RequestField): boolean =>
  where === "path" && (name === "zone" || name === "region");
const needsNothing = ({ fields }: Operation): boolean => fields.every(isOptional);

const DEFAULTS = {
  project: "`projectId`",
  organization: "`organizationId`",
  zone: "`zone`",
  region: "`region`",
} as const;

export function requestShape(operation: Operation, { plan, scope, spell }: Printing): Shape {
  const { request } = plan.names.operation(operation.id);
  const places = new Set<Field>(operation.fields.filter(isPlace));
  const spellField = (field: Field): string =>
    places.has(field)
      ? scope.type(field.name === "zone" ? "Zone" : "Region", "./places.ts")
      : spell(field.type, "request");
  const properties = operation.fields.map((field) => {
    const setting = isPlace(field) ? (field.name === "zone" ? "zone" : "region") : field.default;
    return requestProperty(
      field,
      isOptional(field),
      spellField,
      ...(setting ? [`Default: ${DEFAULTS[setting]} of the client.`] : []),
    );
  });
  return shapeOf(
    request,
    `What {@link ${plan.names.operation(operation.id).function}} takes.`,
    operation.fields,
    properties,
    groupsOf(operation.fields),
  );
}

export function resultText({ result }: Operation, { spell }: Printing): string {
  switch (result.kind) {
    case "json":
      return spell(result.type, "result");
    case "none":
      return "void";
    case "text":
      return "string";
    case "binary":
      return "Blob";
  }
}

export function descriptorStatement(
  operation: Operation,
  printing: Printing,
): OptionalKind<VariableStatementStructure> {
  const { plan, scope } = printing;
  const names = plan.names.operation(operation.id);
  const kind = scope.type(operation.list ? "ListOperation" : "Operation", RUNTIME);
  return {
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: names.descriptor,
        type: `${kind}<${names.request}, ${resultText(operation, printing)}>`,
        initializer: flushLeft(descriptorText(operation, plan)),
      },
    ],
    docs: [{ description: `${docCode(`${operation.method} ${operation.path}`)} as data.` }],
  };
}

export function operationFunction(
  operation: Operation,
  printing: Printing,
): OptionalKind<FunctionDeclarationStructure> {
  const { plan, scope, templates } = printing;
  const names = plan.names.operation(operation.id);
  const runtime = scope.value(operation.list ? "list" : "call", RUNTIME);
  return {
    name: names.function,
    isExported: true,
    ...signatureOf(operation, printing),
    returnType: returnText(operation, printing),
    statements: templates.operation({
      runtime,
      client: "client",
      descriptor: names.descriptor,
      arguments: handedOn(operation),
    }),
    docs: [{ description: `\n${operationDoc(operation, plan)}` }],
  };
}

export function returnText(operation: Operation, printing: Printing): string {
  const { scope, spell } = printing;
  const result = resultText(operation, printing);
  if (!operation.list) return `${scope.type("Call", RUNTIME)}<${result}>`;
  const item = spell(operation.list.item, "result");
  return `${scope.type("List", RUNTIME)}<${operation.list.shape === "map" ? `[string, ${item}]` : item}, ${result}>`;
}

interface Signature {
  readonly typeParameters: string[];
  readonly parameters: OptionalKind<ParameterDeclarationStructure>[];
}

/** A client without a default place makes the place required; `Place` is that requirement. */
function signatureOf(operation: Operation, printing: Printing): Signature {
  const client = printing.scope.type("Client", RUNTIME);
  const typed = { zone: `${client}<Place>`, region: `${client}<unknown, Place>`, global: client }[operation.locality];
  const parameters = argumentsOf(operation, printing, operation.locality === "global" ? undefined : "Place");
  return {
    typeParameters: operation.locality === "global" ? [] : ["Place"],
    parameters: [{ name: "client", type: typed }, ...parameters],
  };
}

/** The arguments behind the client. */
export function argumentsOf(
  operation: Operation,
  { plan, scope }: Printing,
  place: string | undefined,
): OptionalKind<ParameterDeclarationStructure>[] {
  const { request } = plan.names.operation(operation.id);
  const options = scope.type("CallOptions", RUNTIME);
  if (place !== undefined && needsNothing(operation))
    return [
      {
        name: restOf(operation),
        isRestParameter: true,
        type: `${scope.type("OptionalRequest", RUNTIME)}<${request}, ${place}, ${options}>`,
      },
    ];
  return [
    {
      name: "request",
      type: place === undefined ? request : `${request} & ${place}`,
      hasQuestionToken: place === undefined && needsNothing(operation),
    },
    { name: "options", type: options, hasQuestionToken: true },
  ];
}

/** The compiler names it to whoever leaves everything out although the client has no place. */
const restOf = ({ locality }: Operation): string => (locality === "zone" ? "requestWithZone" : "requestWithRegion");

/** What is handed on of the arguments behind the client. */
export function handedOn(operation: Operation): string {
  if (operation.locality === "global" || !needsNothing(operation)) return "request, options";
  const rest = restOf(operation);
  return `${rest}[0], ${rest}[1]`;
}

/** The types of `ApiError` behind the statuses that documents describe. */
export const FAILURES: Readonly<Record<number, string>> = {
  400: "invalid_arguments",
  401: "denied_authentication",
  403: "permissions_denied",
  404: "not_found",
  409: "transient_state",
  412: "precondition_failed",
  429: "too_many_requests",
};

export function operationDoc({ id, docs, method, path, deprecated, failures }: Operation, plan: ApiPlan): string {
  const text = docText(docs.text ?? (docs.summary === undefined ? "" : `${docs.summary}.`));
  const types = failures.flatMap((status) => (FAILURES[status] === undefined ? [] : `\`${FAILURES[status]}\``));
  const reason = deprecated ? deprecation(docs.text) : successionTag(id, plan);
  return docComment(
    text,
    docCode(`${method} ${path}`),
    [types.length > 0 ? `@throws \`ApiError\` with type ${types.join(", ")}.` : undefined, reason, trackTag(plan.api)]
      .filter((tag) => tag !== undefined)
      .join("\n"),
  );
}

function successionTag(id: string, { api, path, successor, replaced }: ApiPlan): string | undefined {
  const by = (next: string): string => `\`@scwkit/${api.product}/${next}\``;
  if (successor !== undefined) return `@deprecated \`${path}\` is replaced by ${by(successor)}.`;
  const next = replaced.get(id);
  return next && `@deprecated Replaced by the one of ${by(next)}.`;
}

export function waiterStatement(waiter: Waiter, printing: Printing): OptionalKind<VariableStatementStructure> {
  const { plan, scope, spell } = printing;
  const operation = plan.names.operation(waiter.operation);
  const { transient, failure, gone } = waiter;
  const fields = literal({
    status: waiter.status.join("."),
    transient,
    failure,
    gone: gone.length > 0 ? gone : undefined,
  });
  return {
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: plan.names.waiter(waiter.resource).waiter,
        type: `${scope.type("Waiter", RUNTIME)}<${operation.request}, ${spell(waiter.type, "result")}>`,
        initializer: flushLeft(fields.replace("{\n", `{\n  operation: ${operation.descriptor},\n`)),
      },
    ],
    docs: [{ description: `Which statuses of the resource pass by themselves, and which are failures.` }],
  };
}

export function waiterFunction(
  waiter: Waiter,
  operation: Operation,
  printing: Printing,
): OptionalKind<FunctionDeclarationStructure> {
  const { plan, scope, spell, templates } = printing;
  const names = plan.names.waiter(waiter.resource);
  const { request, function: read } = plan.names.operation(waiter.operation);
  const resource = spell(waiter.type, "result");
  const { typeParameters, parameters } = signatureOf(operation, printing);
  const [client] = parameters;
  const options = `${scope.type("WaitOptions", RUNTIME)}<${spell(waiter.statusType, "result")}, ${resource}>`;
  return {
    name: names.function,
    isExported: true,
    typeParameters,
    parameters: [
      ...(client ? [client] : []),
      { name: "request", type: operation.locality === "global" ? request : `${request} & Place` },
      { name: "options", type: options, hasQuestionToken: true },
    ],
    returnType: `Promise<${resource}>`,
    statements: templates.operation({
      runtime: scope.value("wait", RUNTIME),
      client: "client",
      descriptor: names.waiter,
      arguments: "request, options",
    }),
    docs: [
      {
        description: `\n${docComment(
          `Repeats {@link ${read}} until the status settles, and returns the resource then.`,
          `@throws \`WaitError\` when the status settles on ${alternatives(waiter.failure)}.`,
        )}`,
      },
    ],
  };
}

function alternatives(statuses: readonly string[]): string {
  if (statuses.length === 0) return "another status than the one waited for";
  return statuses.map(docCode).join(" or ");
}
