import type { Random } from "../../core/index.ts";
import type { Classifier, Labelled, TrainedClassifier } from "../classifier.ts";
import { auc } from "../metrics/auc.ts";
import type { WeightOption } from "../metrics/scored.ts";
import { crossValidate } from "./cross-validation.ts";
import { folds } from "./folds.ts";
import type { Search, Trial } from "./search.ts";
import type { Settings } from "./space.ts";

/** How good scores are; larger is better. */
export type Metric = (scores: Float64Array, labels: Uint8Array, options: WeightOption) => number;

export interface TuneOptions {
  /** Folds in which each trial is judged. Default: 3. */
  readonly nFolds?: number;
  /** What is to be large, for all out-of-fold scores. Default: `auc`. */
  readonly metric?: Metric;
}

/** The best settings, and all trials in their order. */
export interface Tuning {
  readonly best: Trial;
  readonly trials: readonly Trial[];
}

/** A model trained with the settings that were best in a search within its training sample. */
export interface TunedModel extends TrainedClassifier {
  readonly tuning: Tuning;
}

/** Tries the settings that a search proposes, each cross-validated in the same folds. */
export async function tune(
  classifierWith: (settings: Settings) => Classifier,
  search: Search,
  sample: Labelled,
  random: Random,
  { nFolds = 3, metric = auc }: TuneOptions = {},
): Promise<Tuning> {
  const { labels, weights } = sample;
  const folded = folds(labels.length, nFolds, random, { stratify: labels });
  const trials: Trial[] = [];
  for (;;) {
    const settings = search.next(trials, random);
    if (!settings) break;
    const { scores } = await crossValidate(classifierWith(settings), sample, random, {
      folds: folded,
    });
    trials.push({ settings, score: metric(scores, labels, { weights }) });
  }
  if (trials.length === 0)
    throw new RangeError("Cannot tune a classifier: the search has no trials");
  const best = trials.reduce((a, b) => (b.score > a.score ? b : a));
  return { best, trials };
}

/**
 * A classifier that chooses its own settings, by `tune` within whatever it is trained on. To cross-validate
 * it *is* nested cross-validation: the outer test rows take part in neither training nor choice.
 */
export function tuned(
  classifierWith: (settings: Settings) => Classifier,
  search: Search,
  { name = "tuned classifier", ...options }: TuneOptions & { readonly name?: string } = {},
): Classifier<TunedModel> {
  return {
    name,
    async fit(training, random): Promise<TunedModel> {
      const tuning = await tune(classifierWith, search, training, random, options);
      const model = await classifierWith(tuning.best.settings).fit(training, random);
      return {
        isProbability: model.isProbability,
        predict: (features) => model.predict(features),
        tuning,
      };
    },
  };
}
