// What is right with the official SDK and wrong with our types. The compiler says so of the project as it is already,
// since the declarations that stand in for the official SDK are made of our types.
import { ts } from "ts-morph";
import { virtualFolder } from "./tags.ts";

/** A value of another type than our field has, or a field that ours do not have. JavaScript is no judge of types. */
export function isMisfit(
  checker: ts.TypeChecker,
  { file, start = 0, relatedInformation = [] }: ts.Diagnostic,
): boolean {
  if (!file || !/\.[cm]?tsx?$/.test(file.fileName)) return false;
  if (relatedInformation.some((one) => one.file && isStandIn(one.file))) return true;
  const owner = ownerOf(checker, innermost(file, start));
  const types = owner?.isUnion() ? owner.types : owner ? [owner] : [];
  return types.some(({ symbol }) => symbol?.declarations?.some(isModel));
}

/** The type that a field is looked for in: `server.totalCount`, `const { totalCount } = page`. */
function ownerOf(checker: ts.TypeChecker, { parent }: ts.Node): ts.Type | undefined {
  if (ts.isPropertyAccessExpression(parent)) return checker.getTypeAtLocation(parent.expression);
  return ts.isBindingElement(parent) ? checker.getTypeAtLocation(parent.parent) : undefined;
}

function innermost(node: ts.Node, position: number): ts.Node {
  const inner = ts.forEachChild(node, (child) =>
    child.getStart() <= position && position < child.getEnd() ? child : undefined,
  );
  return inner ? innermost(inner, position) : node;
}

const isStandIn = ({ fileName }: ts.SourceFile): boolean => fileName.startsWith(virtualFolder);

function isModel(node: ts.Declaration): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) && isStandIn(node.getSourceFile());
}
