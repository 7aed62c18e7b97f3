import { seededRandom, splitSeed } from "../../core/index.ts";
import type { Bench } from "../../core/worker-pool.ts";
import { type Classifier, type Labelled, labelledRows } from "../classifier.ts";
import { rowsOf } from "../features.ts";
import { auc } from "../metrics/index.ts";
import { medianImputer, pipeline, positiveWeightsOnly } from "../preprocess/index.ts";
import { sigmoid } from "../sigmoid.ts";
import { type PlattScaling, plattScaling } from "../svm/platt.ts";
import { folds, type Settings, splitFold } from "../validation/index.ts";
import { type ComparisonPlan, candidateOf } from "./plan.ts";
import type { Order, TestOrder, TestResult, TrialOrder, TrialResult, UnitResult } from "./unit.ts";

/** All that a thread needs to know. */
export interface ComparisonTask {
  readonly sample: Labelled;
  readonly plan: ComparisonPlan;
  /** In which outer fold each row is. */
  readonly folded: Uint16Array;
  readonly groups?: Float64Array;
}

/** What a worker does: it tries settings and scores folds. A classifier that cannot be trained is no failure of the comparison. */
export function comparisonWorkshop(task: ComparisonTask): Bench<undefined, Order, UnitResult> {
  return {
    ready: undefined,
    async answer(order) {
      const start = performance.now();
      const seconds = (): number => (performance.now() - start) / 1000;
      try {
        const done = await (order.kind === "trial" ? tried(task, order) : tested(task, order));
        return { ...done, seconds: seconds() } as UnitResult; // of the kind that was ordered
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const failed = { seconds: seconds(), failure: error.message };
        if (order.kind === "trial") return { ...order, ...failed, score: Number.NaN };
        return { ...order, ...failed, scores: new Float64Array(0) };
      }
    },
  };
}

async function tried(
  { sample, plan, folded, groups }: ComparisonTask,
  order: TrialOrder,
): Promise<Omit<TrialResult, "seconds">> {
  const { model, fold, trial, settings } = order;
  const { train } = splitFold(folded, fold);
  const training = labelledRows(sample, train);
  const { labels, weights } = training;
  // The same inner folds for all classifiers and settings.
  const inner = folds(
    labels.length,
    plan.inner,
    seededRandom(splitSeed(plan.seed, "inner", fold)),
    {
      stratify: labels,
      ...(groups && { groups: Float64Array.from(train, (row) => groups[row]!) }),
    },
  );
  const scores = new Float64Array(labels.length);
  let isProbability = true;
  for (let k = 0; k < plan.inner; k++) {
    const parts = splitFold(inner, k);
    const part = labelledRows(training, parts.train);
    const random = seededRandom(splitSeed(plan.seed, model, fold, "trial", trial, k));
    const trained = await prepared(model, settings, part).fit(part, random);
    isProbability = trained.isProbability;
    const scored = trained.predict(rowsOf(training.features, parts.test));
    for (const [i, row] of parts.test.entries()) scores[row] = scored[i]!;
  }
  const score = auc(scores, labels, { weights });
  return isProbability
    ? { ...order, score }
    : { ...order, score, platt: plattOf(scores, labels, weights) };
}

async function tested(
  { sample, plan, folded }: ComparisonTask,
  { platt, ...order }: TestOrder,
): Promise<Omit<TestResult, "seconds">> {
  const { model, fold, settings } = order;
  const { train, test } = splitFold(folded, fold);
  const training = labelledRows(sample, train);
  const random = seededRandom(splitSeed(plan.seed, model, fold, "test"));
  const trained = await prepared(model, settings, training).fit(training, random);
  const scores = trained.predict(rowsOf(sample.features, test));
  return {
    ...order,
    scores: platt ? scores.map((x) => sigmoid(-(platt.a * x + platt.b))) : scores,
  };
}

/** The classifier, with what it needs before it for missing values and negative weights. */
function prepared(model: string, settings: Settings, { features, weights }: Labelled): Classifier {
  const { make, takesMissing, takesNegative } = candidateOf(model);
  const made = make(settings);
  const hasMissing = features.columns.some((column) => column.includes(Number.NaN));
  const filled = hasMissing && !takesMissing ? pipeline([medianImputer()], made) : made;
  const hasNegative = weights?.some((weight) => weight < 0) ?? false;
  return hasNegative && !takesNegative ? positiveWeightsOnly("ignore", filled) : filled;
}

/** Platt's curve from out-of-fold scores; events of negative weight have no say. */
function plattOf(
  scores: Float64Array,
  labels: Uint8Array,
  weights: Float64Array | undefined,
): PlattScaling {
  const counted = weights?.map((w) => Math.max(w, 0)) ?? new Float64Array(labels.length).fill(1);
  const mean = counted.reduce((sum, weight) => sum + weight, 0) / counted.length;
  return plattScaling(
    scores,
    labels,
    counted.map((weight) => weight / mean),
  );
}
