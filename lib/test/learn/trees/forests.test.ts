import { existsSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { type Labelled, labelledRows } from "../../../learn/classifier.ts";
import { type Features, featuresOf } from "../../../learn/features.ts";
import { auc } from "../../../learn/metrics/index.ts";
import { shuffled } from "../../../learn/shuffle.ts";
import {
  bagging,
  decisionTree,
  decisionTreeRegressor,
  extraTrees,
  randomForest,
  randomForestRegressor,
  restoreTrees,
  type TrainedTrees,
} from "../../../learn/trees/index.ts";
import reference from "../../reference/decision-trees.json" with { type: "json" };
import { overlapping } from "./overlapping.ts";

const sample = overlapping(600, 3);
const test1000 = overlapping(2000, 4);
const asTrees = ({ trees }: TrainedTrees): unknown => trees;
const referenceFeatures: Features = featuresOf(
  Object.fromEntries(
    Object.entries(reference.columns).map(([name, values]) => [name, Float64Array.from(values)]),
  ),
);

describe("one tree", () => {
  test("asks what lowers Gini's index most, and says the share of signal", async () => {
    const features = featuresOf({
      useless: Float64Array.of(1, 2, 1, 2, 1, 2),
      x: Float64Array.of(1, 2, 3, 4, 5, 6),
    });
    const labels = Uint8Array.of(0, 0, 0, 1, 0, 1);
    const { trees, predict } = await decisionTree({ maxLeaves: 2 }).fit(
      { features, labels },
      seededRandom(1),
    );
    expect([trees[0]!.feature[0], trees[0]!.threshold[0]]).toEqual([1, 3.5]);
    expect([...predict(features)]).toEqual([0, 0, 0, 2 / 3, 2 / 3, 2 / 3]);
    // Σ w (y − ȳ)²/2: 6 × 2/9 before, 0 and 3 × 2/9 after
    expect(trees[0]!.gain[0]).toBeCloseTo((6 * (2 / 9) - 3 * (2 / 9)) / 2, 12);
  });

  test.each(reference.trees)("with $options says what scikit-learn's says", async (known) => {
    const labels = Uint8Array.from(reference.labels);
    const weights = Float64Array.from(reference.weights);
    const trained = await decisionTree({ ...known.options, normalizeWeights: false }).fit(
      { features: referenceFeatures, labels, weights },
      seededRandom(1),
    );
    const found = trained.predict(referenceFeatures);
    for (const [row, p] of known.predicted.entries())
      expect(found[row], `${row}`).toBeCloseTo(p, 9);
  });

  test("for a number says scikit-learn's number", async () => {
    const targets = Float64Array.from(reference.number);
    const { options, predicted } = reference.regression;
    const trained = await decisionTreeRegressor(options).fit(
      { features: referenceFeatures, targets },
      seededRandom(1),
    );
    const found = trained.predict(referenceFeatures);
    for (const [row, y] of predicted.entries()) expect(found[row], `${row}`).toBeCloseTo(y, 9);
  });

  test("grown to the end knows every event it has seen, if no two are alike", async () => {
    const trained = await decisionTree().fit(sample, seededRandom(1));
    expect(auc(trained.predict(sample.features), sample.labels)).toBe(1);
  });

  test("does not mind the order of the events, nor an event given twice instead of with weight 2", async () => {
    const options = { maxDepth: 5, minLeafWeight: 8, normalizeWeights: false };
    const fit = (given: Labelled) => decisionTree(options).fit(given, seededRandom(1));
    const one = await fit(sample);
    const other = await fit(labelledRows(sample, shuffled(600, seededRandom(2))));
    expect(asTrees(other)).toEqual(asTrees(one));
    const rows = [...sample.weights].flatMap((w, i) => new Array<number>(w).fill(i));
    const { features, labels } = labelledRows(sample, rows);
    const twice = await fit({ features, labels });
    expect([...twice.predict(sample.features)]).toEqual([...one.predict(sample.features)]);
  });

  test("sends missing values to the better side", async () => {
    for (const label of [0, 1]) {
      const x = Float64Array.of(1, 2, 3, 4, Number.NaN, Number.NaN);
      const { trees } = await decisionTree({ maxLeaves: 2 }).fit(
        { features: featuresOf({ x }), labels: Uint8Array.of(0, 0, 1, 1, label, label) },
        seededRandom(1),
      );
      expect([trees[0]!.threshold[0], trees[0]!.missingLeft[0]]).toEqual([2.5, 1 - label]);
    }
  });
});

const forests = {
  "random forest": randomForest({ nTrees: 60, minLeafSamples: 5 }),
  "extra trees": extraTrees({ nTrees: 60, minLeafSamples: 5 }),
  bagging: bagging({ nTrees: 60, minLeafSamples: 5, featureSample: 0.7 }),
};

describe.each(Object.entries(forests))("%s", (_name, forest) => {
  afterEach(() => {
    delete process.env["TOPLAB_WASM"];
  });

  test("separates better than one tree, and not better than is possible", async () => {
    const tree = await decisionTree({ minLeafSamples: 5 }).fit(sample, seededRandom(1));
    const trained = await forest.fit(sample, seededRandom(1));
    const [alone, together] = [tree, trained].map((t) =>
      auc(t.predict(test1000.features), test1000.labels),
    );
    expect(together).toBeGreaterThan(alone! + 0.02);
    expect(together).toBeLessThan(0.81);
  });

  test("is the same for the same seed, compiled and in TypeScript, and from JSON", async () => {
    const compiled = await forest.fit(sample, seededRandom(7));
    process.env["TOPLAB_WASM"] = "off";
    const twin = await forest.fit(sample, seededRandom(7));
    expect(asTrees(twin)).toEqual(asTrees(compiled));
    const again = restoreTrees(JSON.parse(JSON.stringify(compiled)));
    expect(again.predict(sample.features)).toEqual(compiled.predict(sample.features));
  });

  test("says probabilities, the mean of those of its trees", async () => {
    const trained = await forest.fit(sample, seededRandom(1));
    const stages = [...trained.staged(sample.features, 20)];
    expect(stages.length).toBe(3);
    expect(stages[2]).toEqual(trained.predict(sample.features));
    for (const p of stages.flatMap((stage) => [...stage])) {
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });
});

test("a forest for a number comes nearer to it than the mean does", async () => {
  const [a, b] = test1000.features.columns as [Float64Array, Float64Array];
  const targets = a.map((x, i) => 2 * x + (Number.isNaN(b[i]!) ? 3 : b[i]! ** 2));
  const trained = await randomForestRegressor({ nTrees: 30, minLeafSamples: 4 }).fit(
    { features: test1000.features, targets },
    seededRandom(1),
  );
  const found = trained.predict(test1000.features);
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
  const squares = (of: (row: number) => number): number =>
    targets.reduce((sum, y, row) => sum + (y - of(row)) ** 2, 0);
  expect(squares((row) => found[row]!)).toBeLessThan(0.05 * squares(() => mean));
});

test.each([
  [{ maxFeatures: 0 }, /0 for features at a split/],
  [{ nTrees: 0 }, /0 for trees/],
  [{ maxBins: 256 }, /256 for bins/],
  [{ minLeafSamples: -1 }, /-1 for events in a leaf/],
])("a forest with %o is refused in one sentence", async (options, message) => {
  await expect(async () => randomForest(options).fit(sample, seededRandom(1))).rejects.toThrow(
    message,
  );
});

test("the compiled loops are there, so that the comparisons above compare", () => {
  expect(existsSync("lib/dist/wasm/forest-kernel.wasm")).toBe(true);
});
