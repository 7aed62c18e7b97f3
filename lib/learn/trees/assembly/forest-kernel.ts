// asc: --importMemory --sharedMemory --maximumMemory 65536 --enable threads
// The inner loops of forests, compiled: forest/kernel.ts says what each does, forest/twin.ts does the same in TypeScript.

/** What a search has found: gain, feature, last code on the left, whether NaN goes left, and the left pair. */
let bestSum: f64 = 0;
let bestFeature: i32 = 0;
let bestCode: i32 = 0;
let bestMissing: i32 = 0;
let bestGradient: f64 = 0;
let bestHessian: f64 = 0;

export function searchNode(
  rows: usize,
  n: i32,
  byRow: usize,
  stride: i32,
  pairs: usize,
  features: usize,
  nFeatures: i32,
  maxFeatures: i32,
  isRandom: i32,
  leastWeight: f64,
  leastRows: i32,
  gradient: f64,
  hessian: f64,
  cells: usize,
  edges: usize,
  result: usize,
): void {
  const counts = cells + 4096;
  const bits = counts + 1024;
  const before = (gradient * gradient) / hessian;
  bestSum = before + 1e-12 * abs(before);
  bestFeature = -1;
  let random = load<u32>(bits, 32);
  let nVarying = 0;
  for (let tried = 0; tried < nFeatures && nVarying < maxFeatures; tried++) {
    random = nextRandom(random);
    const place = features + ((<usize>(tried + (random % (nFeatures - tried)))) << 2);
    const feature = load<u32>(place);
    store<u32>(place, load<u32>(features + ((<usize>tried) << 2)));
    store<u32>(features + ((<usize>tried) << 2), feature);
    fillCells(rows, n, byRow + feature, stride, pairs, cells);
    if (isVarying(bits)) {
      nVarying++;
      if (isRandom) random = nextRandom(random);
      const cut = isRandom ? drawCode(bits, edges + ((<usize>feature) << 11), random) : 0;
      for (let left = <i32>(load<u32>(bits) & 1); left >= 0; left--) {
        scan(cells, n, feature, left, cut, leastWeight, leastRows, gradient, hessian);
      }
    }
    clearCells(cells);
  }
  store<u32>(bits, random, 32);
  store<f64>(result, bestFeature < 0 ? 0 : (bestSum - before) / 2);
  store<f64>(result, bestFeature, 8);
  store<f64>(result, bestCode, 16);
  store<f64>(result, bestMissing, 24);
  store<f64>(result, bestGradient, 32);
  store<f64>(result, bestHessian, 40);
}

function nextRandom(state: u32): u32 {
  let s = state;
  s ^= s << 13;
  s ^= s >>> 17;
  return s ^ (s << 5);
}

/** Adds up pairs and numbers of rows for each code, and marks in 256 bits which codes there are. */
function fillCells(
  rows: usize,
  n: i32,
  codes: usize,
  stride: i32,
  pairs: usize,
  cells: usize,
): void {
  const counts = cells + 4096;
  const bits = counts + 1024;
  const end = rows + ((<usize>n) << 2);
  for (; rows < end; rows += 4) {
    const row = load<u32>(rows);
    const code = <u32>load<u8>(codes + <usize>row * stride);
    const cell = cells + ((<usize>code) << 4);
    v128.store(cell, f64x2.add(v128.load(cell), v128.load(pairs + ((<usize>row) << 4))));
    const count = counts + ((<usize>code) << 2);
    store<u32>(count, load<u32>(count) + 1);
    const word = bits + ((<usize>(code >>> 5)) << 2);
    store<u32>(word, load<u32>(word) | (1 << (code & 31)));
  }
}

/** Whether there are two values or more. */
function isVarying(bits: usize): bool {
  let n = 0;
  for (let word: usize = 0; word < 32; word += 4) n += popcnt<u32>(load<u32>(bits + word));
  return n > 1;
}

/**
 * The cut drawn evenly in value between the smallest and the largest there are, missing ones apart: the first
 * of 255 edges, filled up with +∞, that is not below it.
 */
