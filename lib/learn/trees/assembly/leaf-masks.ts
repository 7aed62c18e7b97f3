// asc: --importMemory --sharedMemory --maximumMemory 65536 --enable threads
// The inner loop of predictions with many small trees, compiled: masks/masks-kernel.ts says what it does.

// biome-ignore lint/correctness/useImportExtensions: AssemblyScript adds the ending itself
import { edgesBelow, everySixteenth } from "./parts/edges-below";

export function encode(values: usize, n: i32, edges: usize, low: usize, high: usize): void {
  everySixteenth(edges);
  for (let i: usize = 0; i < <usize>n; i++) {
    const value = load<f64>(values + (i << 3));
    const code = <u32>edgesBelow(edges, value) - 128;
    store<u8>(low + i, code);
    store<u8>(high + i, value <= Infinity ? code : 127);
  }
}

export function addTrees(
  trees: usize,
  nTrees: i32,
  codes: usize,
  n: i32,
  scores: usize,
  found: usize,
): void {
  const end = trees + ((<usize>nTrees) << 4);
  for (; trees < end; trees += 16) {
    for (let row: usize = 0; row < <usize>n; row += 64) {
      findLeaves(load<u32>(trees), load<u32>(trees, 4), load<u32>(trees, 8), codes + row, found);
      addValues(load<u32>(trees, 12), found, scores + (row << 3));
    }
  }
}

/** The leaf of each of 64 rows, 16 of them in one vector; eight leaves of all rows at a time, from the last on. */
function findLeaves(test: usize, ends: usize, nEights: i32, codes: usize, found: usize): void {
  let leaf0 = i8x16.splat(0);
  let leaf1 = leaf0;
  let leaf2 = leaf0;
  let leaf3 = leaf0;
  for (let eight = nEights - 1; eight >= 0; eight--, ends += 4) {
    let dead0 = i8x16.splat(0);
    let dead1 = dead0;
    let dead2 = dead0;
    let dead3 = dead0;
    for (const end = <usize>load<u32>(ends); test < end; test += 8) {
      const column = codes + <usize>load<u32>(test);
      const limit = v128.load_splat<u8>(test, 4);
      const onLeft = v128.load_splat<u8>(test, 5);
      dead0 = v128.or(dead0, v128.and(i8x16.gt_s(v128.load(column), limit), onLeft));
      dead1 = v128.or(dead1, v128.and(i8x16.gt_s(v128.load(column, 16), limit), onLeft));
      dead2 = v128.or(dead2, v128.and(i8x16.gt_s(v128.load(column, 32), limit), onLeft));
      dead3 = v128.or(dead3, v128.and(i8x16.gt_s(v128.load(column, 48), limit), onLeft));
    }
    const first = i8x16.splat(<i8>(eight << 3));
    leaf0 = firstAlive(dead0, first, leaf0);
    leaf1 = firstAlive(dead1, first, leaf1);
    leaf2 = firstAlive(dead2, first, leaf2);
    leaf3 = firstAlive(dead3, first, leaf3);
  }
  v128.store(found, leaf0);
  v128.store(found, leaf1, 16);
  v128.store(found, leaf2, 32);
  v128.store(found, leaf3, 48);
}

/** The first leaf that is not dead, counted from `first` on; where all eight are, `otherwise`. */
function firstAlive(dead: v128, first: v128, otherwise: v128): v128 {
  const before = v128.andnot(dead, i8x16.add(dead, i8x16.splat(1)));
  const leaf = i8x16.add(first, i8x16.popcnt(before));
  return v128.bitselect(otherwise, leaf, i8x16.eq(dead, i8x16.splat(-1)));
}

function addValues(values: usize, leaves: usize, scores: usize): void {
  for (const end = leaves + 64; leaves < end; leaves += 4, scores += 32) {
    addValue(scores, values, load<u8>(leaves));
    addValue(scores + 8, values, load<u8>(leaves, 1));
    addValue(scores + 16, values, load<u8>(leaves, 2));
    addValue(scores + 24, values, load<u8>(leaves, 3));
  }
}

function addValue(score: usize, values: usize, leaf: u32): void {
  store<f64>(score, load<f64>(score) + load<f64>(values + ((<usize>leaf) << 3)));
}
