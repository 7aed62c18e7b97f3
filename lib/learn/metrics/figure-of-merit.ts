import { countingSignificance } from "../../core/index.ts";

/**
 * What a cut is optimised for, with s and b the expected events and δ the relative uncertainty of b:
 * - "cross-section": s/√(s + b + (δb)²), one over the relative error of a measured rate;
 * - "simple": s/√(b + (δb)²), for a first look;
 * - "asimov": the median discovery significance of Cowan, Cranmer, Gross and Vitells, arXiv:1007.1727, with
 *   δ = 0 √(2((s + b) ln(1 + s/b) − s)), which machine learners call the approximate median significance.
 */
export type FigureOfMerit = "asimov" | "cross-section" | "simple";

/** The figure of merit of s signal on b background events; NaN where it is not defined, as for b ≤ 0 in "asimov". */
export function figureOfMerit(kind: FigureOfMerit, s: number, b: number, delta = 0): number {
  if (kind === "asimov") {
    return b > 0 && s + b > 0 ? countingSignificance(s + b, b, (delta * b) ** 2) : Number.NaN;
  }
  const variance = (kind === "simple" ? b : s + b) + (delta * b) ** 2;
  return variance > 0 ? s / Math.sqrt(variance) : Number.NaN;
}
