import { chi2Survival } from "../../core/index.ts";
import type { Hist1D } from "../../hist/index.ts";

export interface Chi2Test {
  readonly chi2: number;
  readonly ndf: number;
  readonly pValue: number;
}

/**
 * Do two weighted histograms have the same shape? χ² = Σ (a/A − b/B)²/(σ_a²/A² + σ_b²/B²) over bins, one
 * less degrees of freedom; neighbours are merged until each holds ten effective events of both, as the
 * formula asks (Gagunashvili, arXiv:physics/0605123).
 */
export function chi2Test(a: Hist1D, b: Hist1D): Chi2Test {
  if (a.sumW.length !== b.sumW.length) {
    throw new RangeError(
      `Cannot compare histograms of ${a.sumW.length - 2} and ${b.sumW.length - 2} bins: they must be the same`,
    );
  }
  const bins = mergedBins(a, b);
  const sum = (pick: (bin: MergedBin) => number): number =>
    bins.reduce((total, bin) => total + pick(bin), 0);
  const [sumA, sumB] = [sum((bin) => bin.a), sum((bin) => bin.b)];
  const chi2 = sum((bin) => {
    const variance = bin.a2 / sumA ** 2 + bin.b2 / sumB ** 2;
    return variance > 0 ? (bin.a / sumA - bin.b / sumB) ** 2 / variance : 0;
  });
  const ndf = Math.max(0, bins.length - 1);
  return { chi2, ndf, pValue: ndf > 0 ? chi2Survival(chi2, ndf) : 1 };
}

/** Σw and Σw² of both. */
interface MergedBin {
  a: number;
  a2: number;
  b: number;
  b2: number;
}

function mergedBins(a: Hist1D, b: Hist1D): readonly MergedBin[] {
  const merged: MergedBin[] = [];
  let open: MergedBin = { a: 0, a2: 0, b: 0, b2: 0 };
  for (let slot = 0; slot < a.sumW.length; slot++) {
    open.a += a.sumW[slot]!;
    open.a2 += a.sumW2[slot]!;
    open.b += b.sumW[slot]!;
    open.b2 += b.sumW2[slot]!;
    if (open.a ** 2 < 10 * open.a2 || open.b ** 2 < 10 * open.b2 || open.a2 * open.b2 === 0)
      continue;
    merged.push(open);
    open = { a: 0, a2: 0, b: 0, b2: 0 };
  }
  const last = merged.at(-1) ?? open;
  if (last !== open) {
    for (const key of ["a", "a2", "b", "b2"] as const) last[key] += open[key];
  }
  return merged;
}
