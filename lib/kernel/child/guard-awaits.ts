import { guardedTimers } from "./guarded-timers.ts";
import type { Node, TypeScript } from "./typescript.ts";

/** The global that guarded cells call: see {@link guardAwaits}. */
export const guardName = "__toplab__";

/** Thrown out of whatever an interrupt found waiting. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor() {
    super("The cell was interrupted");
  }
}

/** Methods whose functions go on later: a chain of promises is a loop, too. */
const chaining: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/**
 * Rewrites each `await x` of a cell to `__toplab__.resume(__toplab__.epoch, await x)`, what a
 * `for await` runs over to `__toplab__.each(xs)`, and `x.then(f)` to `x.then(__toplab__.step(f))`.
 * An interrupt starts a new epoch, so that a loop around any of them ends instead of going on behind
 * the reply.
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
  const guarded = (node: Node, isTopLevel: boolean): Node => {
    if (ts.isAwaitExpression(node)) return call("resume", [guard("epoch"), node]);
    if (ts.isCallExpression(node)) {
      const { expression: callee, arguments: args } = node;
      if (!ts.isPropertyAccessExpression(callee) || !chaining.has(callee.name.text)) return node;
      const steps = args.map((arg) => (ts.isSpreadElement(arg) ? arg : call("step", [arg])));
      return factory.updateCallExpression(node, callee, undefined, steps);
    }
    if (!ts.isForOfStatement(node) || !node.awaitModifier) return node;
    if (isTopLevel) onTopLevelLoop();
    const { awaitModifier, initializer, expression, statement } = node;
    const each = call("each", [expression]);
    return factory.createForOfStatement(awaitModifier, initializer, each, statement);
  };
  return (context) => {
    let functions = 0;
    const visit = (node: Node): Node => {
      const nested = ts.isFunctionLike(node) ? 1 : 0;
      functions += nested;
      const inner = ts.visitEachChild(node, visit, context);
      functions -= nested;
      return guarded(inner, functions === 0);
    };
    return visit;
  };
}

/** Puts the guard in place; the returned function ends the epoch. */
export function installGuard(): () => void {
  let epoch = 0;
  const resume = (begun: number, value: unknown): unknown => {
    if (begun !== epoch) throw new Interrupted();
    return value;
  };
  const guard = {
    get epoch() {
      return epoch;
    },
    resume,
    async *each(items: AsyncIterable<unknown>): AsyncGenerator {
      const begun = epoch;
      for await (const item of items) yield resume(begun, item);
    },
    step(work: unknown): unknown {
      if (typeof work !== "function") return work;
      const begun = epoch;
      return (...given: unknown[]) => {
        resume(begun, undefined);
        return work(...given);
      };
    },
    timers: guardedTimers(() => epoch),
  };
  Object.defineProperty(globalThis, guardName, { value: guard });
  return () => {
    epoch++;
  };
}
