import { type WeightOption, weightsOf } from "./scored.ts";

export interface ConfusionOptions extends WeightOption {
  /** Scores at least this are called signal. Default: 0.5. */
  readonly threshold?: number;
}

/** Weighted yields of what was called what, and the numbers that are made of them. */
export interface Confusion {
  /** Signal called signal. */
  readonly truePositives: number;
  /** Background called signal. */
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  /** Share that is called what it is. */
  readonly accuracy: number;
  /** Share of signal in what is called signal: the purity. NaN if nothing is. */
  readonly precision: number;
  /** Share of the signal that is called signal: the efficiency. */
  readonly recall: number;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
  /** Cohen's κ: how far the accuracy is from that by chance, 0, on the way to 1; doi:10.1177/001316446002000104. */
  readonly kappa: number;
}

/** What a cut on the score calls right and wrong. */
export function confusion(
  scores: Float64Array,
  labels: Uint8Array,
  { threshold = 0.5, ...options }: ConfusionOptions = {},
): Confusion {
  const weights = weightsOf("count right and wrong", scores, labels, options);
  const yields = [0, 0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    yields[2 * labels[i]! + Number(scores[i]! >= threshold)]! += weights[i]!;
  }
  const [tn, fp, fn, tp] = [yields[0]!, yields[1]!, yields[2]!, yields[3]!];
  const all = tn + fp + fn + tp;
  const accuracy = (tp + tn) / all;
  const byChance = ((tp + fp) * (tp + fn) + (tn + fn) * (tn + fp)) / all ** 2;
  return {
    truePositives: tp,
    falsePositives: fp,
    trueNegatives: tn,
    falseNegatives: fn,
    accuracy,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
    kappa: (accuracy - byChance) / (1 - byChance),
  };
}
