import { answersInOrder, type PoolWorker, threadWorker } from "../../core/worker-pool.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import type { Learned } from "../recipe.ts";
import { type Folded, type FoldTask, type ScoredFold, scoreFold } from "./fold-workshop.ts";
import { modelFrom } from "./known.ts";
import { sharedSample } from "./shared-sample.ts";

/** All folds in their order, one after the other in this thread or several at once in others: they come out the same. */
export async function* scoredFolds<Model extends TrainedClassifier>(
  classifier: Classifier<Model>,
  task: Folded,
  nFolds: number,
  nThreads: number,
): AsyncGenerator<ScoredFold<Model>> {
  const { recipe } = classifier;
  if (!recipe || nThreads === 1) {
    for (let fold = 0; fold < nFolds; fold++) yield await scoreFold(classifier, task, fold);
    return;
  }
  const shared: FoldTask = { ...task, sample: sharedSample(task.sample), recipe };
  const workers = Array.from(
    { length: Math.min(nThreads, nFolds) },
    (): PoolWorker<undefined, number, ScoredFold<Learned>> =>
      threadWorker("./worker", import.meta.url, shared),
  );
  try {
    const folds = Array.from({ length: nFolds }, (_, fold) => fold);
    for await (const { model, scores } of answersInOrder(workers, folds)) {
      yield { model: (await modelFrom(model)) as Model, scores }; // of the kind of the recipe
    }
  } finally {
    for (const worker of workers) worker.stop(new Error("The folds are no longer needed"));
  }
}
