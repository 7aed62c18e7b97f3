import type { Random } from "../../core/index.ts";
import { checkFinite, checkLabelled, checkSameFeatures } from "../checks.ts";
import {
  type Classifier,
  type Labelled,
  labelledRows,
  type TrainedClassifier,
} from "../classifier.ts";
import { type Features, rowsOf } from "../features.ts";
import { recipeOf } from "../recipe.ts";
import { sigmoid } from "../sigmoid.ts";
import { folds, splitFold } from "../validation/folds.ts";
import { type PlattScaling, plattScaling } from "./platt.ts";
import { type KernelPoints, kernelRows, kernelSum } from "./rbf-kernel.ts";
import { solveDual } from "./sequential-minimal.ts";

export interface SupportVectorOptions {
  /** What an event on the wrong side costs; weights multiply it, with a mean of 1. Default: 1. */
  readonly c?: number;
  /** γ of the kernel e^(−γ|x − y|²). Default: 1 over the number of features and over the variance of all numbers, as scikit-learn's "scale". */
  readonly gamma?: number;
  /** Makes probabilities of the scores by Platt's curve on five folds; takes five times as long. Default: false. */
  readonly probability?: boolean;
  /** How far from the optimum it may end. Default: 0.001. */
  readonly tolerance?: number;
  /** Memory for rows of the kernel, in MB. Default: 200. */
  readonly cache?: number;
  /** Default: 10⁷. */
  readonly maxSteps?: number;
  /** More events than these are refused, as the time grows with their square. Default: 100,000, some hours. */
  readonly maxEvents?: number;
}

type Settings = Required<Omit<SupportVectorOptions, "gamma">> & Pick<SupportVectorOptions, "gamma">;

/** Its score is the signed distance from the boundary in units of the margin, or Platt's probability. */
export interface SupportVectorMachine extends TrainedClassifier {
  readonly nSupportVectors: number;
}

/**
 * A support vector machine with Gaussian kernel, as LIBSVM trains it. Time grows faster than the number of
 * events squared: some 10⁴ are the most. Put a `standardScaler` before it.
 */
export function supportVectorMachine(
  options: SupportVectorOptions = {},
): Classifier<SupportVectorMachine> {
  const settings: Settings = {
    c: 1,
    probability: false,
    tolerance: 1e-3,
    cache: 200,
    maxSteps: 1e7,
    maxEvents: 100_000,
    ...options,
  };
  checkSettings(settings);
  return {
    name: "SVC (RBF)",
    ...recipeOf("support vectors", options),
    fit(training, random): SupportVectorMachine {
      const weights = checkLabelled("train a support vector machine", training);
      const counted = Uint32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
      checkNumber(counted.length, settings);
      const sample = labelledRows({ ...training, weights }, counted);
      const state = train(sample, settings);
      if (!settings.probability) return trainedMachine(state);
      return trainedMachine({ ...state, platt: crossFittedPlatt(sample, settings, random) });
    },
  };
}

/** What a support vector machine learns: Σ coefficient · e^(−γ|x − vector|²) + bias, and Platt's curve if it was asked for. */
export interface MachineState {
  readonly names: readonly string[];
  /** Where the vectors are counted from. */
  readonly centre: Float64Array;
  readonly vectors: KernelPoints;
  readonly coefficients: Float64Array;
  readonly bias: number;
  readonly platt?: PlattScaling;
}

export function trainedMachine(state: MachineState): SupportVectorMachine {
  const { names, centre, vectors, coefficients, bias, platt } = state;
  const sum = kernelSum(vectors, coefficients);
  return {
    isProbability: platt !== undefined,
    nSupportVectors: vectors.n,
    predict(asked): Float64Array {
      checkSameFeatures("classify with a support vector machine", names, asked);
      if (asked.nRows > 0) checkFinite("classify with a support vector machine", asked);
      const point = new Float32Array(centre.length);
      const scores = Float64Array.from({ length: asked.nRows }, (_, row) => {
        for (let k = 0; k < point.length; k++) point[k] = asked.columns[k]![row]! - centre[k]!;
        return sum(point) + bias;
      });
      return platt ? scores.map((score) => sigmoid(-(platt.a * score + platt.b))) : scores;
    },
    learned: () => ({ kind: "support vectors", state }),
  };
}

function train(sample: Labelled, { c, gamma: given, ...settings }: Settings): MachineState {
  const { features, labels, weights = new Float64Array(labels.length).fill(1) } = sample;
  const centre = Float64Array.from(features.columns, meanOf);
  const gamma = given ?? 1 / (features.names.length * varianceOf(features.columns) || 1);
  const points = { ...centred(features, centre), gamma };
  const unit = weights.length / weights.reduce((sum, weight) => sum + weight, 0);
  const { alphas, bias } = solveDual(
    {
      signs: Int8Array.from(labels, (label) => 2 * label - 1),
      limits: weights.map((weight) => c * weight * unit),
      kernel: kernelRows(points, settings.cache * 1e6),
    },
    settings.tolerance,
    settings.maxSteps,
  );
  const support = Uint32Array.from(alphas.keys()).filter((row) => alphas[row]! > 0);
  const vectors = { ...centred(rowsOf(features, support), centre), gamma };
  const coefficients = Float64Array.from(support, (row) => (labels[row] ? 1 : -1) * alphas[row]!);
  return { names: features.names, centre, vectors, coefficients, bias };
}

/** Platt's curve from scores of events that the model had not seen. */
function crossFittedPlatt(sample: Labelled, settings: Settings, random: Random): PlattScaling {
  const { features, labels, weights = new Float64Array(labels.length).fill(1) } = sample;
  const folded = folds(features.nRows, Math.min(5, features.nRows), random, { stratify: labels });
  const scores = new Float64Array(features.nRows);
  const nFolds = folded.reduce((most, fold) => Math.max(most, fold + 1), 0);
  for (let fold = 0; fold < nFolds; fold++) {
    const { train: others, test } = splitFold(folded, fold);
    const part = labelledRows(sample, others);
    checkLabelled("make probabilities from five folds", part);
    const scored = trainedMachine(train(part, settings)).predict(rowsOf(features, test));
    for (const [k, row] of test.entries()) scores[row] = scored[k]!;
  }
  return plattScaling(scores, labels, weights);
}

/** The columns less their centre, in 32 bits, which a large common part would take away. */
function centred(
  { columns, nRows }: Features,
  centre: Float64Array,
): { readonly columns: readonly Float32Array[]; readonly n: number } {
  return {
    columns: columns.map((column, c) => Float32Array.from(column, (x) => x - centre[c]!)),
    n: nRows,
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** The variance of all numbers of all columns together. */
function varianceOf(columns: readonly Float64Array[]): number {
  const mean = meanOf(Float64Array.from(columns, meanOf));
  return meanOf(Float64Array.from(columns, (column) => meanOf(column.map((x) => (x - mean) ** 2))));
}

function checkNumber(n: number, { maxEvents }: Settings): void {
  if (n <= maxEvents) return;
  throw new RangeError(
    `Cannot train a support vector machine on ${n} events: its time grows with their square, and ${maxEvents} are the most; take a part of them, or a larger maxEvents`,
  );
}

function checkSettings({ c, gamma, tolerance, cache, maxSteps, maxEvents }: Settings): void {
  const positive = { c, gamma, tolerance, cache, maxSteps, maxEvents };
  for (const [name, value] of Object.entries(positive)) {
    if (value === undefined || (value > 0 && value < Infinity)) continue;
    throw new RangeError(
      `Cannot train a support vector machine with ${name} = ${value}: it must be more than 0`,
    );
  }
}
