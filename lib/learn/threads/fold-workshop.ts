import { seededRandom, splitSeed } from "../../core/index.ts";
import type { Bench } from "../../core/worker-pool.ts";
import {
  type Classifier,
  type Labelled,
  labelledRows,
  type TrainedClassifier,
} from "../classifier.ts";
import { rowsOf } from "../features.ts";
import type { Learned, Recipe } from "../recipe.ts";
import { splitFold } from "../validation/folds.ts";
import { classifierFrom } from "./known.ts";

/** A sample in folds. */
export interface Folded {
  readonly sample: Labelled;
  readonly folded: Uint16Array;
  /** Each fold has random numbers of its own, made of this and its number. */
  readonly seed: number;
}

/** A model trained on all folds but one, and what it makes of that one. */
export interface ScoredFold<Model> {
  readonly model: Model;
  readonly scores: Float64Array;
}

export async function scoreFold<Model extends TrainedClassifier>(
  classifier: Classifier<Model>,
  { sample, folded, seed }: Folded,
  fold: number,
): Promise<ScoredFold<Model>> {
  const { train, test } = splitFold(folded, fold);
  const random = seededRandom(splitSeed(seed, "fold", fold));
  const model = await classifier.fit(labelledRows(sample, train), random);
  return { model, scores: model.predict(rowsOf(sample.features, test)) };
}

/** What a thread needs to know, and what it says of each fold. */
export interface FoldTask extends Folded {
  readonly recipe: Recipe;
}

/** What a worker does: it trains and scores folds, which it is asked for by their number. */
export function foldWorkshop(task: FoldTask): Bench<undefined, number, ScoredFold<Learned>> {
  const classifier = classifierFrom(task.recipe);
  return {
    ready: undefined,
    async answer(fold) {
      const { model, scores } = await scoreFold(classifier, task, fold);
      return { model: model.learned!(), scores }; // all that have a recipe can tell what they learned
    },
  };
}
