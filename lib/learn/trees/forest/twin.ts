import type { ForestKernel } from "./forest-kernel.ts";

/** The inner loops in TypeScript: the twin of assembly/forest-kernel.ts. */
export function twinKernel(memory: ArrayBufferLike): ForestKernel {
  const bytes = new Uint8Array(memory);
  const words = new Int32Array(memory);
  const numbers = new Float64Array(memory);
  return {
    searchNode(rows, n, byRow, stride, pairs, features, nFeatures, ...rest) {
      const [maxFeatures, isRandom, leastWeight, leastRows, gradient, hessian, ...places] = rest;
      const [at, edges, result] = places;
      const cells = { numbers, words, cell: at / 8, count: at / 4 + 1024, bit: at / 4 + 1280 };
      const before = (gradient * gradient) / hessian;
      const best = noFind(before + 1e-12 * Math.abs(before));
      const leaf = { n, leastWeight, leastRows, gradient, hessian };
      const list = words.subarray(features / 4, features / 4 + nFeatures);
      let nVarying = 0;
      for (let tried = 0; tried < nFeatures && nVarying < maxFeatures; tried++) {
        const feature = drawFeature(list, tried, nextRandom(cells));
        for (let i = rows / 4; i < rows / 4 + n; i++) {
          const row = words[i]!;
          addRow(cells, bytes[byRow + feature + row * stride]!, pairs / 8 + 2 * row);
        }
        if (isVarying(cells)) {
          nVarying++;
          const cut = isRandom ? drawCode(cells, edges / 8 + 256 * feature) : 0;
          scanBothWays(cells, feature, cut, leaf, best);
        }
        clear(cells);
      }
      const gain = best.feature < 0 ? 0 : (best.sum - before) / 2;
      numbers.set([gain, best.feature, best.code, best.missingLeft], result / 8);
      numbers.set([best.gradient, best.hessian], result / 8 + 4);
    },
    partitionInPlace(rows, n, codes, stride, shift, limit) {
      let [left, right] = [rows / 4, rows / 4 + n];
      while (left < right) {
        const row = words[left]!;
        if (((bytes[codes + row * stride]! - shift) & 255) <= limit) left++;
        else {
          words[left] = words[--right]!;
          words[right] = row;
        }
      }
      return left - rows / 4;
    },
  };
}

/** Where the cells, the counts and the bits of a feature's codes are, counted in numbers and words. */
interface Cells {
  readonly numbers: Float64Array;
  readonly words: Int32Array;
  readonly cell: number;
  readonly count: number;
  readonly bit: number;
}

interface Leaf {
  readonly n: number;
  readonly leastWeight: number;
  readonly leastRows: number;
  readonly gradient: number;
  readonly hessian: number;
}

interface Find {
  sum: number;
  feature: number;
  code: number;
  missingLeft: number;
  gradient: number;
  hessian: number;
}

function noFind(sum: number): Find {
  return { sum, feature: -1, code: 0, missingLeft: 0, gradient: 0, hessian: 0 };
}

/** Marsaglia's xorshift of 32 bits, doi:10.18637/jss.v008.i14. */
function nextRandom({ words, bit }: Cells): number {
  let s = words[bit + 8]!;
  s ^= s << 13;
  s ^= s >>> 17;
  s ^= s << 5;
  words[bit + 8] = s;
  return s >>> 0;
}

/** Swaps one of those not tried yet to its place in the list. */
function drawFeature(list: Int32Array, tried: number, random: number): number {
  const place = tried + (random % (list.length - tried));
  const feature = list[place]!;
  list[place] = list[tried]!;
  list[tried] = feature;
  return feature;
}

function addRow({ numbers, words, cell, count, bit }: Cells, code: number, pair: number): void {
  numbers[cell + 2 * code]! += numbers[pair]!;
  numbers[cell + 2 * code + 1]! += numbers[pair + 1]!;
  words[count + code]! += 1;
  words[bit + (code >>> 5)]! |= 1 << (code & 31);
}

function has({ words, bit }: Cells, code: number): boolean {
  return ((words[bit + (code >>> 5)]! >>> (code & 31)) & 1) === 1;
}

/** The smallest code there is above this one, or 256. */
function nextCode(cells: Cells, code: number): number {
  for (let next = code + 1; next < 256; next++) {
    const word = cells.words[cells.bit + (next >>> 5)]! >>> (next & 31);
    if (word !== 0) return next + 31 - Math.clz32(word & -word);
    next |= 31;
  }
  return 256;
}

function isVarying(cells: Cells): boolean {
  const first = has(cells, 0) ? 0 : nextCode(cells, 0);
  return nextCode(cells, first) < 256;
}

/**
 * The cut drawn evenly in value between the smallest and the largest there are, missing ones apart: the first
 * of 255 edges, filled up with +∞, that is not below it.
 */
function drawCode(cells: Cells, edges: number): number {
  const { numbers } = cells;
  const random = nextRandom(cells) / 2 ** 32;
  const first = nextCode(cells, 0);
  let last = first;
  for (let next = first; next < 256; next = nextCode(cells, next)) last = next;
  if (last <= first) return last;
  const [low, high] = [numbers[edges + first - 1]!, numbers[edges + last - 2]!];
  const value = low + (high - low) * random;
  let code = first;
  while (code < last - 1 && numbers[edges + code - 1]! < value) code++;
  return code;
}

function scanBothWays(cells: Cells, feature: number, at: number, leaf: Leaf, best: Find): void {
  if (has(cells, 0)) scan(cells, feature, 1, at, leaf, best);
  scan(cells, feature, 0, at, leaf, best);
}

/**
 * Looks for the cut with the largest G²/H on both sides, NaN on the side given: one half-way between two
 * codes there are or, if `at` is not 0, the one at that code.
 */
function scan(
  cells: Cells,
  feature: number,
  missingLeft: number,
  at: number,
  { n, leastWeight, leastRows, gradient, hessian }: Leaf,
  best: Find,
): void {
  const { numbers, words, cell, count } = cells;
  let g = missingLeft ? numbers[cell]! : 0;
  let h = missingLeft ? numbers[cell + 1]! : 0;
  let rows = missingLeft ? words[count]! : 0;
  for (let code = nextCode(cells, 0), next = 0; code <= (at || 255); code = next) {
    next = nextCode(cells, code);
    g += numbers[cell + 2 * code]!;
    h += numbers[cell + 2 * code + 1]!;
    rows += words[count + code]!;
    const rest = hessian - h;
    if (Math.min(h, rest) < leastWeight || Math.min(rows, n - rows) < leastRows) continue;
    const other = gradient - g;
    const sum = (g * g) / h + (other * other) / rest;
    if (sum <= best.sum || next <= at) continue;
    const between = next > 255 ? 255 : (code + next - 1) >> 1;
    best.sum = sum;
    best.feature = feature;
    best.code = at || between;
    best.missingLeft = missingLeft;
    best.gradient = g;
    best.hessian = h;
  }
}

function clear({ numbers, words, cell, count, bit }: Cells): void {
  numbers.fill(0, cell, cell + 512);
  words.fill(0, count, count + 256);
  words.fill(0, bit, bit + 8);
}
