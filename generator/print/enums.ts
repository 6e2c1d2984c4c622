import type { OptionalKind, TypeAliasDeclarationStructure, VariableStatementStructure } from "ts-morph";
import { VariableDeclarationKind } from "ts-morph";
import type { Enum } from "../model/api.ts";
import { quoted } from "./quote.ts";
import { docCode, docComment, docText } from "./tsdoc.ts";

export interface EnumShape {
  readonly values: OptionalKind<VariableStatementStructure>;
  readonly type: OptionalKind<TypeAliasDeclarationStructure>;
}

/** Enums are open: the API may answer a value that no document names yet. */
export function enumShape({ docs, values }: Enum, name: string, valuesName: string): EnumShape {
  const told = values.flatMap(({ value, docs: text, deprecated }) =>
    text === undefined
      ? []
      : `- ${docCode(value)}: ${deprecated && !/deprecated/i.test(text) ? "deprecated. " : ""}${docText(text).replace(/\s+/g, " ")}`,
  );
  const list = values.map(({ value }) => quoted(value)).join(", ");
  return {
    values: {
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: valuesName, initializer: `[${list}] as const` }],
      docs: [{ description: `The known values of {@link ${name}}.` }],
    },
    type: {
      name,
      isExported: true,
      type: `(typeof ${valuesName})[number] | (string & {})`,
      docs: [
        {
          description: `\n${docComment(docText(docs.text ?? "One of the known values, or one that the API has added since."), told.join("\n"))}`,
        },
      ],
    },
  };
}
