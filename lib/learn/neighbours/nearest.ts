import { type KdTree, rangeOf } from "./kd-tree.ts";

/** The nearest points found so far, as a heap: the furthest is the first. */
export interface Nearest {
  /** Places in the order of the tree's leaves. */
  readonly places: Uint32Array;
  readonly squares: Float64Array;
}

/**
 * A search for the k nearest points of a tree, exact; a box is left out when it is further away than the
 * k-th point so far (Friedman, Bentley and Finkel 1977; distances to boxes kept up as Arya and Mount 1993 do).
 * The result is used again by the next call.
 */
export function nearestFinder(tree: KdTree, k: number): (point: Float64Array) => Nearest {
  const { dimensions, points, rows, axes, cuts } = tree;
  const n = rows.length;
  const places = new Uint32Array(k);
  const squares = new Float64Array(k);
  const offsets = new Float64Array(dimensions);
  const starts = Uint32Array.from(
    { length: 2 * axes.length + 2 },
    (_, node) => rangeOf(node, n)[0],
  );
  const ends = starts.map((_, node) => rangeOf(node, n)[1]);
  let query = new Float64Array(dimensions);

  /** Puts a point in the furthest one's stead, and moves it down the heap to where it belongs. */
  const replaceFurthest = (place: number, square: number): void => {
    let at = 0;
    for (let child = 1; child < k; child = 2 * at + 1) {
      if (child + 1 < k && squares[child + 1]! > squares[child]!) child++;
      if (squares[child]! <= square) break;
      squares[at] = squares[child]!;
      places[at] = places[child]!;
      at = child;
    }
    squares[at] = square;
    places[at] = place;
  };
  const half = dimensions >> 1;
  const searchLeaf = (node: number): void => {
    const end = ends[node]! * dimensions;
    let furthest = squares[0]!;
    for (let first = starts[node]! * dimensions; first < end; first += dimensions) {
      let square = 0;
      for (let c = 0; c < half; c++) {
        const along = points[first + c]! - query[c]!;
        square += along * along;
      }
      if (square >= furthest) continue; // most are too far away in half of the dimensions
      for (let c = half; c < dimensions; c++) {
        const along = points[first + c]! - query[c]!;
        square += along * along;
      }
      if (square >= furthest) continue;
      replaceFurthest(first / dimensions, square);
      furthest = squares[0]!;
    }
  };
  /** `outside` is the squared distance of the point from the node's box, `offsets` its components. */
  const search = (node: number, outside: number): void => {
    if (node >= axes.length) {
      searchLeaf(node);
      return;
    }
    const axis = axes[node]!;
    const ahead = query[axis]! - cuts[node]!;
    const near = 2 * node + (ahead < 0 ? 1 : 2);
    search(near, outside);
    const before = offsets[axis]!;
    const beyond = outside - before * before + ahead * ahead;
    if (beyond >= squares[0]!) return;
    offsets[axis] = ahead;
    search(4 * node + 3 - near, beyond);
    offsets[axis] = before;
  };
  return (point) => {
    query = Float64Array.from(point);
    squares.fill(Infinity);
    search(0, 0);
    return { places, squares };
  };
}
