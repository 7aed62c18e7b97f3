import type { Random } from "../../core/index.ts";
import type { Features } from "../features.ts";

/** A tree of random cuts, one number per node; node 0 is the root, and children come in pairs. */
export interface IsolationTree {
  /** Column that is cut on; −1 in a leaf. */
  readonly feature: Int16Array;
  /** Rows below go left. */
  readonly threshold: Float64Array;
  /** The left child; the right one follows it. */
  readonly left: Uint32Array;
  /** In a leaf, the steps to here and those that a tree would still take for its rows. */
  readonly length: Float64Array;
}

/**
 * Mean steps of an unsuccessful search in a binary tree of n rows, c(n) = 2H(n − 1) − 2(n − 1)/n with the
 * harmonic number H(i) ≈ ln i + γ: Liu, Ting and Zhou, ICDM 2008, equation 1.
 */
export function meanPathLength(n: number): number {
  const euler = 0.5772156649015329;
  if (n <= 1) return 0;
  return n === 2 ? 1 : 2 * (Math.log(n - 1) + euler) - (2 * (n - 1)) / n;
}

/** Cuts the rows at random, on a column that varies and a number in its range, until each is alone or `maxDepth` is reached. */
export function growIsolationTree(
  { columns }: Features,
  rows: Uint32Array,
  maxDepth: number,
  random: Random,
): IsolationTree {
  const nNodes = 2 * rows.length - 1;
  const tree = {
    feature: new Int16Array(nNodes).fill(-1),
    threshold: new Float64Array(nNodes),
    left: new Uint32Array(nNodes),
    length: new Float64Array(nNodes),
  };
  let used = 1;
  const grow = (node: number, from: number, to: number, depth: number): void => {
    const cut = depth < maxDepth && to - from > 1 && randomCut(columns, rows, from, to, random);
    if (!cut) {
      tree.length[node] = depth + meanPathLength(to - from);
      return;
    }
    const left = used;
    used += 2;
    tree.feature[node] = cut.feature;
    tree.threshold[node] = cut.threshold;
    tree.left[node] = left;
    const middle = partition(columns[cut.feature]!, cut.threshold, rows, from, to);
    grow(left, from, middle, depth + 1);
    grow(left + 1, middle, to, depth + 1);
  };
  grow(0, 0, rows.length, 0);
  return {
    feature: tree.feature.slice(0, used),
    threshold: tree.threshold.slice(0, used),
    left: tree.left.slice(0, used),
    length: tree.length.slice(0, used),
  };
}

/** Adds to each row's total the steps it takes down the tree. */
export function addPathLengths(
  { feature, threshold, left, length }: IsolationTree,
  { columns, nRows }: Features,
  totals: Float64Array,
): void {
  for (let row = 0; row < nRows; row++) {
    let node = 0;
    for (let f = feature[0]!; f >= 0; f = feature[node]!) {
      node = left[node]! + (columns[f]![row]! < threshold[node]! ? 0 : 1);
    }
    totals[row]! += length[node]!;
  }
}

/** A column that varies among the rows, each as likely, and a number in its range; none if all rows are equal. */
function randomCut(
  columns: readonly Float64Array[],
  rows: Uint32Array,
  from: number,
  to: number,
  random: Random,
): { readonly feature: number; readonly threshold: number } | undefined {
  const candidates = columns.map((_, f) => f);
  while (candidates.length > 0) {
    const [feature] = candidates.splice(Math.floor(random() * candidates.length), 1);
    const column = columns[feature!]!;
    let [low, high] = [Infinity, -Infinity];
    for (let k = from; k < to; k++) {
      low = Math.min(low, column[rows[k]!]!);
      high = Math.max(high, column[rows[k]!]!);
    }
    if (high > low) return { feature: feature!, threshold: high - random() * (high - low) };
  }
  return undefined;
}

/** Brings the rows below the threshold to the front; gives where the others begin. */
function partition(
  column: Float64Array,
  threshold: number,
  rows: Uint32Array,
  from: number,
  to: number,
): number {
  let middle = from;
  for (let k = from; k < to; k++) {
    const row = rows[k]!;
    if (!(column[row]! < threshold)) continue;
    rows[k] = rows[middle]!;
    rows[middle++] = row;
  }
  return middle;
}
