import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { type Labelled, labelledRows } from "../../../learn/classifier.ts";
import { type Features, featuresOf, rowsOf } from "../../../learn/features.ts";
import { auc } from "../../../learn/metrics/index.ts";
import { shuffled } from "../../../learn/shuffle.ts";
import {
  type BoostingOptions,
  gradientBoosting,
  gradientBoostingRegressor,
  restoreTrees,
  type SavedTree,
  type TrainedTrees,
} from "../../../learn/trees/index.ts";
import { overlapping } from "./overlapping.ts";

const small = { nTrees: 12, learningRate: 0.3, maxLeaves: 8 };
const train = (sample: Labelled, options: BoostingOptions<Labelled> = small, seed = 1) =>
  gradientBoosting(options).fit(sample, seededRandom(seed));

const sample = overlapping(600, 3);
const events = fc.integer({ min: 1, max: 2 ** 30 }).map((seed) => overlapping(300, seed));

describe("one tree on eight events, by hand,", () => {
  const features = featuresOf({ x: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8) });
  const labels = Uint8Array.of(0, 0, 0, 1, 0, 1, 1, 1);
  const options = { nTrees: 1, learningRate: 1, maxLeaves: 2, minLeafWeight: 0 };

  test("cuts where Newton's gain ½ (G_L²/(H_L + λ) + G_R²/(H_R + λ)) is largest", async () => {
    const { trees } = await train({ features, labels }, { ...options, l2: 1 });
    // p = ½ before: g = ±½, h = ¼. Cut at 3½: G_L = 3/2, H_L = ¾, G_R = −3/2, H_R = 5/4.
    expect(trees[0]!.threshold[0]).toBe(3.5);
    expect(trees[0]!.gain[0]).toBeCloseTo((2.25 / 1.75 + 2.25 / 2.25) / 2, 12);
    expect([...trees[0]!.value.slice(1)]).toEqual([
      expect.closeTo(-1.5 / 1.75, 12),
      expect.closeTo(1.5 / 2.25, 12),
    ]);
  });

  test("sends missing values to the side where they are at home", async () => {
    for (const label of [0, 1]) {
      const x = Float64Array.of(1, 2, 3, 4, Number.NaN, Number.NaN);
      const { trees } = await train(
        { features: featuresOf({ x }), labels: Uint8Array.of(0, 0, 1, 1, label, label) },
        options,
      );
      expect(trees[0]!.threshold[0]).toBe(2.5);
      expect(trees[0]!.missingLeft[0]).toBe(1 - label);
    }
  });

  test("asks whether a value is there at all, if that tells most", async () => {
    const x = Float64Array.of(1, 2, 1, 2, Number.NaN, Number.NaN, Number.NaN);
    const labels = Uint8Array.of(0, 0, 0, 0, 1, 1, 1);
    const trained = await train({ features: featuresOf({ x }), labels }, options);
    expect(trained.trees[0]!.threshold[0]).toBe(Infinity);
    expect(trained.toJSON().trees[0]!.threshold[0]).toBeNull();
    const [there, missing] = trained.predict(featuresOf({ x: Float64Array.of(9e9, Number.NaN) }));
    expect(there).toBeLessThan(0.5);
    expect(missing).toBeGreaterThan(0.5);
  });
});

const asTrees = ({ trees }: TrainedTrees): unknown => trees;

test("events in another order grow the same trees, to the last bit", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (sample) => {
      const order = shuffled(sample.labels.length, seededRandom(9));
      const [one, other] = await Promise.all([train(sample), train(labelledRows(sample, order))]);
      expect(asTrees(other)).toEqual(asTrees(one));
    }),
    { numRuns: 5 },
  );
});

test("what rises with a feature may stand for it: events end in the same leaves", async () => {
  await fc.assert(
    fc.asyncProperty(events, async ({ features, labels }) => {
      const [a, b, c] = features.columns as [Float64Array, Float64Array, Float64Array];
      const mapped = featuresOf({
        a: a.map(Math.exp),
        b: b.map((x) => x ** 3),
        c: c.map(Math.atan),
      });
      const [one, other] = await Promise.all([
        train({ features, labels }),
        train({ features: mapped, labels }),
      ]);
      expect(other.predict(mapped)).toEqual(one.predict(features));
    }),
    { numRuns: 5 },
  );
});

test("columns in another order say the same", async () => {
  const { names, columns, nRows } = sample.features;
  const turned: Features = { names: names.toReversed(), columns: columns.toReversed(), nRows };
  const one = await train(sample);
  const other = await train({ ...sample, features: turned });
  expect(other.predict(turned)).toEqual(one.predict(sample.features));
});

