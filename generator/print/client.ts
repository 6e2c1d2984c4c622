import type { ClassDeclarationStructure, MethodDeclarationStructure, OptionalKind } from "ts-morph";
import type { Operation } from "../model/api.ts";
import type { ModulePlan } from "../plan/plan.ts";
import { argumentsOf, handedOn, operationDoc, type Printing, returnText } from "./operations.ts";

const RUNTIME = "@scwkit/runtime";

/** The api as a class, for those who prefer one; each method is the function of the same name. */
export function clientClass(printing: Printing): OptionalKind<ClassDeclarationStructure> {
  const { plan, scope } = printing;
  const client = `${scope.type("Client", RUNTIME)}<Zone, Region>`;
  return {
    name: plan.names.className,
    isExported: true,
    typeParameters: [
      { name: "Zone", default: "unknown" },
      { name: "Region", default: "unknown" },
    ],
    properties: [
      { name: "client", type: client, isReadonly: true, docs: [{ description: "What the calls are sent with." }] },
    ],
    ctors: [{ parameters: [{ name: "client", type: client }], statements: "this.client = client;" }],
    methods: plan.modules.flatMap((module) =>
      module.operations.map((operation) => method(operation, module, printing)),
    ),
    docs: [
      { description: `The functions of this api as methods of one object: \`new ${plan.names.className}(client)\`.` },
    ],
  };
}

const PLACES = { zone: "Zone", region: "Region", global: undefined } as const;

function method(
  operation: Operation,
  module: ModulePlan,
  printing: Printing,
): OptionalKind<MethodDeclarationStructure> {
  const { plan, scope, templates } = printing;
  const names = plan.names.operation(operation.id);
  scope.type(names.request, `./${module.file}.ts`);
  return {
    name: names.function,
    parameters: argumentsOf(operation, printing, PLACES[operation.locality]),
    returnType: returnText(operation, printing),
    statements: templates.operation({
      runtime: scope.value(operation.list ? "list" : "call", RUNTIME),
      client: "this.client",
      descriptor: scope.value(names.descriptor, `./${module.file}.ts`),
      arguments: handedOn(operation),
    }),
    docs: [{ description: `\n${operationDoc(operation, plan)}` }],
  };
}
