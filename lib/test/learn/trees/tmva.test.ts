import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { featuresOf } from "../../../learn/features.ts";
import { auc } from "../../../learn/metrics/index.ts";
import { restoreTrees, type SavedTree, tmvaBdt, tmvaBdtg } from "../../../learn/trees/index.ts";
import { overlapping } from "./overlapping.ts";

const x = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 8);
const features = featuresOf({ x });
const one = { nTrees: 1, minNodeSize: 0.05, maxDepth: 1 };

describe("a tree of TMVA", () => {
  test("tries nCuts values evenly spaced between the node's extremes", async () => {
    const labels = Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 1);
    // At 4 there are 3 events of background, 4/3 each, and one of signal, 4/5, on the left.
    const { trees } = await tmvaBdt({ ...one, nCuts: 3 }).fit(
      { features, labels },
      seededRandom(1),
    );
    expect(trees[0]!.threshold[0]).toBeLessThan(4);
    expect(trees[0]!.threshold[0]).toBeGreaterThan(4 - 1e-15);
    expect(trees[0]!.gain[0]).toBeCloseTo((8 / 4 - (4 * 0.8) / 4.8) / 8, 12);
  });

  test("counts both classes with the same sum of weights", async () => {
    const labels = Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 1);
    const weights = Float64Array.of(7, 7, 7, 7, 7, 7, 0.1, 0.1);
    const { trees } = await tmvaBdtg({ ...one, nCuts: 7 }).fit(
      { features, labels, weights },
      seededRandom(1),
    );
    expect(trees[0]!.weight[0]).toBeCloseTo(8, 12);
    const [left, right] = [trees[0]!.left[0]!, trees[0]!.right[0]!];
    expect(trees[0]!.weight[left]).toBeCloseTo(4, 12);
    expect(trees[0]!.weight[right]).toBeCloseTo(4, 12);
  });

  test("stops where a node would get less than MinNodeSize of the events or of the weight", async () => {
    const labels = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    const small = await tmvaBdtg({ ...one, nCuts: 7, minNodeSize: 0.25 }).fit(
      { features, labels },
      seededRandom(1),
    );
    expect(small.trees[0]!.threshold[0]).toBeGreaterThan(1); // a cut at 1 would leave one event
  });
});

describe("BDTG", () => {
  test("says tanh η after one tree that separates all, and goes on from the residuals", async () => {
    const labels = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const options = { ...one, nCuts: 7, shrinkage: 0.3, nTrees: 2 };
    const trained = await tmvaBdtg(options).fit({ features, labels }, seededRandom(1));
    const stages = [...trained.staged(features)].map((scores) => scores.at(-1)!);
    expect(stages[0]).toBeCloseTo(Math.tanh(0.3), 12);
    // r = 1 − p with p = 1/(1 + e^(−2 × 0.3)): the leaf says η/2 × r/(r (1 − r)) = η/(2p)
    const p = 1 / (1 + Math.exp(-0.6));
    expect(stages[1]).toBeCloseTo(Math.tanh(0.3 + 0.15 / p), 12);
  });

  test("bagged finds what there is to find", async () => {
    const other = overlapping(4000, 4);
    const sample = overlapping(1000, 3);
    const filled = (events: typeof sample) => ({
      ...events,
      features: featuresOf({ a: events.features.columns[0]!, c: events.features.columns[2]! }),
    });
    const options = { nTrees: 100, shrinkage: 0.1, baggedFraction: 0.5, maxDepth: 2 };
    const trained = await tmvaBdtg(options).fit(filled(sample), seededRandom(1));
    const scores = trained.predict(filled(other).features);
    expect(auc(scores, other.labels)).toBeGreaterThan(0.73); // Φ(1/√2) = 0.76 is the best
    for (const score of scores) expect(Math.abs(score)).toBeLessThan(1);
  });
});

describe("AdaBoost", () => {
  const labels = Uint8Array.of(0, 0, 1, 0, 1, 1, 1, 1);
  // one wrong of eight, of weight 4/3 after both classes weigh 4: the error is 1/6
  const options = { ...one, nCuts: 7, adaBoostBeta: 1 };

  test("weighs a tree with ln((1 − ε)/ε) and scores by the mean vote", async () => {
    const trained = await tmvaBdt(options).fit({ features, labels }, seededRandom(1));
    const { link } = trained.toJSON();
    const share = Math.min(4 / 3, 4 / 5) / 8;
    expect(link).toEqual({
      name: "mean",
      norm: [expect.closeTo(Math.log((1 - share) / share), 12)],
    });
    expect(new Set(trained.predict(features))).toEqual(new Set([-1, 1]));
  });

  test("ranks variables by √Σ (gain × weight)², times the weights of the trees", () => {
    const tree = (feature: number, gain: number, weight: number): SavedTree => ({
      ...{ feature: [feature, -1, -1], threshold: [1, 0, 0], left: [1, 0, 0], right: [2, 0, 0] },
      ...{ missingLeft: [0, 0, 0], value: [0, -1, 1], gain: [gain, 0, 0], weight: [weight, 1, 1] },
    });
    const trained = restoreTrees({
      ...{ kind: "sum of trees", features: ["x", "y"], start: 0, isProbability: false },
      ...{ link: { name: "mean", norm: [2, 1] }, trees: [tree(0, 0.1, 8), tree(1, 0.2, 4)] },
    });
    const { x, y } = trained.importance("tmva");
    expect(x! / y!).toBeCloseTo(Math.SQRT2, 12);
    expect(x! + y!).toBeCloseTo(1, 12);
  });

  test("lowers the weight of a negative event that is got wrong, which is as if it were wrong less", async () => {
    const weights = Float64Array.of(1, 1, 1, 1, 1, 1, 1, -0.2);
    const scores = await Promise.all(
      (["inverse-boost", "pray", "ignore"] as const).map(async (negativeWeights) => {
        const all = { ...options, nTrees: 5, negativeWeights };
        const trained = await tmvaBdt(all).fit({ features, labels, weights }, seededRandom(1));
        return trained.predict(features);
      }),
    );
    for (const score of scores.flatMap((some) => [...some]))
      expect(Math.abs(score)).toBeLessThan(1.01);
  });
});
