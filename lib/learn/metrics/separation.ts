import { hist1d, regular } from "../../hist/index.ts";
import type { Labelled } from "../classifier.ts";
import { type WeightOption, weightsOf } from "./scored.ts";

export interface SeparationOptions extends WeightOption {
  /** Bins between the smallest and the largest value. Few bins hide, many bins make up differences. Default: 40. */
  readonly bins?: number;
}

/**
 * ⟨S²⟩ = ½ ∫ (ŷ_S − ŷ_B)²/(ŷ_S + ŷ_B) dy of the two densities, each of unit area, in bins: 0 where they are
 * alike, 1 where they do not overlap (TMVA users' guide, arXiv:physics/0703039, equation 9). Two equal
 * densities seem to separate by about (bins − 1)/4 · (1/n_S + 1/n_B).
 */
export function separation(
  values: Float64Array,
  labels: Uint8Array,
  { bins = 40, ...options }: SeparationOptions = {},
): number {
  const weights = weightsOf("measure the separation", values, labels, options);
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (least === most) return 0;
  const axis = regular(bins, least, most);
  const [background, signal] = [0, 1].map((label) => {
    const ofClass = weights.map((w, i) => (labels[i] === label ? w : 0));
    const { sumW } = hist1d(axis, values, { weights: ofClass });
    sumW[bins]! += sumW[bins + 1]!; // the largest value itself
    const total = ofClass.reduce((sum, w) => sum + w, 0);
    return sumW.subarray(1, bins + 1).map((content) => content / total);
  });
  return signal!.reduce((sum, s, bin) => {
    const b = background![bin]!;
    return s + b > 0 ? sum + (s - b) ** 2 / (s + b) / 2 : sum;
  }, 0);
}

/** The separation of each feature, the best first. */
export function separations(
  { features, labels, weights }: Labelled,
  options: { readonly bins?: number } = {},
): readonly { readonly name: string; readonly separation: number }[] {
  return features.names
    .map((name, c) => ({
      name,
      separation: separation(features.columns[c]!, labels, { weights, ...options }),
    }))
    .sort((a, b) => b.separation - a.separation);
}
