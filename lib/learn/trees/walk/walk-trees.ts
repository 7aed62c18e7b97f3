import type { WasmMemory } from "../../../core/wasm.ts";
import type { Features } from "../../features.ts";
import { scratchWith } from "../kernel/scratch.ts";
import type { Tree } from "../tree.ts";
import { walkKernel } from "./kernel.ts";

/** So many rows go through all trees before the next. */
const blockRows = 4096;

const NODE = 16;

const scratch = scratchWith(walkKernel);

/**
 * Adds to each score what the trees say of that row. For the inner loop a node is 16 bytes: the threshold;
 * the offset of its feature's column, plus 1 if NaN goes right (and there is any); and where the left child is,
 * which the right one follows. A leaf is its own left child, so that all walks in a tree are equally long.
 */
export function walkTrees(trees: readonly Tree[], features: Features, scores: Float64Array): void {
  const nNodes = trees.reduce((sum, { feature }) => sum + feature.length, 0);
  const { columns, nRows } = features;
  const roots = 65536; // what lies below belongs to the compiler
  const nodes = roots + NODE * Math.ceil(trees.length / 2);
  const values = nodes + NODE * nNodes;
  const block = values + 8 * nNodes;
  const sums = block + 8 * blockRows * columns.length;
  const { memory, kernel } = scratch(sums + 8 * blockRows);
  const numbers = new Float64Array(memory.buffer);
  const someMissing = columns.some((column) => column.includes(Number.NaN)) ? 1 : 0;
  writeTrees(trees, memory, { roots, nodes, values }, someMissing);
  for (let from = 0; from < nRows; from += blockRows) {
    const to = Math.min(from + blockRows, nRows);
    for (const [c, column] of columns.entries()) {
      numbers.set(column.subarray(from, to), block / 8 + c * blockRows);
    }
    numbers.set(scores.subarray(from, to), sums / 8);
    kernel.addTrees(nodes, values, roots, trees.length, block, to - from, sums, someMissing);
    scores.set(numbers.subarray(sums / 8, sums / 8 + to - from), from);
  }
}

interface Places {
  readonly roots: number;
  readonly nodes: number;
  readonly values: number;
}

function writeTrees(
  trees: readonly Tree[],
  { buffer }: WasmMemory,
  { roots, nodes, values }: Places,
  someMissing: number,
): void {
  const [numbers, words] = [new Float64Array(buffer), new Int32Array(buffer)];
  let root = 0;
  for (const [t, tree] of trees.entries()) {
    const { order, depth } = siblingsTogether(tree);
    const place = new Int32Array(order.length);
    for (const [k, node] of order.entries()) place[node] = root + k;
    for (const node of order) {
      const to = place[node]!;
      numbers[values / 8 + to] = tree.value[node]!;
      const number = nodes / 8 + 2 * to;
      numbers[number] = isLeaf(tree, node) ? Infinity : tree.threshold[node]!;
      words[2 * number + 2] = isLeaf(tree, node) ? 0 : columnOf(tree, node, someMissing);
      words[2 * number + 3] = nodes + NODE * (isLeaf(tree, node) ? to : place[tree.left[node]!]!);
    }
    words.set([nodes + NODE * root, depth], roots / 4 + 2 * t);
    root += order.length;
  }
}

function isLeaf({ feature }: Tree, node: number): boolean {
  return feature[node]! < 0;
}

function columnOf({ feature, missingLeft }: Tree, node: number, someMissing: number): number {
  return 8 * blockRows * feature[node]! + (missingLeft[node] ? 0 : someMissing);
}

/** The nodes level by level, each right child after its left one, and how many levels lie below the root. */
function siblingsTogether(tree: Tree): {
  readonly order: readonly number[];
  readonly depth: number;
} {
  const order: number[] = [];
  let depth = -1;
  for (let level = [0]; level.length > 0; depth++) {
    order.push(...level);
    level = level.flatMap((node) =>
      isLeaf(tree, node) ? [] : [tree.left[node]!, tree.right[node]!],
    );
  }
  return { order, depth };
}
