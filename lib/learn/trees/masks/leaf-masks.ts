import type { Tree } from "../tree.ts";

/** Trees of at most so many leaves. */
const mostLeaves = 64;
/** Columns with at most so many thresholds; a byte can then tell where a value lies, or that it lies above all. */
const mostEdges = 254;

/** A question to a row: if the code of its column is above the limit, these leaves are out of reach. */
export interface LeafTest {
  readonly column: number;
  /** Whether NaN goes right. */
  readonly missingRight: boolean;
  /** How many of the column's edges are below those values that are above the limit, less one. */
  readonly limit: number;
  /** The leaves on the left. */
  readonly from: number;
  readonly to: number;
}

/** A tree as the values of its leaves from left to right, and the tests of all its inner nodes. */
export interface MaskedTree {
  readonly values: readonly number[];
  readonly tests: readonly LeafTest[];
}

export interface MaskedTrees {
  /** All thresholds of each column, ascending. */
  readonly edges: readonly Float64Array[];
  readonly trees: readonly MaskedTree[];
}

/**
 * Trees in which a row's leaf is the first from the left that no test has put out of reach: all nodes are asked, in
 * any order, without a jump (QuickScorer, Lucchese et al. 2015, doi:10.1145/2766462.2767733). Nothing if a tree has
 * too many leaves or a column too many thresholds.
 */
export function leafMasks(trees: readonly Tree[], nColumns: number): MaskedTrees | undefined {
  if (trees.some(({ feature }) => feature.length >= 2 * mostLeaves)) return undefined;
  const edges = edgesOf(trees, nColumns);
  if (edges.some(({ length }) => length > mostEdges)) return undefined;
  const places = edges.map((all) => new Map(Array.from(all, (edge, k) => [edge, k])));
  return { edges, trees: trees.map((tree) => maskedTree(tree, places)) };
}

function edgesOf(trees: readonly Tree[], nColumns: number): Float64Array[] {
  const met = Array.from({ length: nColumns }, () => new Set<number>());
  for (const { feature, threshold } of trees) {
    for (const [node, column] of feature.entries()) {
      if (column >= 0 && threshold[node]! < Infinity) met[column]!.add(threshold[node]!);
    }
  }
  return met.map((edges) => Float64Array.from(edges).sort());
}

function maskedTree(tree: Tree, places: readonly ReadonlyMap<number, number>[]): MaskedTree {
  const values: number[] = [];
  const tests: LeafTest[] = [];
  const visit = (node: number): void => {
    const column = tree.feature[node]!;
    if (column < 0) {
      values.push(tree.value[node]!);
      return;
    }
    const from = values.length;
    visit(tree.left[node]!);
    const limit = places[column]!.get(tree.threshold[node]!) ?? mostEdges; // +∞: only NaN can be above
    const missingRight = tree.missingLeft[node] === 0;
    tests.push({ column, missingRight, limit, from, to: values.length });
    visit(tree.right[node]!);
  };
  visit(0);
  return { values, tests };
}