test("an event of weight 2 counts as that event twice", async () => {
  const rows = Array.from(sample.weights).flatMap((weight, i) => new Array<number>(weight).fill(i));
  const { features, labels } = labelledRows(sample, rows);
  const options = { ...small, normalizeWeights: false, minLeafWeight: 3, l2: 2 };
  const [weighted, repeated] = await Promise.all([
    train(sample, options),
    train({ features, labels }, options),
  ]);
  const [one, other] = [weighted, repeated].map((trained) => trained.predict(sample.features));
  for (const [i, p] of one!.entries()) expect(other![i]).toBeCloseTo(p, 9);
});

test("the scale of the weights does not matter", async () => {
  const weights = sample.weights.map((weight) => weight * 2 ** -20);
  const [one, other] = await Promise.all([train(sample), train({ ...sample, weights })]);
  expect(asTrees(other)).toEqual(asTrees(one));
});

describe("compiled loops and TypeScript", () => {
  afterEach(() => {
    delete process.env["TOPLAB_WASM"];
  });

  test.each([
    { growth: "depth-wise", maxDepth: 4 },
    { subsample: 0.5, featureSample: 0.7 },
    { minLeafSamples: 20, l1: 0.2 },
  ] as const)("grow the same trees to the last bit with %o", async (options) => {
    const compiled = await train(sample, { ...small, ...options });
    process.env["TOPLAB_WASM"] = "off";
    const twin = await train(sample, { ...small, ...options });
    expect(asTrees(twin)).toEqual(asTrees(compiled));
  });
});

test("stops early, at the tree after which the validation loss was least", async () => {
  const validation = overlapping(400, 77);
  const options = { nTrees: 300, learningRate: 0.3, validation, earlyStopping: 10 };
  const { trees, validationLoss } = await train(sample, options);
  const least = Math.min(...validationLoss);
  expect(validationLoss.indexOf(least) + 1).toBe(trees.length);
  expect(validationLoss.length).toBe(trees.length + 10);
  expect(validationLoss[0]).toBeGreaterThan(least);
});

test("the validation loss is that of the predictions so far", async () => {
  const validation = overlapping(50, 78);
  const trained = await train(sample, { ...small, validation });
  let stage = 0;
  for (const predicted of trained.staged(validation.features)) {
    let [sum, weights] = [0, 0];
    for (const [i, p] of predicted.entries()) {
      sum -= validation.weights[i]! * Math.log(validation.labels[i] ? p : 1 - p);
      weights += validation.weights[i]!;
    }
    expect(trained.validationLoss[stage++]).toBeCloseTo(sum / weights, 10);
  }
  expect(stage).toBe(12);
});

test.each(["with missing values", "with none"])(
  "a prediction is what one finds by walking through the trees, %s",
  async (which) => {
    const filled = sample.features.columns.map((column) =>
      column.map((x) => (x < Infinity ? x : 0)),
    );
    const features =
      which === "with none" ? { ...sample.features, columns: filled } : sample.features;
    const trained = await train({ ...sample, features });
    const { start, trees } = trained.toJSON();
    for (const [row, score] of trained.score(features).entries()) {
      const event = features.columns.map((column) => column[row]!);
      const walked = trees.reduce((sum, tree) => sum + walk(tree, event), start);
      expect(score).toBeCloseTo(walked, 12);
    }
  },
);

function walk(
  { feature, threshold, left, right, missingLeft, value }: SavedTree,
  event: number[],
): number {
  let node = 0;
  while (feature[node]! >= 0) {
    const x = event[feature[node]!]!;
    const isLeft = Number.isNaN(x) ? missingLeft[node] : x <= (threshold[node] ?? Infinity);
    node = isLeft ? left[node]! : right[node]!;
  }
  return value[node]!;
}

test("a model comes back from JSON to the bit", async () => {
  const trained = await train(sample);
  const again = restoreTrees(JSON.parse(JSON.stringify(trained)));
  expect(again.predict(sample.features)).toEqual(trained.predict(sample.features));
});

test("features that tell nothing have no importance, and the shares sum to 1", async () => {
  const constant = featuresOf({
    ...Object.fromEntries(sample.features.names.map((n, i) => [n, sample.features.columns[i]!])),
    constant: new Float64Array(600).fill(4),
  });
  const trained = await train({ ...sample, features: constant });
  for (const kind of ["gain", "split"] as const) {
    const { a, b, c, constant: none } = trained.importance(kind) as Record<string, number>;
    expect(none).toBe(0);
    expect(a! + b! + c!).toBeCloseTo(1, 12);
    expect(a).toBeGreaterThan(c!);
  }
});

