import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import {
  type BoostingRules,
  extraTrees,
  gradientBoosting,
  gradientBoostingRegressor,
  randomForest,
} from "../../../learn/trees/index.ts";
import { overlapping } from "./overlapping.ts";

const sample = overlapping(30_000, 8);
const trees = async (rules: BoostingRules, threads: number) => {
  const trained = await gradientBoosting({ nTrees: 6, ...rules, threads }).fit(
    sample,
    seededRandom(2),
  );
  return { trees: trained.trees, loss: trained.validationLoss };
};

describe("boosted trees are the same to the last bit on any number of threads", () => {
  test.each([
    { growth: "depth-wise", maxDepth: 5 },
    { maxLeaves: 31, subsample: 0.6, featureSample: 0.7 },
    { minLeafSamples: 20, monotone: { a: 1 } },
  ] as const)("with %o", async (rules) => {
    const alone = await trees(rules, 1);
    expect(await trees(rules, 2)).toEqual(alone);
    expect(await trees(rules, 3)).toEqual(alone);
  });

  test("with validation, and leaves that hold medians", async () => {
    const [a] = sample.features.columns;
    const targets = a!.map((x, i) => x + sample.weights[i]!);
    const all = { features: sample.features, targets, weights: sample.weights };
    const grown = await Promise.all(
      [1, 3].map(async (threads) => {
        const options = {
          nTrees: 5,
          validation: all,
          loss: { name: "absolute" } as const,
          threads,
        };
        const trained = await gradientBoostingRegressor(options).fit(all, seededRandom(1));
        return { trees: trained.trees, loss: trained.validationLoss };
      }),
    );
    expect(grown[1]).toEqual(grown[0]);
  });
});

test.each([
  ["random forest", randomForest],
  ["extra trees", extraTrees],
] as const)("a %s is the same on any number of threads", async (_, forest) => {
  const [one, other] = await Promise.all(
    [1, 3].map((threads) =>
      forest({ nTrees: 7, minLeafSamples: 20, threads }).fit(sample, seededRandom(3)),
    ),
  );
  expect(other!.trees).toEqual(one!.trees);
});

test("what goes wrong while boosting on threads is told, and leaves no thread behind", async () => {
  const onProgress = (): void => {
    throw new Error("enough");
  };
  const fit = gradientBoosting({ nTrees: 5, threads: 2, onProgress }).fit(sample, seededRandom(1));
  await expect(fit).rejects.toThrow("enough");
  await expect(
    gradientBoosting({ nTrees: 2, threads: 2 }).fit(sample, seededRandom(1)),
  ).resolves.toBeDefined();
});
