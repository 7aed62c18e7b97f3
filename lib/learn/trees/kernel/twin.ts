import { exp } from "./exp.ts";
import type { TreeKernel } from "./kernel.ts";

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
      const [a, b] = [from / 8, to / 8];
      for (let i = 0; i < 2 * n; i++) numbers[b + i]! += numbers[a + i]!;
    },
    subtractCells(from, to, n) {
      const [a, b] = [from / 8, to / 8];
      for (let i = 0; i < 2 * n; i++) numbers[b + i]! -= numbers[a + i]!;
    },
    partition: (...places) => partition(bytes, words, ...places),
    copyRows: (from, n, to) => words.copyWithin(to / 4, from / 4, from / 4 + n),
    reverseRows(from, n, to) {
      const [a, b] = [from / 4, to / 4];
      for (let i = 0; i < n; i++) words[b + i] = words[a + n - 1 - i]!;
    },
    addTrees: (nodes, values, roots, nTrees, columns, n, scores) =>
      addTrees(words, numbers, nodes, values, roots, nTrees, columns, n, scores),
    addValue(rows, n, scores, value) {
      const [row, score] = [rows / 4, scores / 8];
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
  const [first, edge] = [values / 8, edges / 8];
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
      const row = words[rows / 4 + from + k]!;
      at[k] = row * stride;
      staged[2 * k] = numbers[pairs / 8 + 2 * row]!;
      staged[2 * k + 1] = numbers[pairs / 8 + 2 * row + 1]!;
    }
    for (let f = 0; f < nFeatures; f++) {
      const feature = words[features / 4 + f]!;
      addFeature(bytes, numbers, at, staged, size, byRow + feature, cells / 8 + 512 * feature);
    }
  }
}

function addFeature(
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
  const row = rows / 4;
  let left = to / 4;
  let right = left + n - 1;
  for (let i = row; i < row + n; i++) {
    const r = words[i]!;
    const goesLeft = ((bytes[column + r]! - shift) & 255) <= limit;
    words[goesLeft ? left++ : right--] = r;
  }
  return left - to / 4;
}

function addTrees(
  words: Int32Array,
  numbers: Float64Array,
  nodes: number,
  values: number,
  roots: number,
  nTrees: number,
  columns: number,
  n: number,
  scores: number,
): void {
  for (let t = 0; t < nTrees; t++) {
    const root = words[roots / 4 + 2 * t]!;
    const depth = words[roots / 4 + 2 * t + 1]!;
    for (let row = 0; row < n; row++) {
      let node = root;
      for (let level = 0; level < depth; level++) {
        const place = (nodes + node) / 8;
        const feature = words[2 * place + 2]!;
        const x = numbers[(columns + feature - (feature & 1)) / 8 + row]!;
        const isRight = x > numbers[place]! || (Number.isNaN(x) && (feature & 1) === 1);
        node = words[2 * place + 3]! + (isRight ? 16 : 0);
      }
      numbers[scores / 8 + row]! += numbers[(values + node / 2) / 8]!;
    }
  }
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
  const [score, target, weight, pair] = [scores / 8, targets / 8, weights / 8, pairs / 8];
  for (let i = from; i < to; i++) {
    const p = 1 / (1 + exp(-numbers[score + i]!));
    const w = numbers[weight + i]!;
    numbers[pair + 2 * i] = w * (p - numbers[target + i]!) + magicGradient - magicGradient;
    numbers[pair + 2 * i + 1] = w * (p * (1 - p)) + magicHessian - magicHessian;
  }
}