function drawCode(bits: usize, edges: usize, random: u32): i32 {
  let first = -1;
  let last = 0;
  for (let word = 0; word < 8; word++) {
    let left = load<u32>(bits + ((<usize>word) << 2));
    if (word === 0) left &= ~1;
    if (left === 0) continue;
    if (first < 0) first = (word << 5) + <i32>ctz<u32>(left);
    last = (word << 5) + 31 - <i32>clz<u32>(left);
  }
  if (last <= first) return last;
  const low = load<f64>(edges + ((<usize>(first - 1)) << 3));
  const high = load<f64>(edges + ((<usize>(last - 2)) << 3));
  const value = low + (high - low) * (<f64>random / 4294967296.0);
  let code = first;
  while (code < last - 1 && load<f64>(edges + ((<usize>(code - 1)) << 3)) < value) code++;
  return code;
}

/**
 * Looks for the cut with the largest G²/H on both sides, NaN on the side given: one half-way between two
 * codes there are or, if `at` is not 0, the one at that code.
 */
function scan(
  cells: usize,
  n: i32,
  feature: i32,
  missingLeft: i32,
  at: i32,
  leastWeight: f64,
  leastRows: i32,
  gradient: f64,
  hessian: f64,
): void {
  const counts = cells + 4096;
  const bits = counts + 1024;
  let g = missingLeft ? load<f64>(cells) : 0;
  let h = missingLeft ? load<f64>(cells, 8) : 0;
  let rows = missingLeft ? load<i32>(counts) : 0;
  const last = at > 0 ? at : 255;
  let next = nextCode(bits, 0);
  for (let code = next; code <= last; code = next) {
    next = nextCode(bits, code);
    g += load<f64>(cells + ((<usize>code) << 4));
    h += load<f64>(cells + ((<usize>code) << 4), 8);
    rows += load<i32>(counts + ((<usize>code) << 2));
    const rest = hessian - h;
    if (min(h, rest) < leastWeight || min(rows, n - rows) < leastRows) continue;
    const other = gradient - g;
    const sum = (g * g) / h + (other * other) / rest;
    if (sum <= bestSum || next <= at) continue;
    const between = next > 255 ? 255 : (code + next - 1) >> 1;
    bestSum = sum;
    bestFeature = feature;
    bestCode = at > 0 ? at : between;
    bestMissing = missingLeft;
    bestGradient = g;
    bestHessian = h;
  }
}

/** The smallest code there is above this one, or 256. */
function nextCode(bits: usize, code: i32): i32 {
  for (let next = code + 1; next < 256; next++) {
    const word = load<u32>(bits + ((<usize>(next >>> 5)) << 2)) >>> (next & 31);
    if (word !== 0) return next + <i32>ctz<u32>(word);
    next |= 31;
  }
  return 256;
}

function clearCells(cells: usize): void {
  const counts = cells + 4096;
  const bits = counts + 1024;
  for (let word = 0; word < 8; word++) {
    for (let left = load<u32>(bits + ((<usize>word) << 2)); left !== 0; left &= left - 1) {
      const code = (word << 5) + <i32>ctz<u32>(left);
      v128.store(cells + ((<usize>code) << 4), f64x2.splat(0));
      store<u32>(counts + ((<usize>code) << 2), 0);
    }
    store<u32>(bits + ((<usize>word) << 2), 0);
  }
}

export function partitionInPlace(
  rows: usize,
  n: i32,
  codes: usize,
  stride: i32,
  shift: i32,
  limit: i32,
): i32 {
  let left = rows;
  let right = rows + ((<usize>n) << 2);
  while (left < right) {
    const row = load<u32>(left);
    if (((<i32>load<u8>(codes + <usize>row * stride) - shift) & 255) <= limit) {
      left += 4;
    } else {
      right -= 4;
      store<u32>(left, load<u32>(right));
      store<u32>(right, row);
    }
  }
  return <i32>((left - rows) >> 2);
}
