// asc: --importMemory --sharedMemory --maximumMemory 65536 --enable threads
// The inner loops of trees, compiled: grow/kernel.ts says what each does, grow/twin.ts does the same in TypeScript.

// biome-ignore lint/correctness/useImportExtensions: AssemblyScript adds the ending itself
import { edgesBelow, everySixteenth } from "./parts/edges-below";

// biome-ignore lint/correctness/useImportExtensions: AssemblyScript adds the ending itself
export { logLossPairs } from "./parts/log-loss";

export function encode(
  values: usize,
  n: i32,
  edges: usize,
  byRow: usize,
  stride: i32,
  byColumn: usize,
): void {
  everySixteenth(edges);
  for (let i: usize = 0; i < <usize>n; i++) {
    const value = load<f64>(values + (i << 3));
    const code = <u32>(edgesBelow(edges, value) + 1) * <u32>(value <= Infinity);
    store<u8>(byRow + i * stride, code);
    store<u8>(byColumn + i, code);
  }
}

export function addPairs(
  rows: usize,
  n: i32,
  byRow: usize,
  stride: i32,
  pairs: usize,
  features: usize,
  nFeatures: i32,
  cells: usize,
  stage: usize,
): void {
  const size = 16 + ((stride + 15) & ~15);
  for (let from = 0; from < n; from += 512) {
    const start = rows + ((<usize>from) << 2);
    const some = min(512, n - from);
    const first = load<u32>(start);
    if (load<u32>(start + ((<usize>(some - 1)) << 2)) - first === <u32>(some - 1)) {
      const codes = byRow + <usize>first * stride;
      addFeatures(
        pairs + ((<usize>first) << 4),
        16,
        codes,
        stride,
        some,
        features,
        nFeatures,
        cells,
      );
    } else {
      stageRows(start, some, byRow, stride, pairs, stage, size);
      addFeatures(stage, size, stage + 16, size, some, features, nFeatures, cells);
    }
  }
}

/**
 * Copies what is known of some rows side by side: the pair, then the codes. The rows of a deep leaf lie
 * far apart, and here the processor waits for many of them at once, not for one after the other.
 */
function stageRows(
  rows: usize,
  n: i32,
  byRow: usize,
  stride: i32,
  pairs: usize,
  stage: usize,
  size: i32,
): void {
  const end = rows + ((<usize>n) << 2);
  for (; rows < end; rows += 4, stage += size) {
    const row = load<u32>(rows);
    const codes = byRow + <usize>row * stride;
    v128.store(stage, v128.load(pairs + ((<usize>row) << 4)));
    for (let at = 16; at < size; at += 16) v128.store(stage + at, v128.load(codes + at - 16));
  }
}

/** Adds rows whose pairs and codes follow each other at these steps, to all features. */
function addFeatures(
  pairs: usize,
  pairStep: i32,
  codes: usize,
  codeStep: i32,
  n: i32,
  features: usize,
  nFeatures: i32,
  cells: usize,
): void {
  const end = pairs + n * pairStep;
  for (let f = 0; f < nFeatures; ) {
    const list = features + ((<usize>f) << 2);
    const first = load<u32>(list);
    const place = cells + ((<usize>first) << 12);
    if (f + 8 <= nFeatures && load<u32>(list, 28) === first + 7) {
      addEight(pairs, end, pairStep, codes + first, codeStep, place);
      f += 8;
    } else if (f + 4 <= nFeatures) {
      addFour(pairs, end, pairStep, codes, codeStep, list, cells);
      f += 4;
    } else {
      addOne(pairs, end, pairStep, codes + first, codeStep, place);
      f += 1;
    }
  }
}

function addTo(cell: usize, pair: v128): void {
  v128.store(cell, f64x2.add(v128.load(cell), pair));
}

/** Eight features that follow each other. */
function addEight(
  pairs: usize,
  end: usize,
  pairStep: i32,
  codes: usize,
  codeStep: i32,
  cells: usize,
): void {
  for (; pairs < end; pairs += pairStep, codes += codeStep) {
    const pair = v128.load(pairs);
    const cell0 = cells + ((<usize>load<u8>(codes)) << 4);
    v128.store(cell0, f64x2.add(v128.load(cell0), pair));
    const cell1 = cells + ((<usize>load<u8>(codes, 1)) << 4);
    v128.store(cell1, f64x2.add(v128.load(cell1, 1 << 12), pair), 1 << 12);
    const cell2 = cells + ((<usize>load<u8>(codes, 2)) << 4);
    v128.store(cell2, f64x2.add(v128.load(cell2, 2 << 12), pair), 2 << 12);
    const cell3 = cells + ((<usize>load<u8>(codes, 3)) << 4);
    v128.store(cell3, f64x2.add(v128.load(cell3, 3 << 12), pair), 3 << 12);
    const cell4 = cells + ((<usize>load<u8>(codes, 4)) << 4);
    v128.store(cell4, f64x2.add(v128.load(cell4, 4 << 12), pair), 4 << 12);
    const cell5 = cells + ((<usize>load<u8>(codes, 5)) << 4);
    v128.store(cell5, f64x2.add(v128.load(cell5, 5 << 12), pair), 5 << 12);
    const cell6 = cells + ((<usize>load<u8>(codes, 6)) << 4);
    v128.store(cell6, f64x2.add(v128.load(cell6, 6 << 12), pair), 6 << 12);
    const cell7 = cells + ((<usize>load<u8>(codes, 7)) << 4);
    v128.store(cell7, f64x2.add(v128.load(cell7, 7 << 12), pair), 7 << 12);
  }
}

