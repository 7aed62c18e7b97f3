import { availableParallelism } from "node:os";
import { progress, type Random } from "../../core/index.ts";
import {
  type Classifier,
  type Labelled,
  labelledRows,
  type TrainedClassifier,
} from "../classifier.ts";
import { type Measured, measureAuc } from "../metrics/auc.ts";
import { scoredFolds } from "../threads/scored-folds.ts";
import { folds, splitFold } from "./folds.ts";

export interface CrossValidationOptions {
  /** How many folds, stratified by label, or the fold of each row, as `folds` gives it. Default: 5. */
  readonly folds?: number | Uint16Array;
  /** Rows of the same group are never parted; only where `folds` is a number. */
  readonly groups?: ArrayLike<number>;
  /** Shows a bar. Default: false. */
  readonly progress?: boolean;
  /**
   * Threads, on which the result does not depend. Default: as many as there are cores, or this one alone for a small
   * sample. A classifier of your own, or one with functions among its options, stays in this thread.
   */
  readonly workers?: number;
}

/** A sample scored by models that have not seen the event they score. */
export interface CrossValidated<Model extends TrainedClassifier = TrainedClassifier> {
  readonly name: string;
  /** Out of fold, one per row. */
  readonly scores: Float64Array;
  /** In which fold each row was tested. */
  readonly folded: Uint16Array;
  /** One per fold. */
  readonly models: readonly Model[];
  /** Of all out-of-fold scores at once, with DeLong's error. */
  readonly auc: Measured;
  /** Of each fold's test rows. */
  readonly foldAucs: Float64Array;
}

/**
 * Trains on all folds but one and scores that one, for each in turn. Every fold has random numbers of its
 * own, so that it comes out the same whichever folds are run, and where.
 */
export async function crossValidate<Model extends TrainedClassifier>(
  classifier: Classifier<Model>,
  sample: Labelled,
  random: Random,
  options: CrossValidationOptions = {},
): Promise<CrossValidated<Model>> {
  const { labels, weights } = sample;
  const folded = foldsOf(sample, random, options);
  const nFolds = folded.reduce((most, fold) => Math.max(most, fold + 1), 0);
  const seed = Math.floor(random() * 2 ** 53);
  const scores = new Float64Array(labels.length);
  const models: Model[] = [];
  const foldAucs = new Float64Array(nFolds);
  const scored = scoredFolds(
    classifier,
    { sample, folded, seed },
    nFolds,
    workersFor(sample, options.workers),
  );
  const shown = options.progress
    ? progress(scored, { label: classifier.name, total: nFolds })
    : scored;
  for await (const { model, scores: own } of shown) {
    const fold = models.push(model) - 1;
    const { test } = splitFold(folded, fold);
    for (const [k, row] of test.entries()) scores[row] = own[k]!;
    const { labels: tested, weights: weighed } = labelledRows(sample, test);
    foldAucs[fold] = measureAuc(own, tested, { weights: weighed }).value;
  }
  const auc = measureAuc(scores, labels, { weights });
  return { name: classifier.name, scores, folded, models, auc, foldAucs };
}

/** Numbers in a sample from which on other threads, which take a while to start, are worth it. */
const largeSample = 200_000;

function workersFor({ features: { nRows, names } }: Labelled, asked: number | undefined): number {
  if (asked === undefined) return nRows * names.length < largeSample ? 1 : availableParallelism();
  if (Number.isInteger(asked) && asked >= 1) return asked;
  throw new RangeError(
    `Cannot cross-validate with ${asked} workers: a positive whole number is wanted`,
  );
}

function foldsOf(
  { labels, features }: Labelled,
  random: Random,
  { folds: wanted = 5, groups }: CrossValidationOptions,
): Uint16Array {
  if (typeof wanted === "number") {
    return folds(labels.length, wanted, random, { stratify: labels, ...(groups && { groups }) });
  }
  if (wanted.length === features.nRows) return wanted;
  throw new RangeError(
    `Cannot cross-validate ${features.nRows} rows with the folds of ${wanted.length}: each row needs one`,
  );
}
