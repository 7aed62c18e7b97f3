import { ascendingOrder } from "../order.ts";
import { type WeightOption, weightsOf } from "./scored.ts";

/** The weighted mean of −ln p for what each event was, p the probability given to it; 0 is best, ln 2 knows nothing. */
export function logLoss(
  probabilities: Float64Array,
  labels: Uint8Array,
  options: WeightOption = {},
): number {
  const edge = Number.EPSILON; // a certain mistake costs 36, not everything
  return mean(
    "measure the log-loss",
    probabilities,
    labels,
    options,
    (p, label) => -Math.log(Math.max(edge, label ? p : 1 - p)),
  );
}

/** The weighted mean of (p − label)²; 0 is best. Brier 1950. */
export function brierScore(
  probabilities: Float64Array,
  labels: Uint8Array,
  options: WeightOption = {},
): number {
  return mean(
    "measure the Brier score",
    probabilities,
    labels,
    options,
    (p, label) => (p - label) ** 2,
  );
}

/** Whether probabilities are true: of events given p, a share p should be signal. One entry per bin that is not empty. */
export interface CalibrationCurve {
  /** Mean probability given to the events of the bin. */
  readonly predicted: Float64Array;
  /** Their share of signal. */
  readonly observed: Float64Array;
  /** Standard error of that share. */
  readonly errors: Float64Array;
  /** Events in the bin, without weights. */
  readonly events: Uint32Array;
  /** Mean |observed − predicted| over events: the expected calibration error. */
  readonly meanDistance: number;
}

export interface CalibrationOptions extends WeightOption {
  /** Default: 10. */
  readonly bins?: number;
  /** Bins of equal width in probability, or of equal numbers of events. Default: "width". */
  readonly equal?: "width" | "events";
}

/** The calibration curve, or reliability diagram, of probabilities. */
export function calibrationCurve(
  probabilities: Float64Array,
  labels: Uint8Array,
  { bins = 10, equal = "width", ...options }: CalibrationOptions = {},
): CalibrationCurve {
  const task = "draw a calibration curve";
  const weights = weightsOf(task, probabilities, labels, options);
  checkProbabilities(task, probabilities);
  if (!(Number.isInteger(bins) && bins > 0)) {
    throw new RangeError(`Cannot ${task} of ${bins} bins: the number must be a positive integer`);
  }
  const bin = equal === "width" ? byWidth(probabilities, bins) : byRank(probabilities, bins);
  const sums = Array.from({ length: bins }, () => ({ w: 0, p: 0, y: 0, spread: 0, events: 0 }));
  for (let i = 0; i < labels.length; i++) {
    const sum = sums[bin[i]!]!;
    sum.w += weights[i]!;
    sum.p += weights[i]! * probabilities[i]!;
    sum.y += weights[i]! * labels[i]!;
    sum.events++;
  }
  for (let i = 0; i < labels.length; i++) {
    const sum = sums[bin[i]!]!;
    sum.spread += (weights[i]! * (labels[i]! - sum.y / sum.w)) ** 2;
  }
  const filled = sums.filter(({ w }) => w > 0);
  const column = (f: (sum: (typeof sums)[number]) => number): Float64Array =>
    Float64Array.from(filled, f);
  const total = filled.reduce((all, { w }) => all + w, 0);
  return {
    predicted: column(({ p, w }) => p / w),
    observed: column(({ y, w }) => y / w),
    errors: column(({ spread, w }) => Math.sqrt(spread) / w),
    events: Uint32Array.from(filled, ({ events }) => events),
    meanDistance: filled.reduce((sum, { y, p }) => sum + Math.abs(y - p), 0) / total,
  };
}

function byWidth(probabilities: Float64Array, bins: number): Uint32Array {
  return Uint32Array.from(probabilities, (p) => Math.min(bins - 1, Math.floor(p * bins)));
}

function byRank(probabilities: Float64Array, bins: number): Uint32Array {
  const bin = new Uint32Array(probabilities.length);
  for (const [rank, i] of ascendingOrder(probabilities).entries()) {
    bin[i] = Math.floor((rank * bins) / probabilities.length);
  }
  return bin;
}

function mean(
  task: string,
  probabilities: Float64Array,
  labels: Uint8Array,
  options: WeightOption,
  loss: (p: number, label: number) => number,
): number {
  const weights = weightsOf(task, probabilities, labels, options);
  checkProbabilities(task, probabilities);
  let [total, sum] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    total += weights[i]! * loss(probabilities[i]!, labels[i]!);
    sum += weights[i]!;
  }
  return total / sum;
}

function checkProbabilities(task: string, probabilities: Float64Array): void {
  const wrong = probabilities.findIndex((p) => !(p >= 0 && p <= 1));
  if (wrong < 0) return;
  throw new RangeError(
    `Cannot ${task}: event ${wrong} has the score ${probabilities[wrong]}, which is no probability`,
  );
}
