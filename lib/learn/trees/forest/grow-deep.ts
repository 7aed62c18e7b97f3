import type { Tree } from "../tree.ts";
import type { ForestKernel } from "./forest-kernel.ts";
import { cellsBytes } from "./kernel.ts";

/** How the trees of a forest grow; plain, to be sent to threads. */
export interface DeepPlan {
  readonly maxDepth: number;
  readonly maxLeaves: number;
  /** The least number of rows, and the least sum of weights, in a leaf. */
  readonly minLeafSamples: number;
  readonly minLeafWeight: number;
  /** How many features that vary are tried at each split. */
  readonly maxFeatures: number;
  /** One cut drawn for each feature, instead of the best. */
  readonly randomCuts: boolean;
}

/** The memory of one thread that grows trees, and the events that all of them see. */
export interface DeepSpace {
  readonly byRow: number;
  readonly stride: number;
  /** 256 edges of each feature, the last ones +∞; only asked for by random cuts. */
  readonly edges: number;
  readonly nFeatures: number;
  readonly rows: number;
  readonly pairs: number;
  readonly features: number;
  readonly cells: number;
}

/** A thread's means to grow trees, one after the other. */
export interface Digger {
  readonly kernel: ForestKernel;
  readonly numbers: Float64Array;
  readonly words: Int32Array;
  readonly space: DeepSpace;
  readonly plan: DeepPlan;
  readonly nodes: Nodes;
}

/** Room for the nodes of one tree; besides what the tree keeps, the rows and sums of each node. */
export interface Nodes extends Omit<Tree, "threshold"> {
  readonly code: Int32Array;
  readonly depth: Int32Array;
  readonly begin: Int32Array;
  readonly nRows: Int32Array;
  readonly gradient: Float64Array;
  readonly leftGradient: Float64Array;
  readonly leftWeight: Float64Array;
}

/** Room for a tree on so many rows: at most one leaf for each. */
export function nodesFor(nRows: number): Nodes {
  const whole = (): Int32Array => new Int32Array(2 * nRows);
  const real = (): Float64Array => new Float64Array(2 * nRows);
  return {
    ...{ feature: whole(), left: whole(), right: whole(), code: whole(), depth: whole() },
    ...{ begin: whole(), nRows: whole(), missingLeft: new Uint8Array(2 * nRows) },
    ...{ value: real(), gain: real(), weight: real(), gradient: real() },
    ...{ leftGradient: real(), leftWeight: real() },
  };
}

/**
 * Grows a tree to the end on the first rows listed, from pairs (−w y, w): a leaf then says the mean of y, and
 * a split lowers ½ Σ w (y − ȳ)² as far as it can, which for labels is half of Gini's index. The first
 * `nAsked` of the features listed may be asked for.
 */
export function growDeep(
  digger: Digger,
  nRows: number,
  nAsked: number,
  seed: number,
  edges: readonly Float64Array[],
): Tree {
  const { words, space, plan, nodes } = digger;
  words[(space.cells + cellsBytes) / 4 - 8] = seed | 1;
  const [gradient, weight] = sumPairs(digger, nRows);
  addLeaf(nodes, 0, 0, 0, nRows, gradient, weight);
  const open = canBeSplit(digger, 0, nAsked) ? [0] : [];
  let n = 1;
  for (let nLeaves = 1; open.length > 0 && nLeaves < plan.maxLeaves; nLeaves++, n += 2) {
    divide(digger, plan.maxLeaves === Infinity ? open.pop()! : takeBest(nodes, open), n);
    if (canBeSplit(digger, n, nAsked)) open.push(n);
    if (canBeSplit(digger, n + 1, nAsked)) open.push(n + 1);
  }
  for (const node of open) nodes.feature[node] = -1;
  return treeFrom(nodes, n, edges);
}

function addLeaf(
  nodes: Nodes,
  node: number,
  depth: number,
  begin: number,
  nRows: number,
  gradient: number,
  weight: number,
): void {
  nodes.depth[node] = depth;
  nodes.begin[node] = begin;
  nodes.nRows[node] = nRows;
  nodes.gradient[node] = gradient;
  nodes.weight[node] = weight;
  nodes.value[node] = -gradient / weight;
}

