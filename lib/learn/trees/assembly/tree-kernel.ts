// asc: --importMemory --sharedMemory --maximumMemory 65536 --enable threads
// The inner loops of trees, compiled: grow/kernel.ts says what each does, grow/twin.ts does the same in TypeScript.

export function encode(
  values: usize,
  n: i32,
  edges: usize,
  byRow: usize,
  stride: i32,
  byColumn: usize,
): void {
  // Every 16th edge first, then the 16 from there on.
  const coarse = edges + (256 << 3);
  for (let k: usize = 0; k < 16; k++) {
    store<f64>(coarse + (k << 3), load<f64>(edges + (k << 7), 15 << 3));
  }
  for (let i: usize = 0; i < <usize>n; i++) {
    const value = load<f64>(values + (i << 3));
    let below: usize = 0;
    let from = coarse;
    for (let digit = 0; digit < 2; digit++) {
      below = (below << 4) + countBelow(from, value);
      from = edges + (below << 7);
    }
    const code = <u32>(below + 1) * <u32>(value <= Infinity);
    store<u8>(byRow + i * stride, code);
    store<u8>(byColumn + i, code);
  }
}

/** How many of 16 numbers are below this one. */
function countBelow(numbers: usize, value: f64): usize {
  const v = f64x2.splat(value);
  let a = f64x2.lt(v128.load(numbers), v);
  let b = f64x2.lt(v128.load(numbers, 16), v);
  a = i64x2.add(a, f64x2.lt(v128.load(numbers, 32), v));
  b = i64x2.add(b, f64x2.lt(v128.load(numbers, 48), v));
  a = i64x2.add(a, f64x2.lt(v128.load(numbers, 64), v));
  b = i64x2.add(b, f64x2.lt(v128.load(numbers, 80), v));
  a = i64x2.add(a, f64x2.lt(v128.load(numbers, 96), v));
  b = i64x2.add(b, f64x2.lt(v128.load(numbers, 112), v));
  a = i64x2.add(a, b);
  return <usize>-(<i32>i64x2.extract_lane(a, 0) + <i32>i64x2.extract_lane(a, 1));
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
    const end = stageRows(start, min(512, n - from), byRow, stride, pairs, stage, size);
    for (let f = 0; f < nFeatures; ) {
      const list = features + ((<usize>f) << 2);
      const first = load<u32>(list);
      if (f + 8 <= nFeatures && load<u32>(list, 28) === first + 7) {
        addEight(stage, end, size, 16 + first, cells + ((<usize>first) << 12));
        f += 8;
      } else if (f + 4 <= nFeatures) {
        addFour(stage, end, size, list, cells);
        f += 4;
      } else {
        addOne(stage, end, size, 16 + first, cells + ((<usize>first) << 12));
        f += 1;
      }
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
): usize {
  const end = rows + ((<usize>n) << 2);
  for (; rows < end; rows += 4, stage += size) {
    const row = load<u32>(rows);
    const codes = byRow + <usize>row * stride;
    v128.store(stage, v128.load(pairs + ((<usize>row) << 4)));
    for (let at = 16; at < size; at += 16) v128.store(stage + at, v128.load(codes + at - 16));
  }
  return stage;
}

// @ts-expect-error: decorator
function addTo(cell: usize, pair: v128): void {
  v128.store(cell, f64x2.add(v128.load(cell), pair));
}

/** Eight features that follow each other. */
function addEight(row: usize, end: usize, size: i32, first: usize, cells: usize): void {
  for (; row < end; row += size) {
    const pair = v128.load(row);
    const codes = row + first;
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
function addFour(row: usize, end: usize, size: i32, list: usize, cells: usize): void {
  const feature0 = <usize>load<u32>(list);
  const feature1 = <usize>load<u32>(list, 4);
  const feature2 = <usize>load<u32>(list, 8);
  const feature3 = <usize>load<u32>(list, 12);
  const cells0 = cells + (feature0 << 12);
  const cells1 = cells + (feature1 << 12);
  const cells2 = cells + (feature2 << 12);
  const cells3 = cells + (feature3 << 12);
  for (; row < end; row += size) {
    const pair = v128.load(row);
    addTo(cells0 + ((<usize>load<u8>(row + feature0, 16)) << 4), pair);
    addTo(cells1 + ((<usize>load<u8>(row + feature1, 16)) << 4), pair);
    addTo(cells2 + ((<usize>load<u8>(row + feature2, 16)) << 4), pair);
    addTo(cells3 + ((<usize>load<u8>(row + feature3, 16)) << 4), pair);
  }
}

function addOne(row: usize, end: usize, size: i32, first: usize, cells: usize): void {
  for (; row < end; row += size) {
    addTo(cells + ((<usize>load<u8>(row + first)) << 4), v128.load(row));
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

export function addTrees(
  nodes: usize,
  values: usize,
  roots: usize,
  nTrees: i32,
  columns: usize,
  n: i32,
  scores: usize,
  someMissing: i32,
): void {
  const end = columns + ((<usize>n) << 3);
  for (let t = 0; t < nTrees; t++, roots += 8) {
    const root = <usize>load<u32>(roots);
    const depth = load<i32>(roots, 4);
    let score = scores;
    for (let column = columns; column < end; column += 8, score += 8) {
      let node = root;
      if (someMissing) {
        for (let level = 0; level < depth; level++) node = nextOrMissing(nodes + node, column);
      } else {
        for (let level = 0; level < depth; level++) node = next(nodes + node, column);
      }
      store<f64>(score, load<f64>(score) + load<f64>(values + (node >> 1)));
    }
  }
}

/** The child on whose side the feature is; the right one follows the left one. */
function next(node: usize, column: usize): usize {
  const x = load<f64>(column + load<u32>(node, 8));
  return load<u32>(node, 12) + ((<usize>(x > load<f64>(node))) << 4);
}

function nextOrMissing(node: usize, column: usize): usize {
  const feature = load<u32>(node, 8);
  const x = load<f64>(column + (feature & ~1));
  const isRight = <u32>(x > load<f64>(node)) | (<u32>!(x <= Infinity) & feature);
  return load<u32>(node, 12) + ((<usize>(isRight & 1)) << 4);
}

export function logLossPairs(
  scores: usize,
  targets: usize,
  weights: usize,
  pairs: usize,
  from: i32,
  to: i32,
  magicGradient: f64,
  magicHessian: f64,
): void {
  const one = f64x2.splat(1);
  const gradient = f64x2.splat(magicGradient);
  const hessian = f64x2.splat(magicHessian);
  // One row too many does no harm: another thread finds the same for it, or nobody looks there.
  for (let i = <usize>from; i < <usize>to; i += 2) {
    const p = f64x2.div(one, f64x2.add(one, exp(f64x2.neg(v128.load(scores + (i << 3))))));
    const w = v128.load(weights + (i << 3));
    const residual = f64x2.mul(w, f64x2.sub(p, v128.load(targets + (i << 3))));
    const curvature = f64x2.mul(w, f64x2.mul(p, f64x2.sub(one, p)));
    const g = f64x2.sub(f64x2.add(residual, gradient), gradient);
    const h = f64x2.sub(f64x2.add(curvature, hessian), hessian);
    v128.store(pairs + (i << 4), v128.shuffle<f64>(g, h, 0, 2));
    v128.store(pairs + (i << 4), v128.shuffle<f64>(g, h, 1, 3), 16);
  }
}

function fma(a: v128, b: v128, c: f64): v128 {
  return f64x2.add(f64x2.mul(a, b), f64x2.splat(c));
}

/** As grow/exp.ts, two at a time. */
// @ts-expect-error: decorator
function exp(x: v128): v128 {
  const round = f64x2.splat(6755399441055744);
  const y = f64x2.pmin(f64x2.pmax(x, f64x2.splat(-700)), f64x2.splat(700));
  const shifted = f64x2.add(f64x2.mul(y, f64x2.splat(Math.LOG2E)), round);
  const k = f64x2.sub(shifted, round);
  const high = f64x2.sub(y, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)));
  let sum = fma(f64x2.splat(1.0 / 3628800.0), r, 1.0 / 362880.0);
  sum = fma(sum, r, 1.0 / 40320.0);
  sum = fma(sum, r, 1.0 / 5040.0);
  sum = fma(sum, r, 1.0 / 720.0);
  sum = fma(sum, r, 1.0 / 120.0);
  sum = fma(sum, r, 1.0 / 24.0);
  sum = fma(sum, r, 1.0 / 6.0);
  sum = fma(sum, r, 0.5);
  sum = fma(sum, r, 1.0);
  sum = fma(sum, r, 1.0);
  // The low bits of `shifted` hold k as a whole number: put k + 1023 where the exponent is.
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
  return f64x2.mul(sum, power);
}
