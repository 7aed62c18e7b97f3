import type { Random } from "../core/index.ts";
import { type Features, rowsOf } from "./features.ts";
import type { Learned, Recipe } from "./recipe.ts";

/** What to learn from: rows, what each of them is, and how much it counts. */
export interface Labelled {
  readonly features: Features;
  /** 1 for signal, 0 for background. */
  readonly labels: Uint8Array;
  /** One per row, may be negative where a classifier says so. Default: all one. */
  readonly weights?: Float64Array;
}

/** A way to tell signal from background, with its settings, before it has seen any event. */
export interface Classifier<Result extends TrainedClassifier = TrainedClassifier> {
  /** As it stands in a table: "gradient boosting". */
  readonly name: string;
  /** How another thread makes the same; without one it works in the thread that made it. */
  readonly recipe?: Recipe;
  /** Learns; the same random numbers give the same result on any number of threads. */
  fit(training: Labelled, random: Random): Result | Promise<Result>;
}

export interface TrainedClassifier {
  /** One score per row: a probability of signal in [0, 1] where `isProbability`, else larger for signal. */
  predict(features: Features): Float64Array;
  readonly isProbability: boolean;
  /** What another thread needs to predict the same. */
  learned?(): Learned;
}

/** Some of the rows, in the order given, with their labels and weights; a copy. */
export function labelledRows(
  { features, labels, weights }: Labelled,
  rows: ArrayLike<number>,
): Labelled {
  return {
    features: rowsOf(features, rows),
    labels: Uint8Array.from(rows, (row) => labels[row]!),
    ...(weights && { weights: Float64Array.from(rows, (row) => weights[row]!) }),
  };
}
