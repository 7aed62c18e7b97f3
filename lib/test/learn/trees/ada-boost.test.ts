import { expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { type Features, featuresOf } from "../../../learn/features.ts";
import { auc } from "../../../learn/metrics/index.ts";
import { type AdaBoostOptions, adaBoost } from "../../../learn/trees/index.ts";
import reference from "../../reference/decision-trees.json" with { type: "json" };
import { overlapping } from "./overlapping.ts";

const features: Features = featuresOf(
  Object.fromEntries(
    Object.entries(reference.columns).map(([name, values]) => [name, Float64Array.from(values)]),
  ),
);
const labels = Uint8Array.from(reference.labels);
const weights = Float64Array.from(reference.weights);

test.each(reference.adaBoost)(
  "AdaBoost with $options scores as scikit-learn's does",
  async (known) => {
    const options = known.options as AdaBoostOptions; // written for both
    const trained = await adaBoost(options).fit({ features, labels, weights }, seededRandom(1));
    expect(trained.isProbability).toBe(false);
    const found = trained.predict(features);
    for (const [row, y] of known.predicted.entries())
      expect(found[row], `${row}`).toBeCloseTo(y, 7);
  },
);

test("one tree without error ends it, and its vote is all there is", async () => {
  const x = featuresOf({ x: Float64Array.of(1, 2, 3, 4) });
  const trained = await adaBoost().fit(
    { features: x, labels: Uint8Array.of(0, 0, 1, 1) },
    seededRandom(1),
  );
  expect(trained.trees.length).toBe(1);
  expect([...trained.predict(x)]).toEqual([-1, -1, 1, 1]);
});

test("it ends when no tree is better than a coin, and then says the same of all", async () => {
  const x = featuresOf({ x: Float64Array.of(1, 1, 1, 1) });
  const trained = await adaBoost().fit(
    { features: x, labels: Uint8Array.of(0, 0, 1, 1) },
    seededRandom(1),
  );
  expect(trained.trees.length).toBe(0);
  expect([...trained.predict(x)]).toEqual([0, 0, 0, 0]);
});

test.each(["discrete", "real"] as const)(
  "votes that are %s separate new events nearly as well as is possible",
  async (votes) => {
    const trained = await adaBoost({ nTrees: 60, votes }).fit(
      overlapping(1000, 3),
      seededRandom(1),
    );
    const other = overlapping(4000, 4);
    expect(auc(trained.predict(other.features), other.labels)).toBeGreaterThan(0.74);
  },
);
