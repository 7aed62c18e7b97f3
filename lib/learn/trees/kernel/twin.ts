import { exp } from "./exp.ts";
import type { TreeKernel } from "./tree-kernel.ts";

const stagedRows = 512;

/** The inner loops in TypeScript: the twin of assembly/tree-kernel.ts. */
export function twinKernel(memory: ArrayBufferLike): TreeKernel {
  const bytes = new Uint8Array(memory);
  const words = new Int32Array(memory);
  const numbers = new Float64Array(memory);
  return {
    encode: (...places) => encode(bytes, numbers, ...places),
    addPairs: (rows, n, byRow, stride, pairs, features, nFeatures, cells) =>
      addPairs(bytes, words, numbers, rows, n, byRow, stride, pairs, features, nFeatures, cells),
    addCells(from, to, n) {
      const [a, b] = [from >>> 3, to >>> 3];
      for (let i = 0; i < 2 * n; i++) numbers[b + i]! += numbers[a + i]!;
    },
    subtractCells(from, to, n) {
      const [a, b] = [from >>> 3, to >>> 3];
      for (let i = 0; i < 2 * n; i++) numbers[b + i]! -= numbers[a + i]!;
    },
    searchLeaf: (...places) => searchLeaf(words, numbers, ...places),
    listRows(rows, from, to) {
      for (let row = from; row < to; row++) words[(rows >>> 2) + row] = row;
    },
    partition: (...places) => partition(bytes, words, ...places),
    copyRows: (from, n, to) => words.copyWithin(to >>> 2, from >>> 2, (from >>> 2) + n),
    reverseRows(from, n, to) {
      const [a, b] = [from >>> 2, to >>> 2];
      for (let i = 0; i < n; i++) words[b + i] = words[a + n - 1 - i]!;
    },
    addValue(rows, n, scores, value) {
      const [row, score] = [rows >>> 2, scores >>> 3];
      for (let i = row; i < row + n; i++) numbers[score + words[i]!]! += value;
    },
    logLossPairs: (...places) => logLossPairs(numbers, ...places),
  };
}

function encode(
  bytes: Uint8Array,
  numbers: Float64Array,
  values: number,
  n: number,
  edges: number,
  byRow: number,
  stride: number,
  byColumn: number,
): void {
  const [first, edge] = [values >>> 3, edges >>> 3];
  for (let i = 0; i < n; i++) {
    const value = numbers[first + i]!;
    let below = 0;
    for (let step = 128; step > 0; step >>= 1) {
      if (numbers[edge + below + step - 1]! < value) below += step;
    }
    const code = Number.isNaN(value) ? 0 : below + 1;
    bytes[byRow + i * stride] = code;
    bytes[byColumn + i] = code;
  }
}

function addPairs(
  bytes: Uint8Array,
  words: Int32Array,
  numbers: Float64Array,
  rows: number,
  n: number,
  byRow: number,
  stride: number,
  pairs: number,
  features: number,
  nFeatures: number,
  cells: number,
): void {
  const at = new Int32Array(stagedRows);
  const staged = new Float64Array(2 * stagedRows);
  for (let from = 0; from < n; from += stagedRows) {
    const size = Math.min(stagedRows, n - from);
    for (let k = 0; k < size; k++) {
      const row = words[(rows >>> 2) + from + k]!;
      at[k] = row * stride;
      staged[2 * k] = numbers[(pairs >>> 3) + 2 * row]!;
      staged[2 * k + 1] = numbers[(pairs >>> 3) + 2 * row + 1]!;
    }
    let f = features >>> 2;
    for (; f + 1 < (features >>> 2) + nFeatures; f += 2) {
      addTwo(bytes, numbers, at, staged, size, byRow, cells >>> 3, words[f]!, words[f + 1]!);
    }
    if (f < (features >>> 2) + nFeatures) {
      addOne(bytes, numbers, at, staged, size, byRow + words[f]!, (cells >>> 3) + 512 * words[f]!);
    }
  }
}

function addTwo(
  bytes: Uint8Array,
  numbers: Float64Array,
  at: Int32Array,
  staged: Float64Array,
  n: number,
  byRow: number,
  cells: number,
  one: number,
  other: number,
): void {
  const codes = bytes.subarray(byRow + one);
  const otherCodes = bytes.subarray(byRow + other);
  const [first, otherFirst] = [cells + 512 * one, cells + 512 * other];
  for (let k = 0; k < n; k++) {
    const row = at[k]!;
    const gradient = staged[2 * k]!;
    const hessian = staged[2 * k + 1]!;
    const cell = first + 2 * codes[row]!;
    const otherCell = otherFirst + 2 * otherCodes[row]!;
    numbers[cell]! += gradient;
    numbers[cell + 1]! += hessian;
    numbers[otherCell]! += gradient;
    numbers[otherCell + 1]! += hessian;
  }
}

