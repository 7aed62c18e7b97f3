import type { Random } from "../../core/index.ts";
import { checkFinite, positiveWeights } from "../checks.ts";
import { type Classifier, type Labelled, labelledRows } from "../classifier.ts";
import { type Features, joinRows, rowsOf } from "../features.ts";
import { type Measured, measureAuc } from "../metrics/auc.ts";
import { folds, splitFold } from "../validation/folds.ts";
import type { AnomalyScore } from "./anomaly-score.ts";

export interface DensityRatioOptions {
  /** What tells data from background; it must give probabilities. */
  readonly classifier: Classifier;
  /** Every event is scored by a model that has not seen it, trained on all other folds. Default: 5. */
  readonly nFolds?: number;
  readonly dataWeights?: Float64Array | undefined;
  readonly backgroundWeights?: Float64Array | undefined;
}

/** The estimated density of the data over that of the background, each of unit area; larger is stranger. */
export interface DensityRatio extends AnomalyScore {
  /** For each event of the data, by the model that has not seen it. */
  readonly ofData: Float64Array;
  /** For each event of the background, by the model that has not seen it. */
  readonly ofBackground: Float64Array;
  /** The AUC of these scores between data and background: ½ within its error if they are alike. */
  readonly auc: Measured;
}

/**
 * Learns where the data hold more events than the known background says: a classifier between the two
 * whose score p estimates their ratio as p/(1 − p) times the ratio of their sums of weights (Neyman and
 * Pearson's best test; Cranmer, Pavez and Louppe, arXiv:1506.02169). `score` is for further events, with
 * the geometric mean over the models.
 */
export async function densityRatio(
  data: Features,
  background: Features,
  random: Random,
  { classifier, nFolds = 5, dataWeights, backgroundWeights }: DensityRatioOptions,
): Promise<DensityRatio> {
  const sample = labelled(data, background, dataWeights, backgroundWeights);
  const { features, labels, weights } = sample;
  const folded = folds(features.nRows, nFolds, random, { stratify: labels });
  const ratios = new Float64Array(features.nRows);
  const models: RatioModel[] = [];
  for (let fold = 0; fold < nFolds; fold++) {
    const { train, test } = splitFold(folded, fold);
    const model = await ratioModel(classifier, labelledRows(sample, train), random);
    models.push(model);
    const scored = model(rowsOf(features, test));
    for (const [k, row] of test.entries()) ratios[row] = scored[k]!;
  }
  return {
    ofData: ratios.slice(0, data.nRows),
    ofBackground: ratios.slice(data.nRows),
    auc: measureAuc(ratios, labels, { weights }),
    score: (further) => geometricMean(models.map((model) => model(further))),
  };
}

type RatioModel = (features: Features) => Float64Array;

function labelled(
  data: Features,
  background: Features,
  dataWeights: Float64Array | undefined,
  backgroundWeights: Float64Array | undefined,
): Labelled {
  const task = "compare data with background";
  checkFinite(task, data);
  checkFinite(task, background);
  return {
    features: joinRows(data, background),
    labels: new Uint8Array(data.nRows + background.nRows).fill(1, 0, data.nRows),
    weights: Float64Array.from([
      ...positiveWeights(task, data.nRows, dataWeights),
      ...positiveWeights(task, background.nRows, backgroundWeights),
    ]),
  };
}

async function ratioModel(
  classifier: Classifier,
  training: Labelled,
  random: Random,
): Promise<RatioModel> {
  const model = await classifier.fit(training, random);
  if (!model.isProbability) {
    throw new TypeError(
      `Cannot estimate a density ratio with ${classifier.name}: its scores are not probabilities`,
    );
  }
  const { labels, weights } = training;
  const sums = [0, 0];
  for (let i = 0; i < labels.length; i++) sums[labels[i]!]! += weights?.[i] ?? 1;
  const edge = 1 / (labels.length + 2); // n events cannot tell odds of more than n : 1
  return (features) =>
    model.predict(features).map((p) => {
      const inside = Math.min(Math.max(p, edge), 1 - edge);
      return ((inside / (1 - inside)) * sums[0]!) / sums[1]!;
    });
}

function geometricMean(ratios: readonly Float64Array[]): Float64Array {
  return ratios[0]!.map((_, row) => {
    const logs = ratios.reduce((sum, ratio) => sum + Math.log(ratio[row]!), 0);
    return Math.exp(logs / ratios.length);
  });
}
