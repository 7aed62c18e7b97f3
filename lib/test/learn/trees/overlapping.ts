import { normal, seededRandom } from "../../../core/index.ts";
import type { Labelled } from "../../../learn/classifier.ts";
import { featuresOf } from "../../../learn/features.ts";

/**
 * Two classes that overlap, in three normal features with means 1, −½ and 0 apart, so that the best AUC is
 * Φ(√(1 + ¼)/√2) = 0.785; every seventh value of the second is missing. Weights are 1, 2 or 3.
 */
export function overlapping(
  n: number,
  seed: number,
): Labelled & { readonly weights: Float64Array } {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0));
  const shifted = (shift: number): Float64Array =>
    Float64Array.from(labels, (label) => normal(random, shift * label));
  const features = featuresOf({ a: shifted(1), b: shifted(-0.5), c: shifted(0) });
  for (let i = 0; i < n; i += 7) features.columns[1]![i] = Number.NaN;
  const weights = Float64Array.from({ length: n }, () => 1 + Math.floor(3 * random()));
  return { features, labels, weights };
}
