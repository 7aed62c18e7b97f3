import type { Estimate } from "../generator/drell-yan/drell-yan.ts";

/** What was counted in a bin of pT and |y|, and what it has to be divided by. */
export interface MeasuredBin {
  /** Mesons seen, the background subtracted. */
  readonly count: Estimate;
  /** Bin of pT [GeV] and of |y|. */
  readonly pt: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
  /** Part of all mesons in the bin whose muons are inside the cuts, and part of those that is seen. */
  readonly acceptance: number;
  readonly efficiency: number;
  /** [pb⁻¹] */
  readonly luminosity: number;
}

/**
 * B d²σ/dpT dy = N/(A ε L ΔpT 2Δ|y|) in nb/GeV, for each unit of y: the bin lies on both sides of y = 0. The error is that
 * of the count.
 */
export function differentialCrossSection({
  count,
  pt,
  y,
  acceptance,
  efficiency,
  luminosity,
}: MeasuredBin): Estimate {
  const area = (pt[1] - pt[0]) * 2 * (y[1] - y[0]);
  const perMeson = 1 / (acceptance * efficiency * luminosity * PB_PER_NB * area);
  return { value: count.value * perMeson, error: count.error * perMeson };
}

const PB_PER_NB = 1000;
