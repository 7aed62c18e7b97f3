import type { BindingElement, Builder, Node, Shorthand, TypeScript } from "./typescript.ts";

interface Transformers {
  readonly after: readonly ((context: unknown) => (file: Node) => Node)[];
}

/**
 * tslab leads a name of an earlier cell to where its value is kept, but not in `{ pt }`, which is name
 * and value at once: this writes `{ pt: exports.pt }` there first. And it takes the first name in
 * `{ pt: hardest }`, a property of something from an earlier cell, for such a name too: this puts it in
 * quotes.
 */
export function expandShorthand(ts: TypeScript, builder: Builder): Builder {
  return {
    ...builder,
    emit(file, write, token, onlyDeclarations, transformers) {
      const { after, ...others } = transformers as Transformers; // as tslab gives them
      const ours = (context: unknown) => {
        const visit = (node: Node): Node => {
          const visited = ts.visitEachChild(node, visit, context);
          if (ts.isShorthandPropertyAssignment(visited) && isFromBefore(ts, builder, node))
            return written(ts, visited);
          return quoted(ts, visited);
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

/** `{ "pt": hardest }` for `{ pt: hardest }`: the same pattern or object, of which tslab keeps its hands off. */
function quoted(ts: TypeScript, node: Node): Node {
  const { factory } = ts;
  if (ts.isBindingElement(node) && node.propertyName && ts.isIdentifier(node.propertyName)) {
    const { dotDotDotToken, propertyName, name, initializer }: BindingElement = node;
    const key = factory.createStringLiteral(propertyName.text);
    return factory.updateBindingElement(node, dotDotDotToken, key, name, initializer);
  }
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
    const key = factory.createStringLiteral(node.name.text);
    return factory.updatePropertyAssignment(node, key, node.initializer);
  }
  return node;
}
