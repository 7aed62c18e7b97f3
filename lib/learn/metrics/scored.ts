export interface WeightOption {
  /** One per event, may be negative. Default: all one. */
  readonly weights?: Float64Array | undefined;
}

/**
 * The weights of scored events, all one if none were given; throws what is wrong with the events, as
 * "Cannot measure the AUC: …". Each class needs a positive sum of weights, or no efficiency is defined.
 */
export function weightsOf(
  task: string,
  scores: Float64Array,
  labels: Uint8Array,
  { weights = new Float64Array(labels.length).fill(1) }: WeightOption,
): Float64Array {
  if (scores.length !== labels.length || weights.length !== labels.length) {
    throw new RangeError(
      `Cannot ${task}: there are ${scores.length} scores, ${labels.length} labels and ${weights.length} weights, and each event needs one of each`,
    );
  }
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    checkEvent(task, i, scores[i]!, labels[i]!, weights[i]!);
    sums[labels[i]!]! += weights[i]!;
  }
  for (const [label, sum] of sums.entries()) {
    if (sum > 0) continue;
    throw new RangeError(
      `Cannot ${task}: the weights of the ${label ? "signal" : "background"} add up to ${sum}, and must be more than 0`,
    );
  }
  return weights;
}

function checkEvent(task: string, i: number, score: number, label: number, weight: number): void {
  const wrong = Number.isNaN(score)
    ? "the score NaN, which has no place among the others"
    : label > 1
      ? `the label ${label}, which must be 1 for signal or 0 for background`
      : Number.isFinite(weight)
        ? undefined
        : `the weight ${weight}, which must be finite`;
  if (wrong) throw new RangeError(`Cannot ${task}: event ${i} has ${wrong}`);
}