function addOne(
  bytes: Uint8Array,
  numbers: Float64Array,
  at: Int32Array,
  staged: Float64Array,
  n: number,
  codes: number,
  cells: number,
): void {
  for (let k = 0; k < n; k++) {
    const cell = cells + 2 * bytes[codes + at[k]!]!;
    numbers[cell]! += staged[2 * k]!;
    numbers[cell + 1]! += staged[2 * k + 1]!;
  }
}

function searchLeaf(
  words: Int32Array,
  numbers: Float64Array,
  cells: number,
  features: number,
  nFeatures: number,
  nBins: number,
  gradient: number,
  hessian: number,
  l2: number,
  least: number,
  bar: number,
  result: number,
): void {
  const best = { sum: bar, feature: -1, code: 0, missingLeft: false, gradient: 0, hessian: 0 };
  const leaf = { gradient, hessian, l2, least };
  for (let f = features >>> 2; f < (features >>> 2) + nFeatures; f++) {
    const feature = words[f]!;
    const first = (cells >>> 3) + 512 * feature;
    const isMissing = numbers[first] !== 0 || numbers[first + 1] !== 0;
    for (const isLeft of isMissing ? [false, true] : [false]) {
      if (!scan(numbers, first, words[(nBins >>> 2) + feature]!, isLeft, leaf, best)) continue;
      best.feature = feature;
      best.missingLeft = isMissing ? isLeft : 2 * best.hessian > hessian;
    }
  }
  numbers.set([best.sum, best.feature, best.code, best.missingLeft ? 1 : 0], result >>> 3);
  numbers.set([best.gradient, best.hessian], (result >>> 3) + 4);
}

/** Goes through the bins of one feature; tells whether it found a better cut than the best so far. */
function scan(
  numbers: Float64Array,
  first: number,
  nBins: number,
  isLeft: boolean,
  {
    gradient,
    hessian,
    l2,
    least,
  }: {
    readonly gradient: number;
    readonly hessian: number;
    readonly l2: number;
    readonly least: number;
  },
  best: { sum: number; code: number; gradient: number; hessian: number },
): boolean {
  const bar = best.sum;
  let g = isLeft ? numbers[first]! : 0;
  let h = isLeft ? numbers[first + 1]! : 0;
  for (let code = 1; code <= nBins; code++) {
    g += numbers[first + 2 * code]!;
    h += numbers[first + 2 * code + 1]!;
    const rest = hessian - h;
    if (h < least || rest < least) continue;
    const other = gradient - g;
    const sum = (g * g) / (h + l2) + (other * other) / (rest + l2);
    if (sum <= best.sum) continue;
    best.sum = sum;
    best.code = code;
    best.gradient = g;
    best.hessian = h;
  }
  return best.sum > bar;
}

function partition(
  bytes: Uint8Array,
  words: Int32Array,
  rows: number,
  n: number,
  column: number,
  shift: number,
  limit: number,
  to: number,
): number {
  const codes = bytes.subarray(column);
  const row = rows >>> 2;
  let left = to >>> 2;
  let right = left + n - 1;
  for (let i = row; i < row + n; i++) {
    const r = words[i]!;
    // Both places are free: writing both and moving one needs no guess about the way.
    const goesLeft = (((codes[r]! - shift) & 255) - limit - 1) >>> 31;
    words[left] = r;
    words[right] = r;
    left += goesLeft;
    right -= 1 - goesLeft;
  }
  return left - (to >>> 2);
}

function logLossPairs(
  numbers: Float64Array,
  scores: number,
  targets: number,
  weights: number,
  pairs: number,
  from: number,
  to: number,
  magicGradient: number,
  magicHessian: number,
): void {
  const [score, target, weight, pair] = [scores >>> 3, targets >>> 3, weights >>> 3, pairs >>> 3];
  for (let i = from; i < to; i++) {
    const p = 1 / (1 + exp(-numbers[score + i]!));
    const w = numbers[weight + i]!;
    numbers[pair + 2 * i] = w * (p - numbers[target + i]!) + magicGradient - magicGradient;
    numbers[pair + 2 * i + 1] = w * (p * (1 - p)) + magicHessian - magicHessian;
  }
}
