import type { Bench } from "./bench.ts";
import { exponent, isExponential, polynomial } from "./rates.ts";

/**
 * Derivatives of the rates last evaluated: fills `jacobian`, `localSlope` and `bending`, which needs `residual`.
 * Twin of `slopes` in the assembly.
 */
export function differentiate(bench: Bench): void {
  bench.jacobian.fill(0);
  bench.localSlope.fill(0);
  bench.bending.fill(0);
  for (let k = 0; k < bench.nBlocks; k++) {
    differentiateFactors(bench, k);
    differentiateTemplates(bench, k);
    differentiateBinFactors(bench, k);
  }
}

function differentiateFactors(bench: Bench, k: number): void {
  const { jacobian, globalOf, unit, bending, residual, nBins, factorParameter } = bench;
  const [row, bin, size] = [bench.blockRow[k]!, bench.blockBin[k]!, bench.blockSize[k]!];
  let pull = 0;
  for (let b = 0; b < size; b++) pull += residual[bin + b]! * unit[row + b]!;
  for (let i = bench.factorStart[k]!; i < bench.factorStart[k + 1]!; i++) {
    const p = factorParameter[i]!;
    const others = bench.others[i]!;
    bending[p]! += differentiateFactor(bench, i) * others * pull;
    const slope = bench.factorSlope[i]! * others;
    bench.slope[i] = slope;
    const to = globalOf[p]! * nBins + bin;
    for (let b = 0; b < size; b++) jacobian[to + b]! += slope * unit[row + b]!;
  }
}

/** Notes the derivative of a factor, and returns the second one. */
function differentiateFactor(bench: Bench, i: number): number {
  const { theta, powers, coefficients: c, factorSlope } = bench;
  const from = bench.factorCoefficients[i]!;
  const p = bench.factorParameter[i]!;
  if (from < 0) {
    factorSlope[i] = 1;
    return 0;
  }
  const alpha = theta[p]!;
  if (isExponential(bench, alpha)) {
    const by = exponent(c, from, alpha);
    const slope = by * bench.factor[i]!;
    factorSlope[i] = slope;
    return by * slope;
  }
  factorSlope[i] = polynomial(c, from + 2, powers, 18 * p + 6);
  return polynomial(c, from + 2, powers, 18 * p + 12);
}

function differentiateTemplates(bench: Bench, k: number): void {
  const { jacobian, globalOf, shift, templates, bending, scaled, pull, nBins } = bench;
  const [row, bin, size] = [bench.blockRow[k]!, bench.blockBin[k]!, bench.blockSize[k]!];
  const scale = bench.scale[k]!;
  for (let b = 0; b < size; b++) {
    scaled[b] = scale * bench.binFactor[row + b]!;
    pull[b] = bench.residual[bin + b]! * bench.binFactor[row + b]!;
  }
  for (let j = bench.templateStart[k]!; j < bench.templateStart[k + 1]!; j++) {
    const p = bench.templateParameter[j]!;
    const [odd, even] = [bench.templateOdd[j]!, bench.templateEven[j]!];
    const du = shift[5 * p + 1]!;
    const to = globalOf[p]! * nBins + bin;
    let [along, across] = [0, 0];
    if (even < 0) {
      for (let b = 0; b < size; b++) {
        const change = du * templates[odd + b]!;
        jacobian[to + b]! += scaled[b]! * change;
        along += pull[b]! * change;
      }
    } else {
      const dt = shift[5 * p + 3]!;
      for (let b = 0; b < size; b++) {
        const asymmetry = templates[even + b]!;
        const change = du * templates[odd + b]! + dt * asymmetry;
        jacobian[to + b]! += scaled[b]! * change;
        along += pull[b]! * change;
        across += pull[b]! * asymmetry;
      }
    }
    const i = bench.factorOfTemplate[j]!;
    bending[p]! += shift[5 * p + 4]! * scale * across + (i < 0 ? 0 : 2 * bench.slope[i]! * along);
  }
}

function differentiateBinFactors(bench: Bench, k: number): void {
  const { jacobian, globalOf, localSlope, shape, nBins, binParameters } = bench;
  const [row, bin, size] = [bench.blockRow[k]!, bench.blockBin[k]!, bench.blockSize[k]!];
  const [from, to] = [bench.binFactorStart[k]!, bench.binFactorStart[k + 1]!];
  for (let i = from; i < to; i++) {
    for (let b = 0; b < size; b++) {
      const p = binParameters[bench.binFactorList[i]! + b]!;
      const change = bench.scale[k]! * shape[row + b]! * otherBinFactors(bench, k, i, b);
      if (globalOf[p]! < 0) localSlope[p]! += change;
      else jacobian[globalOf[p]! * nBins + bin + b]! += change;
    }
  }
}

/** The product of the parameters of bin b but for those of list `without`, and of `without2` if given. */
export function otherBinFactors(
  { binFactorStart, binFactorList, binParameters, theta }: Bench,
  k: number,
  without: number,
  b: number,
  without2 = -1,
): number {
  let product = 1;
  for (let i = binFactorStart[k]!; i < binFactorStart[k + 1]!; i++) {
    if (i === without || i === without2) continue;
    product *= theta[binParameters[binFactorList[i]! + b]!]!;
  }
  return product;
}
