import type { Arena } from "./arena.ts";
import type { Bench } from "./bench.ts";
import { otherBinFactors } from "./slopes.ts";

/** Second derivatives, sorted by who meets whom; locals are counted through the bins. */
export interface Curvature {
  /** Between globals: lower triangle. */
  readonly globals: Float64Array;
  /** A row of globals for each local. */
  readonly mixed: Float64Array;
  /** Between locals of one bin: a small square for each bin, lower triangle. */
  readonly locals: Float64Array;
  readonly layout: LocalLayout;
}

/** Which local parameters each bin has: of bin b, numbers `start[b]` to `start[b + 1]`. */
export interface LocalLayout {
  readonly start: Int32Array;
  /** The parameter of each local. */
  readonly parameter: Int32Array;
  /** The number of each parameter that is local, or −1. */
  readonly number: Int32Array;
  /** Where the square of each bin begins. */
  readonly square: Int32Array;
}

export function makeCurvature({ localBin, nBins, globals }: Bench, { floats }: Arena): Curvature {
  const start = new Int32Array(nBins + 1);
  const square = new Int32Array(nBins + 1);
  const parameter: number[] = [];
  const number = new Int32Array(localBin.length).fill(-1);
  const byBin = Array.from({ length: nBins }, (): number[] => []);
  for (const [p, bin] of localBin.entries()) byBin[bin]?.push(p);
  for (const [b, here] of byBin.entries()) {
    for (const p of here) {
      number[p] = parameter.length;
      parameter.push(p);
    }
    start[b + 1] = parameter.length;
    square[b + 1] = square[b]! + here.length ** 2;
  }
  return {
    globals: floats(globals.length ** 2),
    mixed: floats(parameter.length * globals.length),
    locals: floats(square[nBins]!),
    layout: { start, parameter: Int32Array.from(parameter), number, square },
  };
}

/** Adds Σ residual · ∂²ν/∂θ∂θ′ for all pairs of different parameters; `bending` has the rest. */
export function addBending(bench: Bench, curvature: Curvature): void {
  for (let k = 0; k < bench.nBlocks; k++) {
    addFactorPairs(bench, curvature, k);
    addTemplatePairs(bench, curvature, k);
    addBinFactorPairs(bench, curvature, k);
  }
}

function addFactorPairs(bench: Bench, { globals }: Curvature, k: number): void {
  const { slope, factorParameter, globalOf, residual, unit } = bench;
  const [row, bin, size] = [bench.blockRow[k]!, bench.blockBin[k]!, bench.blockSize[k]!];
  let pull = 0;
  for (let b = 0; b < size; b++) pull += residual[bin + b]! * unit[row + b]!;
  const n = bench.globals.length;
  const scale = bench.scale[k]!;
  const [from, to] = [bench.factorStart[k]!, bench.factorStart[k + 1]!];
  for (let i = from; i < to; i++) {
    const g = globalOf[factorParameter[i]!]!;
    const weight = scale === 0 ? 0 : (pull * slope[i]!) / scale;
    for (let j = from; j < i; j++) {
      const h = globalOf[factorParameter[j]!]!;
      const value = scale === 0 ? pull * pairSlope(bench, k, i, j) : weight * slope[j]!;
      globals[g > h ? g * n + h : h * n + g]! += value;
    }
  }
}

/** ∂²N/∂θ∂θ′ for two factors of a block with N = 0. */
function pairSlope(
  { factor, factorSlope, factorStart }: Bench,
  k: number,
  i: number,
  j: number,
): number {
  let product = factorSlope[i]! * factorSlope[j]!;
  for (let l = factorStart[k]!; l < factorStart[k + 1]!; l++) {
    if (l !== i && l !== j) product *= factor[l]!;
  }
  return product;
}

function addTemplatePairs(bench: Bench, { globals }: Curvature, k: number): void {
  const { slope, factorParameter, globalOf, residual, binFactor } = bench;
  const [row, bin, size] = [bench.blockRow[k]!, bench.blockBin[k]!, bench.blockSize[k]!];
  const n = bench.globals.length;
  for (let j = bench.templateStart[k]!; j < bench.templateStart[k + 1]!; j++) {
    let along = 0;
    for (let b = 0; b < size; b++) {
      along += residual[bin + b]! * binFactor[row + b]! * templateSlope(bench, j, b);
    }
    const g = globalOf[bench.templateParameter[j]!]!;
    for (let i = bench.factorStart[k]!; i < bench.factorStart[k + 1]!; i++) {
      const h = globalOf[factorParameter[i]!]!;
      if (h !== g) globals[g > h ? g * n + h : h * n + g]! += slope[i]! * along;
    }
  }
}

/** How fast the shape of template j grows in bin b of its block. */
function templateSlope(bench: Bench, j: number, b: number): number {
  const p = 5 * bench.templateParameter[j]!;
  const [odd, even] = [bench.templateOdd[j]!, bench.templateEven[j]!];
  const straight = bench.shift[p + 1]! * bench.templates[odd + b]!;
  return even < 0 ? straight : straight + bench.shift[p + 3]! * bench.templates[even + b]!;
}

function addBinFactorPairs(bench: Bench, curvature: Curvature, k: number): void {
  const { binFactorList, binParameters, residual, shape } = bench;
  const [row, bin, size] = [bench.blockRow[k]!, bench.blockBin[k]!, bench.blockSize[k]!];
  const [from, to] = [bench.binFactorStart[k]!, bench.binFactorStart[k + 1]!];
  for (let i = from; i < to; i++) {
    for (let b = 0; b < size; b++) {
      const p = binParameters[binFactorList[i]! + b]!;
      const weight = residual[bin + b]! * otherBinFactors(bench, k, i, b);
      for (let f = bench.factorStart[k]!; f < bench.factorStart[k + 1]!; f++) {
        const value = weight * bench.slope[f]! * shape[row + b]!;
        addPair(bench, curvature, p, bench.factorParameter[f]!, value);
      }
      for (let j = bench.templateStart[k]!; j < bench.templateStart[k + 1]!; j++) {
        const value = weight * bench.scale[k]! * templateSlope(bench, j, b);
        addPair(bench, curvature, p, bench.templateParameter[j]!, value);
      }
      for (let other = from; other < i; other++) {
        const q = binParameters[binFactorList[other]! + b]!;
        const rest = otherBinFactors(bench, k, i, b, other);
        const value = residual[bin + b]! * rest * bench.scale[k]! * shape[row + b]!;
        addPair(bench, curvature, p, q, value);
      }
    }
  }
}

/** Adds to the second derivative of two different parameters that meet in a bin. */
function addPair(
  { globalOf, globals, localBin }: Bench,
  { globals: square, mixed, locals, layout }: Curvature,
  p: number,
  q: number,
  value: number,
): void {
  const [g, h] = [globalOf[p]!, globalOf[q]!];
  const n = globals.length;
  if (g >= 0 && h >= 0) {
    square[g > h ? g * n + h : h * n + g]! += value;
  } else if (g >= 0) {
    mixed[layout.number[q]! * n + g]! += value;
  } else if (h >= 0) {
    mixed[layout.number[p]! * n + h]! += value;
  } else {
    const bin = localBin[p]!;
    const [first, size] = [layout.start[bin]!, layout.start[bin + 1]! - layout.start[bin]!];
    const [i, j] = [layout.number[p]! - first, layout.number[q]! - first];
    locals[layout.square[bin]! + Math.max(i, j) * size + Math.min(i, j)]! += value;
  }
}
