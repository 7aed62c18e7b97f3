import { expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { featuresOf } from "../../../learn/features.ts";
import {
  type BoostingRules,
  gradientBoosting,
  gradientBoostingRegressor,
  type LossKind,
} from "../../../learn/trees/index.ts";
import reference from "../../reference/boosted-trees.json" with { type: "json" };

const features = featuresOf(
  Object.fromEntries(
    Object.entries(reference.columns).map(([name, values]) => [
      name,
      Float64Array.from(values, (value) => value ?? Number.NaN),
    ]),
  ),
);
const same = { nTrees: 8, learningRate: 0.3, normalizeWeights: false };

test.each(reference.classified)(
  "boosted trees with $options say what XGBoost's say, to its 32 bits",
  async ({ options, predicted }) => {
    const labels = Uint8Array.from(reference.labels);
    const weights = Float64Array.from(reference.weights);
    const rules = { ...same, ...options } as BoostingRules; // written for this
    const trained = await gradientBoosting(rules).fit(
      { features, labels, weights },
      seededRandom(1),
    );
    const found = trained.predict(features);
    for (const [row, p] of predicted.entries()) expect(found[row]!, `${row}`).toBeCloseTo(p, 5);
  },
);

test.each(reference.regressed)(
  "regression trees with the loss $loss.name say what scikit-learn's say",
  async ({ target, loss, weighted, predicted }) => {
    const targets = Float64Array.from(reference[target as "number" | "counts"]); // written for this
    const rules = { l2: 0, minLeafWeight: 0, minLeafSamples: 12, maxLeaves: 9 };
    const trained = await gradientBoostingRegressor({
      ...{ ...same, ...rules },
      loss: loss as LossKind, // written for this
    }).fit(
      { features, targets, ...(weighted && { weights: Float64Array.from(reference.weights) }) },
      seededRandom(1),
    );
    const found = trained.predict(features);
    for (const [row, y] of predicted.entries()) expect(found[row]!, `${row}`).toBeCloseTo(y, 5);
  },
);
