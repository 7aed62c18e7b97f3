import type { BestFit } from "../fit/best-fit.ts";
import { findBestFit } from "../fit/find-best-fit.ts";
import type { HistFactoryFit } from "../fit/histfactory-fit.ts";

/**
 * The best fit with some parameters held at values, started where the covariance of `fit` expects it, or where
 * an earlier one ended.
 */
export function profileAt(
  fit: HistFactoryFit,
  held: ReadonlyMap<number, number>,
  start: Float64Array = expectedAt(fit, held),
): BestFit {
  const { model, data, fixed } = fit;
  const names = [...held].map(([p, value]) => [model.parameters[p]!.name, value] as const);
  return findBestFit(model, {
    ...{ data, start, startsNear: true },
    fixed: { ...fixed, ...Object.fromEntries(names) },
  });
}

/** Where the other parameters go when one moves, after the other if there are two. */
function expectedAt(
  { values, covariance, isFree }: HistFactoryFit,
  held: ReadonlyMap<number, number>,
): Float64Array {
  const start = values.slice();
  const n = values.length;
  for (const [p, value] of held) {
    const variance = covariance[p * n + p]!;
    if (!(isFree[p] && variance > 0)) continue;
    const distance = (value - values[p]!) / held.size;
    for (let q = 0; q < n; q++) start[q]! += (distance * covariance[p * n + q]!) / variance;
  }
  return start;
}
