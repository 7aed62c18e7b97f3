import { isBuiltin } from "node:module";
import type {
  Builder,
  Node,
  RawDiagnostic,
  TypeScript,
  VariableDeclaration,
} from "./typescript.ts";

const anyKeyword = 131;

interface Context {
  addDiagnostic(problem: RawDiagnostic): void;
}

interface Transformers {
  readonly afterDeclarations: readonly ((context: Context) => (file: Node) => Node)[];
}

/**
 * Later cells know a variable by its declaration, and some types cannot be written down: what an
 * `import()` gives, or what uses a name of another module that is not exported. The compiler would
 * refuse the cell. This declares such variables as `typeof import("…")` or as `any` instead.
 */
export function declareUnnamed(ts: TypeScript, builder: Builder): Builder {
  return {
    ...builder,
    getProgram: () => ({ ...builder.getProgram(), getDeclarationDiagnostics: () => [] }),
    emit(file, write, token, onlyDeclarations, transformers) {
      const { afterDeclarations, ...others } = transformers as Transformers; // as tslab gives them
      const ours = (context: Context) => {
        const unnamed: number[] = [];
        context.addDiagnostic = ({ start = -1 }) => unnamed.push(start);
        return (emitted: Node): Node => replaceUnnamed(ts, emitted, unnamed, context);
      };
      const all = { ...others, afterDeclarations: [ours, ...afterDeclarations] };
      return builder.emit(file, write, token, onlyDeclarations, all);
    },
  };
}

function replaceUnnamed(
  ts: TypeScript,
  file: Node,
  unnamed: readonly number[],
  context: Context,
): Node {
  const visit = (node: Node): Node => {
    if (!ts.isVariableDeclaration(node)) return ts.visitEachChild(node, visit, context);
    const original = ts.getOriginalNode(node) as VariableDeclaration; // of a declaration
    if (!unnamed.some((at) => original.pos <= at && at < original.end)) return node;
    const module = importedModule(ts, original);
    const type = module ? typeOfModule(ts, module) : ts.factory.createKeywordTypeNode(anyKeyword);
    return ts.factory.updateVariableDeclaration(node, node.name, undefined, type, undefined);
  };
  return unnamed.length > 0 ? ts.visitEachChild(file, visit, context) : file;
}

/** The name of the module, if a variable holds what `await import("name")` gives. */
function importedModule(ts: TypeScript, { initializer }: VariableDeclaration): string | undefined {
  const call = ts.isAwaitExpression(initializer) ? initializer.expression : undefined;
  if (!call || !ts.isCallExpression(call) || !ts.isImportCall(call)) return undefined;
  const [name] = call.arguments;
  return ts.isStringLiteral(name) ? name.text : undefined;
}

/** Node's own modules have a `default` besides, which their declarations do not tell. */
function typeOfModule({ factory }: TypeScript, name: string): Node {
  const literal = factory.createLiteralTypeNode(factory.createStringLiteral(name));
  const type = factory.createImportTypeNode(literal, undefined, undefined, undefined, true);
  if (!isBuiltin(name)) return type;
  const property = factory.createPropertySignature(undefined, "default", undefined, type);
  const members = factory.createTypeLiteralNode([property]);
  return factory.createIntersectionTypeNode([type, members]);
}
