import { type Random, seededRandom, splitSeed } from "../../../core/index.ts";
import {
  checkWorkspace,
  compile,
  fitModel,
  type Workspace,
} from "../../../stats/histfactory/index.ts";

type Node = Record<string, unknown> | unknown[];

/** A copy of a good workspace with one to three things wrong in it; the same seed does the same. */
export function mutated(workspace: Workspace, seed: number): unknown {
  const random = seededRandom(splitSeed(seed, "mutation"));
  const copy = structuredClone(workspace) as unknown as Record<string, unknown>;
  const times = 1 + Math.floor(3 * random());
  for (let i = 0; i < times; i++) {
    const nodes = nodesOf(copy);
    spoil(nodes[Math.floor(nodes.length * random())]!, random);
  }
  return copy;
}

function nodesOf(node: Node): Node[] {
  const inner = Object.values(node).filter(
    (value): value is Node => typeof value === "object" && value !== null,
  );
  return [node, ...inner.flatMap(nodesOf)];
}

/** Takes away, puts in, doubles, renames or replaces one entry of a list or an object. */
function spoil(node: Node, random: Random): void {
  const keys = Object.keys(node);
  const key = keys[Math.floor(keys.length * random())] ?? "0";
  const record = node as Record<string, unknown>;
  const old = record[key];
  const replacements = [
    () => wrong(random),
    () => (typeof old === "number" ? old * 1e300 : wrong(random)),
    () => (typeof old === "number" ? -old : wrong(random)),
    () => [old],
    () => ({}),
  ];
  const ways = [
    () => Reflect.deleteProperty(record, key),
    () => Reflect.set(record, `${key}x`, old),
    () => Array.isArray(node) && node.push(old),
    () => Array.isArray(node) && node.splice(Number(key), 1),
    ...replacements.map((make) => () => Reflect.set(record, key, make())),
  ];
  ways[Math.floor(ways.length * random())]!();
}

function wrong(random: Random): unknown {
  const values = [
    ...[Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e-300, 1e300, 1.7e308, null, undefined, true],
    ...["", "NaN", "mu", "x".repeat(100_000), [], {}, [[]], [1], new Array(1000).fill(1), () => 1],
  ];
  return values[Math.floor(values.length * random())];
}

/** What a workspace comes to: fitted, fitted without success for a reason, or refused for one. */
export function outcome(json: unknown): string {
  try {
    const fit = fitModel(compile(checkWorkspace(json)), { starts: 2 });
    return fit.converged ? "fitted" : `not fitted: ${fit.problem}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** One sentence for a person: no programmer's error, no line break, no page of text. */
export const oneSentence: RegExp =
  /^(?:fitted$|(?:not fitted|DataError|RangeError): [^\n]{10,420}$)/;
