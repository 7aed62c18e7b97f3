import { progress, type Random, seededRandom, splitSeed } from "../../core/index.ts";
import {
  type Classifier,
  type Labelled,
  labelledRows,
  type TrainedClassifier,
} from "../classifier.ts";
import { rowsOf } from "../features.ts";
import { type Measured, measureAuc } from "../metrics/auc.ts";
import { folds, splitFold } from "./folds.ts";

export interface CrossValidationOptions {
  /** How many folds, stratified by label, or the fold of each row, as `folds` gives it. Default: 5. */
  readonly folds?: number | Uint16Array;
  /** Rows of the same group are never parted; only where `folds` is a number. */
  readonly groups?: ArrayLike<number>;
  /** Shows a bar. Default: false. */
  readonly progress?: boolean;
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
  const numbers = Array.from({ length: nFolds }, (_, fold) => fold);
  const shown = options.progress ? progress(numbers, { label: classifier.name }) : numbers;
  for (const fold of shown) {
    const { train, test } = splitFold(folded, fold);
    const ownRandom = seededRandom(splitSeed(seed, "fold", fold));
    const model = await classifier.fit(labelledRows(sample, train), ownRandom);
    const scored = model.predict(rowsOf(sample.features, test));
    models.push(model);
    for (const [k, row] of test.entries()) scores[row] = scored[k]!;
    const { labels: tested, weights: weighed } = labelledRows(sample, test);
    foldAucs[fold] = measureAuc(scored, tested, { weights: weighed }).value;
  }
  const auc = measureAuc(scores, labels, { weights });
  return { name: classifier.name, scores, folded, models, auc, foldAucs };
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
