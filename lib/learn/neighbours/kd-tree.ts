/**
 * Points in boxes, each cut in two where its points are spread most, down to leaves of a few
 * (Bentley 1975, doi:10.1145/361002.361007). Children of node i are 2i + 1 and 2i + 2.
 */
export interface KdTree {
  readonly dimensions: number;
  /** Coordinates, point by point, in the order of the leaves. */
  readonly points: Float64Array;
  /** Which row each of these points was. */
  readonly rows: Uint32Array;
  /** Number of levels; the last holds the leaves. */
  readonly depth: number;
  /** Axis and place of each inner node's cut. */
  readonly axes: Uint16Array;
  readonly cuts: Float64Array;
}

const leafSize = 24;

/** The tree of points that are given column by column. */
export function kdTree(columns: readonly Float64Array[]): KdTree {
  const n = columns[0]!.length;
  const depth = 1 + Math.max(0, Math.ceil(Math.log2(n / leafSize)));
  const inner = 2 ** (depth - 1) - 1;
  const axes = new Uint16Array(inner);
  const cuts = new Float64Array(inner);
  const rows = Uint32Array.from({ length: n }, (_, row) => row);
  for (let node = 0; node < inner; node++) {
    const [from, to] = rangeOf(node, n);
    const axis = widestAxis(columns, rows, from, to);
    const middle = (from + to) >>> 1;
    select(columns[axis]!, rows, from, to - 1, middle);
    axes[node] = axis;
    cuts[node] = columns[axis]![rows[middle]!]!;
  }
  const points = new Float64Array(n * columns.length);
  for (const [c, column] of columns.entries()) {
    for (let k = 0; k < n; k++) points[k * columns.length + c] = column[rows[k]!]!;
  }
  return { dimensions: columns.length, points, rows, depth, axes, cuts };
}

/** Where the points of a node lie in the order of leaves, since each cut halves them. */
export function rangeOf(node: number, n: number): [number, number] {
  let [from, to] = [0, n];
  for (let bit = 30 - Math.clz32(node + 1); bit >= 0; bit--) {
    const middle = (from + to) >>> 1;
    if ((node + 1) & (1 << bit)) from = middle;
    else to = middle;
  }
  return [from, to];
}

function widestAxis(
  columns: readonly Float64Array[],
  rows: Uint32Array,
  from: number,
  to: number,
): number {
  let [widest, width] = [0, -1];
  for (const [axis, column] of columns.entries()) {
    let [low, high] = [Infinity, -Infinity];
    for (let k = from; k < to; k++) {
      const value = column[rows[k]!]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low > width) [widest, width] = [axis, high - low];
  }
  return widest;
}

/** Brings the row that belongs there to place k, smaller ones before it: Hoare's quickselect, 1961. */
function select(
  column: Float64Array,
  rows: Uint32Array,
  from: number,
  to: number,
  k: number,
): void {
  let [left, right] = [from, to];
  while (left < right) {
    const [endOfSmall, startOfLarge] = partition(column, rows, left, right);
    if (k <= endOfSmall) right = endOfSmall;
    else if (k >= startOfLarge) left = startOfLarge;
    else return;
  }
}

/** Brings rows below the middle row's value before those above; equal ones go to either. */
function partition(
  column: Float64Array,
  rows: Uint32Array,
  left: number,
  right: number,
): [number, number] {
  const pivot = column[rows[(left + right) >>> 1]!]!;
  let [i, j] = [left, right];
  while (i <= j) {
    while (column[rows[i]!]! < pivot) i++;
    while (column[rows[j]!]! > pivot) j--;
    if (i > j) break;
    const row = rows[i]!;
    rows[i++] = rows[j]!;
    rows[j--] = row;
  }
  return [j, i];
}
