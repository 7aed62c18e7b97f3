import { ascendingOrder } from "../order.ts";
import { type WeightOption, weightsOf } from "./scored.ts";

/** What passes each possible cut: an event passes when its score is at least the threshold. */
export interface RocCurve {
  /** Falling, one per distinct score; the first is +∞, which nothing passes. */
  readonly thresholds: Float64Array;
  /** Weighted share of the signal that passes, from 0 to 1. */
  readonly signal: Float64Array;
  /** Weighted share of the background that passes, from 0 to 1. */
  readonly background: Float64Array;
}

/** One cut on the curve. */
export interface WorkingPoint {
  /** Scores at least this pass. */
  readonly threshold: number;
  readonly signalEfficiency: number;
  readonly backgroundEfficiency: number;
  /** 1 − the background's efficiency, as TMVA draws it. */
  readonly rejection: number;
  /** How many background events there were for each that passes, 1/efficiency. */
  readonly rejectionFactor: number;
}

/**
 * The ROC curve: efficiencies of signal and background for every cut on the score. With negative weights
 * the efficiencies are still those of the weighted yields, but need not rise from cut to cut.
 */
export function roc(
  scores: Float64Array,
  labels: Uint8Array,
  options: WeightOption = {},
): RocCurve {
  const weights = weightsOf("draw a ROC curve", scores, labels, options);
  const { thresholds, signal, background } = passing(scores, labels, weights);
  const share = (yields: Float64Array): Float64Array => yields.map((y) => y / yields.at(-1)!);
  return { thresholds, signal: share(signal), background: share(background) };
}

/** The weighted yields above every distinct score, from the highest; the first threshold is +∞. */
export function passing(scores: Float64Array, labels: Uint8Array, weights: Float64Array): RocCurve {
  const order = ascendingOrder(scores);
  const [thresholds, signal, background] = [[Infinity], [0], [0]];
  let [s, b] = [0, 0];
  for (let k = order.length - 1; k >= 0; k--) {
    const i = order[k]!;
    if (labels[i]) s += weights[i]!;
    else b += weights[i]!;
    if (k > 0 && scores[order[k - 1]!] === scores[i]) continue;
    thresholds.push(scores[i]!);
    signal.push(s);
    background.push(b);
  }
  return {
    thresholds: Float64Array.from(thresholds),
    signal: Float64Array.from(signal),
    background: Float64Array.from(background),
  };
}

/**
 * The cut that keeps this share of the signal, the loosest first met from above; between two scores the
 * efficiencies are interpolated linearly, as a random choice among equal scores would.
 */
export function atSignalEfficiency(curve: RocCurve, efficiency: number): WorkingPoint {
  const { thresholds, signal, background } = curve;
  if (!(efficiency > 0 && efficiency <= 1)) {
    throw new RangeError(
      `Cannot cut at a signal efficiency of ${efficiency}: it must be above 0 and at most 1`,
    );
  }
  const found = signal.findIndex((share) => share >= efficiency);
  const k = found < 0 ? signal.length - 1 : found; // rounding may leave the last a hair below 1
  const t = Math.min(1, (efficiency - signal[k - 1]!) / (signal[k]! - signal[k - 1]!));
  const backgroundEfficiency = background[k - 1]! + t * (background[k]! - background[k - 1]!);
  return {
    threshold: thresholds[k]!,
    signalEfficiency: efficiency,
    backgroundEfficiency,
    rejection: 1 - backgroundEfficiency,
    rejectionFactor: 1 / backgroundEfficiency,
  };
}

/** 1 − the background's efficiency where the signal's is the one given: TMVA's figure of merit. */
export function backgroundRejection(curve: RocCurve, signalEfficiency: number): number {
  return atSignalEfficiency(curve, signalEfficiency).rejection;
}
