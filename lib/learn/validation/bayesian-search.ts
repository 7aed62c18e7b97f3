import {
  cholesky,
  invertSymmetric,
  type Matrix,
  normalCdf,
  type Random,
} from "../../core/index.ts";
import type { Search, Trial } from "./search.ts";
import { checkTrials } from "./search.ts";
import {
  checkSpace,
  drawSettings,
  pointOf,
  type Settings,
  type Space,
  settingsAt,
} from "./space.ts";

export interface BayesianSearchOptions {
  /** Draws at random before the first guess. Default: 5. */
  readonly nStart?: number;
  /** Points at which the next trial may be. Default: 500. */
  readonly nCandidates?: number;
}

/**
 * Goes where a Gaussian process through the trials so far expects the largest improvement on the best
 * (Jones, Schonlau and Welch 1998, doi:10.1023/A:1008306431147), with Matérn's covariance of 5/2 and the length that makes the
 * trials most likely. Good where a trial takes minutes and the settings are few.
 */
export function bayesianSearch(
  space: Space,
  nTrials: number,
  { nStart = 5, nCandidates = 500 }: BayesianSearchOptions = {},
): Search {
  checkSpace(space);
  checkTrials(nTrials);
  const names = Object.keys(space);
  const draw = (random: Random): Float64Array => Float64Array.from(names, () => random());
  return {
    name: "Bayesian search",
    isSequential: true,
    next(tried, random): Settings | undefined {
      if (tried.length >= nTrials) return undefined;
      if (tried.length < nStart) return drawSettings(space, random);
      const known = tried.map(({ settings }) => pointOf(space, settings));
      const process = likeliestProcess(known, standardScores(tried));
      const candidates = Array.from({ length: nCandidates }, () => draw(random));
      const best = bestOf(candidates, (point) => process.expectedImprovement(point));
      return settingsAt(space, best);
    },
  };
}

interface GaussianProcess {
  readonly logLikelihood: number;
  expectedImprovement(point: Float64Array): number;
}

function likeliestProcess(points: readonly Float64Array[], scores: Float64Array): GaussianProcess {
  const lengths = [0.1, 0.2, 0.4, 0.8, 1.6];
  const processes = lengths.flatMap((length) =>
    [1e-6, 1e-2, 0.1].map((noise) => gaussianProcess(points, scores, length, noise)),
  );
  return bestOf(processes, ({ logLikelihood }) => logLikelihood);
}

/** Rasmussen and Williams, Gaussian Processes for Machine Learning, algorithm 2.1, for scores of mean 0 and variance 1. */
function gaussianProcess(
  points: readonly Float64Array[],
  scores: Float64Array,
  length: number,
  noise: number,
): GaussianProcess {
  const covariance = points.map((a, i) =>
    Float64Array.from(points, (b, j) => matern(a, b, length) + (i === j ? noise : 0)),
  );
  const inverse = invertSymmetric(covariance);
  const pulls = times(inverse, scores);
  const best = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const logDeterminant = cholesky(covariance).reduce((sum, row, i) => sum + Math.log(row[i]!), 0);
  return {
    logLikelihood: -dot(scores, pulls) / 2 - logDeterminant,
    expectedImprovement(point): number {
      const near = Float64Array.from(points, (known) => matern(point, known, length));
      const variance = 1 - dot(near, times(inverse, near));
      const sigma = Math.sqrt(Math.max(variance, 1e-12));
      const ahead = dot(near, pulls) - best;
      const z = ahead / sigma;
      return ahead * normalCdf(z) + (sigma * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    },
  };
}

/** Matérn's covariance of smoothness 5/2 between two points of the unit cube. */
function matern(a: Float64Array, b: Float64Array, length: number): number {
  let square = 0;
  for (let i = 0; i < a.length; i++) square += (a[i]! - b[i]!) ** 2;
  const r = Math.sqrt(5 * square) / length;
  return (1 + r + (r * r) / 3) * Math.exp(-r);
}

/** The scores of the trials, shifted and scaled to mean 0 and variance 1. */
function standardScores(tried: readonly Trial[]): Float64Array {
  const mean = tried.reduce((sum, { score }) => sum + score, 0) / tried.length;
  const squares = tried.reduce((sum, { score }) => sum + (score - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / tried.length) || 1;
  return Float64Array.from(tried, ({ score }) => (score - mean) / deviation);
}

function bestOf<Item extends object>(items: readonly Item[], value: (item: Item) => number): Item {
  let [best, most] = [items[0]!, -Infinity];
  for (const item of items) {
    const found = value(item);
    if (found > most) [best, most] = [item, found];
  }
  return best;
}

function times(matrix: Matrix, vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