/** Looks for the best split of a new leaf and notes it; tells whether there is any. */
function canBeSplit(
  { kernel, numbers, space, plan, nodes }: Digger,
  node: number,
  nAsked: number,
): boolean {
  nodes.feature[node] = -1;
  const gradient = nodes.gradient[node]!;
  const weight = nodes.weight[node]!;
  const nRows = nodes.nRows[node]!;
  const isPure = gradient === 0 || gradient === -weight;
  if (isPure || nodes.depth[node]! >= plan.maxDepth || nRows < 2 * plan.minLeafSamples)
    return false;
  const result = space.cells + cellsBytes;
  kernel.searchNode(
    space.rows + 4 * nodes.begin[node]!,
    nRows,
    space.byRow,
    space.stride,
    space.pairs,
    space.features,
    nAsked,
    plan.maxFeatures,
    plan.randomCuts ? 1 : 0,
    Math.max(plan.minLeafWeight, Number.MIN_VALUE),
    plan.minLeafSamples,
    gradient,
    weight,
    space.cells,
    space.edges,
    result,
  );
  const at = result / 8;
  if (numbers[at] === 0) return false;
  nodes.gain[node] = numbers[at]!;
  nodes.feature[node] = numbers[at + 1]!;
  nodes.code[node] = numbers[at + 2]!;
  nodes.missingLeft[node] = numbers[at + 3]!;
  nodes.leftGradient[node] = numbers[at + 4]!;
  nodes.leftWeight[node] = numbers[at + 5]!;
  return true;
}

function takeBest({ gain }: Nodes, open: number[]): number {
  let best = 0;
  for (let k = 1; k < open.length; k++) if (gain[open[k]!]! > gain[open[best]!]!) best = k;
  return open.splice(best, 1)[0]!;
}

/** Splits a leaf as noted; its children become the nodes `left` and `left + 1`. */
function divide({ kernel, space, nodes }: Digger, node: number, left: number): void {
  const begin = nodes.begin[node]!;
  const nRows = nodes.nRows[node]!;
  const shift = nodes.missingLeft[node] ? 0 : 1;
  const codes = space.byRow + nodes.feature[node]!;
  const limit = nodes.code[node]! - shift;
  const first = space.rows + 4 * begin;
  const nLeft = kernel.partitionInPlace(first, nRows, codes, space.stride, shift, limit);
  const depth = nodes.depth[node]! + 1;
  const gradient = nodes.leftGradient[node]!;
  const weight = nodes.leftWeight[node]!;
  const [rest, otherWeight] = [nodes.gradient[node]! - gradient, nodes.weight[node]! - weight];
  addLeaf(nodes, left, depth, begin, nLeft, gradient, weight);
  addLeaf(nodes, left + 1, depth, begin + nLeft, nRows - nLeft, rest, otherWeight);
  nodes.left[node] = left;
  nodes.right[node] = left + 1;
}

/** The first `n` nodes as a tree, with thresholds in the features' own units. */
function treeFrom(nodes: Nodes, n: number, edges: readonly Float64Array[]): Tree {
  const feature = nodes.feature.slice(0, n);
  const [threshold, gain] = [new Float64Array(n), new Float64Array(n)];
  const [left, right] = [new Int32Array(n), new Int32Array(n)];
  const missingLeft = new Uint8Array(n);
  for (let node = 0; node < n; node++) {
    if (feature[node]! < 0) continue; // what a leaf has there is left from another tree
    threshold[node] = edges[feature[node]!]![nodes.code[node]! - 1] ?? Infinity;
    gain[node] = nodes.gain[node]!;
    left[node] = nodes.left[node]!;
    right[node] = nodes.right[node]!;
    missingLeft[node] = nodes.missingLeft[node]!;
  }
  return {
    ...{ feature, threshold, gain, left, right, missingLeft },
    value: nodes.value.slice(0, n),
    weight: nodes.weight.slice(0, n),
  };
}

function sumPairs({ numbers, words, space }: Digger, nRows: number): [number, number] {
  let [gradient, hessian] = [0, 0];
  for (let i = space.rows / 4; i < space.rows / 4 + nRows; i++) {
    const pair = space.pairs / 8 + 2 * words[i]!;
    gradient += numbers[pair]!;
    hessian += numbers[pair + 1]!;
  }
  return [gradient, hessian];
}
