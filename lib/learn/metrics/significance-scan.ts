import { type FigureOfMerit, figureOfMerit } from "./figure-of-merit.ts";
import { passing, type RocCurve } from "./roc.ts";
import { type WeightOption, weightsOf } from "./scored.ts";

export interface ScanOptions extends WeightOption {
  /** What is scanned. Default: "cross-section". */
  readonly kind?: FigureOfMerit;
  /** Relative uncertainty of the background. Default: 0. */
  readonly backgroundUncertainty?: number;
  /** A cut must leave so many simulated background events to be the best. Default: 10. */
  readonly atLeast?: number;
}

/** Expected yields and significance for each cut on the score. */
export interface SignificanceScan {
  /** Falling, one per distinct score, from the highest; scores at least this pass. */
  readonly thresholds: Float64Array;
  /** Signal expected to pass, in the unit of the weights. */
  readonly signal: Float64Array;
  readonly background: Float64Array;
  readonly significance: Float64Array;
  /** Standard errors of the significance from the number of simulated events, from Σw². */
  readonly errors: Float64Array;
  readonly best: BestCut;
}

export interface BestCut {
  readonly threshold: number;
  readonly signal: number;
  readonly background: number;
  readonly significance: number;
  /** From the number of simulated events. The maximum of a noisy curve lies too high: measure it again on other events. */
  readonly error: number;
  /** Loosest and tightest cut whose distance from the best is within its own standard error: what the sample can tell. */
  readonly range: readonly [number, number];
}

/** The significance against the cut on the score, and the best cut. Weights are those to the luminosity. */
export function significanceScan(
  scores: Float64Array,
  labels: Uint8Array,
  options: ScanOptions = {},
): SignificanceScan {
  const { kind = "cross-section", backgroundUncertainty = 0, atLeast = 10 } = options;
  const weights = weightsOf("scan the significance", scores, labels, options);
  if (!(backgroundUncertainty >= 0 && backgroundUncertainty < Infinity)) {
    throw new RangeError(
      `Cannot scan the significance with a relative background uncertainty of ${backgroundUncertainty}: it must be 0 or more`,
    );
  }
  const yields = passing(scores, labels, weights);
  const variances = passing(
    scores,
    labels,
    weights.map((w) => w * w),
  );
  const events = passing(scores, labels, new Float64Array(labels.length).fill(1));
  const merit = (s: number, b: number): number => figureOfMerit(kind, s, b, backgroundUncertainty);
  const cuts = cutsOf(yields, variances, merit);
  const best = bestOf(cuts, events.background.subarray(1), atLeast);
  return {
    thresholds: cuts.thresholds,
    signal: cuts.signal,
    background: cuts.background,
    significance: cuts.significance,
    errors: cuts.significance.map((_, k) => Math.sqrt(variance(cuts, k))),
    best: {
      threshold: cuts.thresholds[best]!,
      signal: cuts.signal[best]!,
      background: cuts.background[best]!,
      significance: cuts.significance[best]!,
      error: Math.sqrt(variance(cuts, best)),
      range: rangeAround(cuts, best),
    },
  };
}

interface Cuts extends RocCurve {
  readonly significance: Float64Array;
  /** Σw² of what passes. */
  readonly signalVariance: Float64Array;
  readonly backgroundVariance: Float64Array;
  /** Derivatives of the significance by signal and by background. */
  readonly bySignal: Float64Array;
  readonly byBackground: Float64Array;
}

function cutsOf(
  yields: RocCurve,
  variances: RocCurve,
  merit: (s: number, b: number) => number,
): Cuts {
  const inside = (column: Float64Array): Float64Array => column.subarray(1); // without the cut at +∞
  const [signal, background] = [inside(yields.signal), inside(yields.background)];
  const step = (k: number): number => 1e-5 * (Math.abs(signal[k]!) + Math.abs(background[k]!));
  return {
    thresholds: inside(yields.thresholds),
    signal,
    background,
    signalVariance: inside(variances.signal),
    backgroundVariance: inside(variances.background),
    significance: signal.map((s, k) => merit(s, background[k]!)),
    bySignal: signal.map((s, k) => {
      const [h, b] = [step(k), background[k]!];
      return (merit(s + h, b) - merit(s - h, b)) / (2 * h);
    }),
    byBackground: signal.map((s, k) => {
      const [h, b] = [step(k), background[k]!];
      return (merit(s, b + h) - merit(s, b - h)) / (2 * h);
    }),
  };
}

function variance(cuts: Cuts, k: number): number {
  return (
    cuts.bySignal[k]! ** 2 * cuts.signalVariance[k]! +
    cuts.byBackground[k]! ** 2 * cuts.backgroundVariance[k]!
  );
}

function bestOf({ significance }: Cuts, backgroundEvents: Float64Array, atLeast: number): number {
  let best = -1;
  for (let k = 0; k < significance.length; k++) {
    if (backgroundEvents[k]! < atLeast || Number.isNaN(significance[k]!)) continue;
    if (best < 0 || significance[k]! > significance[best]!) best = k;
  }
  if (best >= 0) return best;
  throw new RangeError(
    `Cannot find the best cut: none leaves ${atLeast} simulated background events and a defined significance, the loosest leaves ${backgroundEvents.at(-1)}`,
  );
}

function rangeAround(cuts: Cuts, best: number): [number, number] {
  const { significance, thresholds } = cuts;
  const near = (_: number, k: number): boolean =>
    (significance[best]! - significance[k]!) ** 2 <= differenceVariance(cuts, best, k);
  return [thresholds[thresholds.findLastIndex(near)]!, thresholds[thresholds.findIndex(near)]!];
}

/** Of the significances of two cuts: the events that pass the tighter one are in both. */
function differenceVariance(cuts: Cuts, a: number, b: number): number {
  const [tight, loose] = a < b ? [a, b] : [b, a];
  const part = (slopes: Float64Array, variances: Float64Array): number =>
    (slopes[tight]! - slopes[loose]!) ** 2 * variances[tight]! +
    slopes[loose]! ** 2 * (variances[loose]! - variances[tight]!);
  return (
    part(cuts.bySignal, cuts.signalVariance) + part(cuts.byBackground, cuts.backgroundVariance)
  );
}
