/**
 * What becomes of events of negative weight, as next-to-leading-order generators make them. TMVA calls
 * them NegWeightTreatment: "keep" (its Pray) trains on them as they are, "ignore" (IgnoreNegWeightsInTraining)
 * leaves them out, "pair" (PairNegWeightsGlobal) sets each off against the positive events of its class that
 * are nearest in the features, "absolute" trusts |w|.
 */
export type NegativeWeights = "keep" | "ignore" | "pair" | "absolute";

/** The weights to train with; 0 where an event no longer counts. */
export function treatNegative(
  columns: readonly Float64Array[],
  labels: ArrayLike<number>,
  weights: Float64Array,
  treatment: NegativeWeights,
): Float64Array {
  if (treatment === "keep") return weights;
  if (treatment === "ignore") return weights.map((weight) => Math.max(weight, 0));
  if (treatment === "absolute") return weights.map(Math.abs);
  return annihilate(columns, labels, weights);
}

/** Each negative event takes its weight from the nearest positive ones of its class until it is used up. */
function annihilate(
  columns: readonly Float64Array[],
  labels: ArrayLike<number>,
  weights: Float64Array,
): Float64Array {
  const left = weights.slice();
  const scaled = columns.map(toUnitRange);
  for (let event = 0; event < left.length; event++) {
    while (left[event]! < 0) {
      const partner = nearestPositive(scaled, labels, left, event);
      if (partner < 0) break;
      const taken = Math.min(-left[event]!, left[partner]!);
      left[event]! += taken;
      left[partner]! -= taken;
    }
  }
  return left.map((weight) => Math.max(weight, 0));
}

/** So that each feature counts alike in the distance. */
function toUnitRange(column: Float64Array): Float64Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const width = high > low ? high - low : 1;
  return column.map((value) => (Number.isNaN(value) ? 0 : (value - low) / width));
}

function nearestPositive(
  columns: readonly Float64Array[],
  labels: ArrayLike<number>,
  weights: Float64Array,
  event: number,
): number {
  let nearest = -1;
  let least = Infinity;
  for (let other = 0; other < weights.length; other++) {
    if (weights[other]! <= 0 || labels[other] !== labels[event]) continue;
    let distance = 0;
    for (const column of columns) distance += (column[other]! - column[event]!) ** 2;
    if (distance >= least) continue;
    least = distance;
    nearest = other;
  }
  return nearest;
}