/** Any four features. */
function addFour(
  pairs: usize,
  end: usize,
  pairStep: i32,
  codes: usize,
  codeStep: i32,
  list: usize,
  cells: usize,
): void {
  const feature0 = <usize>load<u32>(list);
  const feature1 = <usize>load<u32>(list, 4);
  const feature2 = <usize>load<u32>(list, 8);
  const feature3 = <usize>load<u32>(list, 12);
  const cells0 = cells + (feature0 << 12);
  const cells1 = cells + (feature1 << 12);
  const cells2 = cells + (feature2 << 12);
  const cells3 = cells + (feature3 << 12);
  for (; pairs < end; pairs += pairStep, codes += codeStep) {
    const pair = v128.load(pairs);
    addTo(cells0 + ((<usize>load<u8>(codes + feature0)) << 4), pair);
    addTo(cells1 + ((<usize>load<u8>(codes + feature1)) << 4), pair);
    addTo(cells2 + ((<usize>load<u8>(codes + feature2)) << 4), pair);
    addTo(cells3 + ((<usize>load<u8>(codes + feature3)) << 4), pair);
  }
}

function addOne(
  pairs: usize,
  end: usize,
  pairStep: i32,
  codes: usize,
  codeStep: i32,
  cells: usize,
): void {
  for (; pairs < end; pairs += pairStep, codes += codeStep) {
    addTo(cells + ((<usize>load<u8>(codes)) << 4), v128.load(pairs));
  }
}

export function addCells(from: usize, to: usize, n: i32): void {
  const end = from + ((<usize>n) << 4);
  for (; from < end; from += 16, to += 16) addTo(to, v128.load(from));
}

export function subtractCells(from: usize, to: usize, n: i32): void {
  const end = from + ((<usize>n) << 4);
  for (; from < end; from += 16, to += 16) {
    v128.store(to, f64x2.sub(v128.load(to), v128.load(from)));
  }
}

export function searchLeaf(
  cells: usize,
  features: usize,
  nFeatures: i32,
  nBins: usize,
  gradient: f64,
  hessian: f64,
  l2: f64,
  least: f64,
  bar: f64,
  result: usize,
): void {
  store<f64>(result, bar);
  store<f64>(result, -1, 8);
  const end = features + ((<usize>nFeatures) << 2);
  for (; features < end; features += 4) {
    const feature = <usize>load<u32>(features);
    const first = cells + (feature << 12);
    const bins = load<i32>(nBins + (feature << 2));
    const missing = v128.load(first);
    const isMissing = v128.any_true(f64x2.ne(missing, f64x2.splat(0)));
    scan(first, bins, f64x2.splat(0), isMissing, gradient, hessian, l2, least, result, feature);
    if (isMissing) {
      scan(first, bins, missing, isMissing, gradient, hessian, l2, least, result, feature);
    }
  }
}

/** Goes through the bins of one feature, with what has no value on the left (`left`) or not. */
function scan(
  cells: usize,
  nBins: i32,
  missing: v128,
  isMissing: bool,
  gradient: f64,
  hessian: f64,
  l2: f64,
  least: f64,
  result: usize,
  feature: usize,
): void {
  const all = f64x2(gradient, hessian);
  const penalty = f64x2.splat(l2);
  const leasts = f64x2.splat(least);
  let left = missing;
  let best = load<f64>(result);
  let bestCode = 0;
  let bestLeft = left;
  for (let code = 1; code <= nBins; code++) {
    cells += 16;
    left = f64x2.add(left, v128.load(cells));
    const right = f64x2.sub(all, left);
    const h = v128.shuffle<f64>(left, right, 1, 3);
    if (!i64x2.all_true(f64x2.ge(h, leasts))) continue;
    const g = v128.shuffle<f64>(left, right, 0, 2);
    const both = f64x2.div(f64x2.mul(g, g), f64x2.add(h, penalty));
    const sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
    if (sum <= best) continue;
    best = sum;
    bestCode = code;
    bestLeft = left;
  }
  if (bestCode === 0) return;
  const isLeft = isMissing ? v128.any_true(missing) : 2 * f64x2.extract_lane(bestLeft, 1) > hessian;
  store<f64>(result, best);
  store<f64>(result, feature, 8);
  store<f64>(result, bestCode, 16);
  store<f64>(result, isLeft ? 1 : 0, 24);
  v128.store(result, bestLeft, 32);
}

export function partition(
  rows: usize,
  n: i32,
  column: usize,
  shift: i32,
  limit: i32,
  to: usize,
): i32 {
  const end = rows + ((<usize>n) << 2);
  let left = to;
  let right = to + ((<usize>n) << 2) - 4;
  for (; rows < end; rows += 4) {
    const row = load<u32>(rows);
    const goesLeft = <usize>(((<i32>load<u8>(column + row) - shift) & 255) <= limit);
    // Both places are free: writing both and moving one needs no guess about the way.
    store<u32>(left, row);
    store<u32>(right, row);
    left += goesLeft << 2;
    right -= (1 - goesLeft) << 2;
  }
  return <i32>((left - to) >> 2);
}

export function listRows(rows: usize, from: i32, to: i32): void {
  for (let row = from; row < to; row++) store<u32>(rows + ((<usize>row) << 2), row);
}

export function copyRows(from: usize, n: i32, to: usize): void {
  memory.copy(to, from, (<usize>n) << 2);
}

export function reverseRows(from: usize, n: i32, to: usize): void {
  const end = from + ((<usize>n) << 2);
  let last = to + ((<usize>n) << 2) - 4;
  for (; from < end; from += 4, last -= 4) store<u32>(last, load<u32>(from));
}

export function addValue(rows: usize, n: i32, scores: usize, value: f64): void {
  const end = rows + ((<usize>n) << 2);
  for (; rows < end; rows += 4) {
    const score = scores + ((<usize>load<u32>(rows)) << 3);
    store<f64>(score, load<f64>(score) + value);
  }
}
