/** What we use of tslab's TypeScript 5.0, whose own types must not show. */
export interface TypeScript {
  readonly factory: {
    createIdentifier(name: string): Node;
    createPropertyAccessExpression(of: Node, name: string): Node;
    createCallExpression(callee: Node, types: undefined, args: readonly Node[]): Node;
    createForOfStatement(await_: Node, variable: Node, items: Node, body: Node): Node;
  };
  isAwaitExpression(node: Node): boolean;
  isForOfStatement(node: Node): node is ForOf;
  isFunctionLike(node: Node): boolean;
  visitEachChild(node: Node, visit: (node: Node) => Node, context: unknown): Node;
  createWatchCompilerHost(...args: unknown[]): unknown;
  transpileModule(js: string, options: object): { outputText: string; sourceMapText: string };
}

/** A piece of a program as the compiler sees it. */
export interface Node {
  readonly kind: number;
}

interface ForOf extends Node {
  readonly awaitModifier?: Node;
  readonly initializer: Node;
  readonly expression: Node;
  readonly statement: Node;
}

/** The global that guarded cells call: see {@link guardAwaits}. */
export const guardName = "__toplab__";

/** Thrown out of every `await` that an interrupt found waiting. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/**
 * Rewrites each `await x` of a cell to `__toplab__.resume(__toplab__.epoch, await x)`, and what a
 * `for await` runs over to `__toplab__.each(xs)`. An interrupt starts a new epoch, so that a loop
 * around an `await` ends instead of going on behind the reply.
 */
export function guardAwaits(
  ts: TypeScript,
  onTopLevelLoop: () => void,
): (context: unknown) => (file: Node) => Node {
  const { factory } = ts;
  const guard = (property: string): Node =>
    factory.createPropertyAccessExpression(factory.createIdentifier(guardName), property);
  const call = (property: string, args: readonly Node[]): Node =>
    factory.createCallExpression(guard(property), undefined, args);
  return (context) => {
    let functions = 0;
    const visit = (node: Node): Node => {
      const nested = ts.isFunctionLike(node) ? 1 : 0;
      functions += nested;
      const inner = ts.visitEachChild(node, visit, context);
      functions -= nested;
      if (ts.isAwaitExpression(inner)) return call("resume", [guard("epoch"), inner]);
      if (!ts.isForOfStatement(inner) || !inner.awaitModifier) return inner;
      if (functions === 0) onTopLevelLoop();
      const { awaitModifier, initializer, expression, statement } = inner;
      const each = call("each", [expression]);
      return factory.createForOfStatement(awaitModifier, initializer, each, statement);
    };
    return visit;
  };
}

/** Puts the guard in place; the returned function ends the epoch. */
export function installGuard(): () => void {
  const guard = {
    epoch: 0,
    resume(epoch: number, value: unknown): unknown {
      if (epoch !== guard.epoch) throw new Interrupted("The cell was interrupted");
      return value;
    },
    async *each(items: AsyncIterable<unknown>): AsyncGenerator {
      const { epoch } = guard;
      for await (const item of items) yield guard.resume(epoch, item);
    },
  };
  Object.defineProperty(globalThis, guardName, { value: guard });
  return () => {
    guard.epoch++;
  };
}
