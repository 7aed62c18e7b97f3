import { sigmoid } from "../../sigmoid.ts";
import { exactSum } from "../sample/exact-sum.ts";
import { weightedQuantile } from "../sample/weighted-quantile.ts";

/** What boosting minimises; plain, to be sent to threads and kept in files. */
export type LossKind =
  | { readonly name: "log-loss" }
  | { readonly name: "squared" }
  | { readonly name: "absolute" }
  /** Squared up to `delta`, in units of the target, and linear beyond (Huber 1964, doi:10.1214/aoms/1177703732). */
  | { readonly name: "huber"; readonly delta: number }
  /** Its minimum is the quantile that has this share of the events below it. */
  | { readonly name: "quantile"; readonly share: number }
  /** Of counts, with the logarithm of the mean as score. */
  | { readonly name: "poisson" };

/** The loss of one event as a function of its score, with everything boosting asks of it. */
export interface Loss {
  readonly value: (score: number, target: number) => number;
  /** First and second derivative; for losses without curvature 1, so that splits are those of least squares. */
  readonly gradient: (score: number, target: number) => number;
  readonly hessian: (score: number, target: number) => number;
  /** The one score that is best for all events. */
  readonly start: (targets: Float64Array, weights: Float64Array) => number;
  /** The best score to add in a leaf, from target − score of its events, where a Newton step would not do. */
  readonly leaf?: (residuals: Float64Array, weights: Float64Array) => number;
}

export function lossOf(kind: LossKind): Loss {
  switch (kind.name) {
    case "log-loss":
      return logLoss;
    case "squared":
      return squared;
    case "absolute":
      return quantileLoss(0.5, 2);
    case "quantile":
      return quantileLoss(kind.share, 1);
    case "huber":
      return huberLoss(kind.delta);
    case "poisson":
      return poissonLoss;
  }
}

const mean = (values: Float64Array, weights: Float64Array): number =>
  exactSum(values.map((value, i) => value * weights[i]!)) / exactSum(weights);

const logLoss: Loss = {
  value: (score, target) =>
    Math.max(score, 0) - score * target + Math.log1p(Math.exp(-Math.abs(score))),
  gradient: (score, target) => sigmoid(score) - target,
  hessian: (score) => sigmoid(score) * (1 - sigmoid(score)),
  start(targets, weights) {
    const p = mean(targets, weights);
    return Math.log(p / (1 - p));
  },
};

const squared: Loss = {
  value: (score, target) => (score - target) ** 2 / 2,
  gradient: (score, target) => score - target,
  hessian: () => 1,
  start: mean,
};

const poissonLoss: Loss = {
  value: (score, target) => Math.exp(score) - target * score,
  gradient: (score, target) => Math.exp(score) - target,
  hessian: (score) => Math.exp(score),
  start: (targets, weights) => Math.log(mean(targets, weights)),
};

/** The pinball loss, times a factor. */
function quantileLoss(share: number, factor: number): Loss {
  const slope = (score: number, target: number): number =>
    factor * (score > target ? 1 - share : -share);
  const best = (values: Float64Array, weights: Float64Array): number =>
    weightedQuantile(values, weights, share);
  return {
    value: (score, target) => slope(score, target) * (score - target),
    gradient: slope,
    hessian: () => 1,
    start: best,
    leaf: best,
  };
}

/** With Friedman's leaves: the median, and the mean of what lies about it, cut at δ (2001, doi:10.1214/aos/1013203451). */
function huberLoss(delta: number): Loss {
  const cut = (x: number): number => Math.min(Math.max(x, -delta), delta);
  return {
    value(score, target) {
      const distance = Math.abs(score - target);
      return distance <= delta ? distance ** 2 / 2 : delta * (distance - delta / 2);
    },
    gradient: (score, target) => cut(score - target),
    hessian: () => 1,
    start: (targets, weights) => weightedQuantile(targets, weights, 0.5),
    leaf(residuals, weights) {
      const median = weightedQuantile(residuals, weights, 0.5);
      return (
        median +
        mean(
          residuals.map((r) => cut(r - median)),
          weights,
        )
      );
    },
  };
}
