import { ascendingOrder } from "../../order.ts";

/** The value below which a share of the weight lies; half-way between two where the share falls between them. */
export function weightedQuantile(
  values: Float64Array,
  weights: Float64Array,
  share: number,
): number {
  const order = ascendingOrder(values);
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  let sum = 0;
  for (let k = 0; k < order.length; k++) {
    sum += weights[order[k]!]!;
    if (sum < share * total) continue;
    const value = values[order[k]!]!;
    const isBetween = sum === share * total && k + 1 < order.length;
    return isBetween ? (value + values[order[k + 1]!]!) / 2 : value;
  }
  return values[order.at(-1)!] ?? 0;
}