test("balanced classes count alike whatever their sums of weights", async () => {
  const rare = {
    ...sample,
    weights: sample.weights.map((w, i) => (sample.labels[i] ? w / 1000 : w)),
  };
  const plain = await train(rare);
  const balanced = await train(rare, { ...small, classWeight: "balanced" });
  expect(plain.toJSON().start).toBeLessThan(-5);
  expect(balanced.toJSON().start).toBeCloseTo(0, 10);
});

test("a thousandth of the events is enough to see that a feature of these classes is better than none", async () => {
  const test = overlapping(4000, 5);
  const trained = await train(sample, small);
  expect(auc(trained.predict(test.features), test.labels)).toBeGreaterThan(0.74);
  expect(auc(trained.predict(test.features), test.labels)).toBeLessThan(0.8);
});

describe("events of negative weight", () => {
  const negative = {
    ...sample,
    weights: sample.weights.map((weight, i) => (i % 10 === 0 ? -weight : weight)),
  };

  test("may be kept, ignored, or taken at |w|, which is as if they were positive", async () => {
    for (const negativeWeights of ["keep", "ignore", "pair"] as const) {
      const trained = await train(negative, { ...small, negativeWeights });
      expect(auc(trained.predict(sample.features), sample.labels)).toBeGreaterThan(0.7);
    }
    const absolute = await train(negative, { ...small, negativeWeights: "absolute" });
    expect(asTrees(absolute)).toEqual(asTrees(await train(sample)));
  });

  test("ignored are as if they were not there", async () => {
    const ignored = await train(negative, { ...small, negativeWeights: "ignore" });
    const rows = [...sample.weights.keys()].filter((i) => i % 10 !== 0);
    expect(asTrees(ignored)).toEqual(asTrees(await train(labelledRows(sample, rows))));
  });

  test("set off against their neighbours leave the sums of the classes as they are", async () => {
    const weights = Float64Array.of(3, -1, 2, 2, 5, -4);
    const labels = Uint8Array.of(1, 1, 1, 0, 0, 0);
    const features = featuresOf({ x: Float64Array.of(0, 1, 9, 0, 8, 9) });
    const trained = await train(
      { features, labels, weights },
      { nTrees: 1, negativeWeights: "pair", normalizeWeights: false, minLeafWeight: 0 },
    );
    expect(trained.toJSON().start).toBeCloseTo(Math.log(4 / 3), 12);
  });
});

describe("what cannot be learned from", () => {
  const { features, labels, weights } = sample;
  test.each([
    [{ features, labels: new Uint8Array(600) }, /weights of the signal sum to 0/],
    [{ features, labels: labels.map((y) => 2 * y) }, /label of row \d+ is 2/],
    [{ features, labels, weights: weights.map((w) => -w) }, /sum to -\d+, and both classes need/],
    [{ features, labels, weights: weights.map(() => Number.NaN) }, /weight of row 0 is NaN/],
    [{ features: rowsOf(features, []), labels: new Uint8Array(0) }, /0 rows of 3 features/],
    [{ features: featuresOf({}), labels: new Uint8Array(0) }, /0 rows of 0 features/],
    [{ features, labels: labels.slice(1) }, /599 labels for 600 rows/],
  ] as const)("is told in one sentence", async (bad, message) => {
    await expect(async () => train(bad)).rejects.toThrow(message);
  });

  test("constant columns give the share of signal", async () => {
    const constant = featuresOf({
      x: new Float64Array(600).fill(1),
      y: new Float64Array(600).fill(NaN),
    });
    const trained = await train({ features: constant, labels });
    const share = labels.reduce((sum, y) => sum + y, 0) / 600;
    expect(trained.predict(constant)[0]).toBeCloseTo(share, 12);
  });

  test("other features than those learned from are refused", async () => {
    const trained = await train(sample);
    expect(() => trained.predict(featuresOf({ a: Float64Array.of(1) }))).toThrow(/learned from/);
  });

  test("a target that is not a number, and a negative count", async () => {
    const targets = Float64Array.from(labels);
    const poisson = gradientBoostingRegressor({ loss: { name: "poisson" } });
    await expect(async () =>
      poisson.fit({ features, targets: targets.map((y) => y - 0.5) }, seededRandom(1)),
    ).rejects.toThrow(/a count is 0 or more/);
    await expect(async () =>
      poisson.fit({ features, targets: targets.map((y) => y / 0) }, seededRandom(1)),
    ).rejects.toThrow(/must be a finite number/);
  });
});
