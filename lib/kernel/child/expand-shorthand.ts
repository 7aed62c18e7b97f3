import type { Builder, Node, Shorthand, TypeScript } from "./typescript.ts";

interface Transformers {
  readonly after: readonly ((context: unknown) => (file: Node) => Node)[];
}

/**
 * tslab leads a name of an earlier cell to where its value is kept, but not in `{ pt }`, which is name
 * and value at once. This writes `{ pt: exports.pt }` there first.
 */
export function expandShorthand(ts: TypeScript, builder: Builder): Builder {
  return {
    ...builder,
    emit(file, write, token, onlyDeclarations, transformers) {
      const { after, ...others } = transformers as Transformers; // as tslab gives them
      const ours = (context: unknown) => {
        const visit = (node: Node): Node => {
          const visited = ts.visitEachChild(node, visit, context);
          return ts.isShorthandPropertyAssignment(visited) && isFromBefore(ts, builder, node)
            ? written(ts, visited)
            : visited;
        };
        return visit;
      };
      const all = { ...others, after: [ours, ...after] };
      return builder.emit(file, write, token, onlyDeclarations, all);
    },
  };
}

/** Whether the value of a shorthand was declared in an earlier cell. */
function isFromBefore(ts: TypeScript, builder: Builder, node: Node): boolean {
  const checker = builder.getProgram().getTypeChecker();
  const symbol = checker.getShorthandAssignmentValueSymbol(ts.getOriginalNode(node));
  const files = symbol?.declarations?.map((declaration) => declaration.getSourceFile().fileName);
  return files?.some((name) => name.endsWith("/__prev__.d.ts")) ?? false;
}

function written({ factory }: TypeScript, node: Shorthand): Node {
  const { name, objectAssignmentInitializer: otherwise } = node;
  const value = factory.createPropertyAccessExpression(
    factory.createIdentifier("exports"),
    name.text,
  );
  return factory.createPropertyAssignment(
    name.text,
    otherwise ? factory.createAssignment(value, otherwise) : value, // of a pattern, `({ pt = 0 } = muon)`
  );
}
