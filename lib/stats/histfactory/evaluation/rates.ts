import { powersOf, templateShift } from "../model/interpolation.ts";
import type { Bench } from "./bench.ts";

/** What depends on one parameter alone: fills `shift` and `powers`. */
export function interpolate({ theta, shift, powers, interpolation, globals }: Bench): void {
  for (let g = 0; g < globals.length; g++) {
    const p = globals[g]!;
    templateShift(interpolation.histosys, theta[p]!, shift, 5 * p);
    powersOf(theta[p]!, powers, 18 * p);
  }
}

/** Fills `nu` and all that `differentiate` needs, after `interpolate`. Twin of `rates` in the assembly. */
export function evaluateRates(bench: Bench): void {
  bench.nu.fill(0);
  for (let k = 0; k < bench.nBlocks; k++) {
    evaluateScale(bench, k);
    evaluateShape(bench, k);
    evaluateBinFactors(bench, k);
    const [row, bin] = [bench.blockRow[k]!, bench.blockBin[k]!];
    const scale = bench.scale[k]!;
    for (let b = 0; b < bench.blockSize[k]!; b++) {
      const unit = bench.shape[row + b]! * bench.binFactor[row + b]!;
      bench.unit[row + b] = unit;
      bench.nu[bin + b]! += scale * unit;
    }
  }
}

/** N of a block; products without one factor are taken from both ends, as a factor may be 0. */
function evaluateScale(bench: Bench, k: number): void {
  const { factor, others, factorStart } = bench;
  const [from, to] = [factorStart[k]!, factorStart[k + 1]!];
  let before = 1;
  for (let i = from; i < to; i++) {
    const value = factorValue(bench, i);
    factor[i] = value;
    others[i] = before;
    before *= value;
  }
  bench.scale[k] = before;
  let after = 1;
  for (let i = to - 1; i >= from; i--) {
    others[i]! *= after;
    after *= factor[i]!;
  }
}

function factorValue(bench: Bench, i: number): number {
  const { theta, powers, coefficients: c, factorParameter, factorCoefficients } = bench;
  const p = factorParameter[i]!;
  const from = factorCoefficients[i]!;
  const alpha = theta[p]!;
  if (from < 0) return alpha;
  if (isExponential(bench, alpha)) return Math.exp(exponent(c, from, alpha) * alpha);
  return 1 + polynomial(c, from + 2, powers, 18 * p);
}

/** The product of six coefficients with powers of α, or with derivatives of those. */
export function polynomial(
  c: Float64Array,
  from: number,
  powers: Float64Array,
  at: number,
): number {
  const first = c[from]! * powers[at]! + c[from + 2]! * powers[at + 2]!;
  const second = c[from + 1]! * powers[at + 1]! + c[from + 3]! * powers[at + 3]!;
  const third = c[from + 4]! * powers[at + 4]!;
  return first + second + third + c[from + 5]! * powers[at + 5]!;
}

/** Whether a factor is a power of its value at ±1 here. */
export function isExponential({ interpolation }: Bench, alpha: number): boolean {
  return alpha >= 1 || alpha <= -1 || interpolation.normsys === "code1";
}

/** The logarithm of that value, with the sign that makes it a slope in α. */
export function exponent(coefficients: Float64Array, from: number, alpha: number): number {
  return alpha > 0 ? coefficients[from + 1]! : -coefficients[from]!;
}

function evaluateShape(bench: Bench, k: number): void {
  const { shape, nominal, shift, templates } = bench;
  const [row, size] = [bench.blockRow[k]!, bench.blockSize[k]!];
  for (let b = row; b < row + size; b++) shape[b] = nominal[b]!;
  for (let j = bench.templateStart[k]!; j < bench.templateStart[k + 1]!; j++) {
    const p = 5 * bench.templateParameter[j]!;
    const odd = bench.templateOdd[j]!;
    const even = bench.templateEven[j]!;
    const u = shift[p]!;
    if (even < 0) {
      for (let b = 0; b < size; b++) shape[row + b]! += u * templates[odd + b]!;
    } else {
      const t = shift[p + 2]!;
      for (let b = 0; b < size; b++) {
        shape[row + b]! += u * templates[odd + b]! + t * templates[even + b]!;
      }
    }
  }
}

function evaluateBinFactors(bench: Bench, k: number): void {
  const { binFactor, binParameters, theta } = bench;
  const [row, size] = [bench.blockRow[k]!, bench.blockSize[k]!];
  for (let b = row; b < row + size; b++) binFactor[b] = 1;
  for (let i = bench.binFactorStart[k]!; i < bench.binFactorStart[k + 1]!; i++) {
    const list = bench.binFactorList[i]!;
    for (let b = 0; b < size; b++) binFactor[row + b]! *= theta[binParameters[list + b]!]!;
  }
}
