import type { Random } from "../../../core/index.ts";

/** An index, drawn in proportion to weights ≥ 0 that change from event to event; for fixed ones see `aliasTable`. */
export function drawWeighted(random: Random, weights: Float64Array): number {
  let left = 0;
  for (let i = 0; i < weights.length; i++) left += weights[i]!;
  left *= random();
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i; // should rounding leave something over
    left -= weights[i]!;
    if (left < 0) break;
  }
  return last;
}
