import { normal, seededRandom } from "../lib/core/index.ts";
import type { Labelled } from "../lib/learn/classifier.ts";
import { featuresOf } from "../lib/learn/features.ts";

/** Signal and background that differ a little in place, width and correlation; some columns are skewed or discrete. */
export function syntheticEvents(
  n: number,
  nFeatures: number,
): Labelled & { readonly weights: Float64Array } {
  const random = seededRandom(5);
  const labels = Uint8Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0));
  const columns: Record<string, Float64Array> = {};
  let last = new Float64Array(n);
  for (let f = 0; f < nFeatures; f++) {
    const column = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const label = labels[i]!;
      const x = normal(random, 0.15 * label, 1 + 0.05 * label);
      const kinds = [x, Math.exp(x / 2), x + last[i]! * (0.5 + 0.2 * label), Math.round(2 * x)];
      column[i] = kinds[f % 4]!;
    }
    columns[`x${f}`] = column;
    last = column;
  }
  const weights = Float64Array.from({ length: n }, () => 0.2 - 0.8 * Math.log(1 - random()));
  return { features: featuresOf(columns), labels, weights };
}
