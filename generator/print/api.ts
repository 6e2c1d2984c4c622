import { StructureKind, VariableDeclarationKind } from "ts-morph";
import { namedIn } from "../links.ts";
import type { Field, Model } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import type { Direction } from "../plan/names.ts";
import type { ApiPlan, ModulePlan } from "../plan/plan.ts";
import { clientClass } from "./client.ts";
import { enumShape } from "./enums.ts";
import { modelShape, type Shape } from "./models.ts";
import {
  descriptorStatement,
  operationFunction,
  type Printing,
  requestShape,
  waiterFunction,
  waiterStatement,
} from "./operations.ts";
import { quoted } from "./quote.ts";
import { createScope, type Scope } from "./scope.ts";
import { header, type Printer, type Statement } from "./source-file.ts";
import type { Templates } from "./templates.ts";
import { docText } from "./tsdoc.ts";
import type { TypeTexts } from "./types.ts";

export interface OutputFile {
  /** Relative to the output folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Tools {
  readonly printer: Printer;
  readonly templates: Templates;
  readonly texts: TypeTexts;
}

/** Every type of the api, by the direction in which it is printed. */
export function printedTypes({ api }: ApiPlan): ReadonlyMap<Direction, readonly Type[]> {
  const request = [
    ...api.operations.flatMap(({ fields }) => fields),
    ...api.models.filter(({ use }) => use.request).flatMap(({ fields }) => fields),
  ];
  const result = api.models.filter(({ use }) => use.result).flatMap(({ fields }) => fields);
  const answers = api.operations.flatMap((operation) => [
    ...(operation.result.kind === "json" ? [operation.result.type] : []),
    ...(operation.list ? [operation.list.item] : []),
  ]);
  const waited = api.waiters.flatMap(({ type, statusType }) => [type, statusType]);
  return new Map<Direction, readonly Type[]>([
    ["request", request.map(({ type }) => type)],
    ["result", [...result.map(({ type }) => type), ...answers, ...waited]],
  ]);
}

export function printApi(plan: ApiPlan, tools: Tools): readonly OutputFile[] {
  const folder = `${plan.api.product}/${plan.path}`;
  const enums = new Set(plan.api.enums.map(({ id }) => id));
  const file = (name: string, build: (printing: Printing) => readonly Statement[]): OutputFile[] => {
    const scope = createScope();
    const printing: Printing = {
      plan,
      scope,
      spell: speller({ plan, scope, name, texts: tools.texts, enums }),
      templates: tools.templates,
    };
    const statements = build(printing);
    return statements.length === 0
      ? []
      : [{ path: `${folder}/${name}.ts`, text: tools.printer.text({ source: plan.source, scope, statements }) }];
  };
  const parts = [
    ...file("enums", enumStatements),
    ...file("places", placeStatements),
    ...file("models", modelStatements),
    ...plan.modules.flatMap((module) => file(module.file, (printing) => moduleStatements(module, printing))),
    ...file("client", (printing) => [{ kind: StructureKind.Class, ...clientClass(printing) }]),
  ];
  return [
    ...parts,
    {
      path: `${folder}/index.ts`,
      text: indexText(
        plan,
        parts.map(({ path }) => path.slice(folder.length + 1)),
      ),
    },
  ];
}

interface Spelling {
  readonly plan: ApiPlan;
  readonly scope: Scope;
  /** Of the file. */
  readonly name: string;
  readonly texts: TypeTexts;
  /** Ids of enums; every other name is that of a model. */
  readonly enums: ReadonlySet<string>;
}

/** Spelling a type in a file imports the models and enums that it names. */
function speller({ plan, scope, name: file, texts, enums }: Spelling): Printing["spell"] {
  const { names } = plan;
  return (type, direction) => {
    for (const id of namedIn(type)) {
      const [name, module] = enums.has(id) ? [names.enum(id), "enums"] : [names.model(id, direction), "models"];
      if (module !== file) scope.type(name, `./${module}.ts`);
    }
    return texts(type, direction);
  };
}

function enumStatements({ plan }: Printing): readonly Statement[] {
  return plan.api.enums.flatMap((known): Statement[] => {
    const { values, type } = enumShape(known, plan.names.enum(known.id), plan.names.enumValues(known.id));
    return [
      { kind: StructureKind.VariableStatement, ...values },
      { kind: StructureKind.TypeAlias, ...type },
    ];
  });
}

function placeStatements({ plan: { api } }: Printing): readonly Statement[] {
  const used = (locality: string): boolean => api.operations.some((operation) => operation.locality === locality);
  return [
    ...(used("zone") ? placeStatement("zone", "Zone", "fr-par-1", api.zones) : []),
    ...(used("region") ? placeStatement("region", "Region", "fr-par", api.regions) : []),
  ];
}

function placeStatement(word: string, type: string, example: string, known: readonly string[]): Statement[] {
  return [
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: `${word}s`, initializer: `[${known.map(quoted).join(", ")}] as const` }],
      docs: [{ description: `The ${word}s where this api is known to be served.` }],
    },
    {
      kind: StructureKind.TypeAlias,
      name: type,
      isExported: true,
      // Not `string & {}`: where a place is required as well, `& string` would leave nothing that completes.
      type: `(typeof ${word}s)[number] | (string & Record<never, never>)`,
      docs: [{ description: `A ${word} such as \`${example}\`. One that is not listed is accepted as well.` }],
    },
  ];
}

function modelStatements({ plan, spell }: Printing): readonly Statement[] {
  return plan.api.models.flatMap((model) =>
    directionsOf(model).map((direction) => {
      const spellField = ({ type }: Field): string => spell(type, direction);
      return statement(modelShape(model, plan.names.model(model.id, direction), direction, spellField));
    }),
  );
}

function directionsOf({ use }: Model): readonly Direction[] {
  return [...(use.result ? (["result"] as const) : []), ...(use.request ? (["request"] as const) : [])];
}

function statement(shape: Shape): Statement {
  return shape.kind === "interface"
    ? { kind: StructureKind.Interface, ...shape.structure }
    : { kind: StructureKind.TypeAlias, ...shape.structure };
}

function moduleStatements({ operations, waiters }: ModulePlan, printing: Printing): readonly Statement[] {
  return [
    ...operations.flatMap((operation): Statement[] => [
      statement(requestShape(operation, printing)),
      { kind: StructureKind.VariableStatement, ...descriptorStatement(operation, printing) },
      { kind: StructureKind.Function, ...operationFunction(operation, printing) },
    ]),
    ...waiters.flatMap((waiter): Statement[] => {
      const operation = operations.find(({ id }) => id === waiter.operation);
      return operation
        ? [
            { kind: StructureKind.VariableStatement, ...waiterStatement(waiter, printing) },
            { kind: StructureKind.Function, ...waiterFunction(waiter, operation, printing) },
          ]
        : [];
    }),
  ];
}

function indexText({ api, source }: ApiPlan, files: readonly string[]): string {
  const summary = docText(api.docs.summary ?? api.docs.text?.split("\n")[0] ?? api.title)
    .split("\n")
    .map((line) => ` * ${line}`.trimEnd());
  const comment = ["/**", ...summary, " *", " * @packageDocumentation", " */"].join("\n");
  return `${header(source)}\n\n${comment}\n\n${files.map((file) => `export * from "./${file}";`).join("\n")}\n`;
}
