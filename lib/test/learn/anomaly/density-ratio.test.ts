import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  auc,
  type Classifier,
  densityRatio,
  type Features,
  featuresOf,
  quadraticDiscriminant,
} from "../../../learn/index.ts";

const random = seededRandom(2);
const gauss = (n: number, mean: number): Features =>
  featuresOf({ x: Float64Array.from({ length: n }, () => normal(random, mean)) });

describe("the ratio of two densities", () => {
  test("is learned: two Gaussians one apart have e^(x − ½), whatever their numbers", async () => {
    const {
      ofData,
      ofBackground,
      score,
      auc: area,
    } = await densityRatio(gauss(4000, 1), gauss(12_000, 0), random, {
      classifier: quadraticDiscriminant(),
    });
    const xs = Float64Array.of(-1, 0, 0.5, 2);
    const ratios = score(featuresOf({ x: xs }));
    for (const [i, x] of xs.entries()) expect(Math.log(ratios[i]!)).toBeCloseTo(x - 0.5, 0.9);
    // under the background the mean of the ratio is 1, and the AUC of one sigma apart is Φ(1/√2) = 0.76025
    const mean = ofBackground.reduce((sum, ratio) => sum + ratio, 0) / ofBackground.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.1);
    expect(Math.abs(area.value - 0.76025)).toBeLessThan(4 * area.error);
    expect(ofData).toHaveLength(4000);
  });

  test("is near one where nothing is new, and the AUC within its error of a half, even if the classifier learns by heart", async () => {
    // remembers each row that it saw: right for all of them, and worthless for others
    const memory: Classifier = {
      name: "memory",
      fit({ features, labels }) {
        const known = new Map([...features.columns[0]!].map((x, row) => [x, labels[row]!]));
        return {
          isProbability: true,
          predict: ({ columns }) => columns[0]!.map((x) => known.get(x) ?? ((x * 1e6) % 1) ** 2),
        };
      },
    };
    const [data, background] = [gauss(1000, 0), gauss(1000, 0)];
    const result = await densityRatio(data, background, random, { classifier: memory });
    expect(Math.abs(result.auc.value - 0.5)).toBeLessThan(4 * result.auc.error);
    // while further events would be known, had they been among those learned from
    expect(auc(result.score(data), new Uint8Array(1000).fill(1, 500))).toBeLessThan(0.6);
    expect(Math.min(...result.score(data))).toBeGreaterThan(Math.max(...result.score(background)));
  });

  test("counts weights: half the background at double weight is the same ratio", async () => {
    const background = gauss(6000, 0);
    const data = gauss(6000, 0.5);
    const backgroundWeights = background.columns[0]!.map((x) => Math.exp(x * 0.5 - 0.125));
    const weighted = await densityRatio(data, background, random, {
      classifier: quadraticDiscriminant(),
      backgroundWeights,
    });
    // e^(x/2 − 1/8) times a unit Gaussian at 0 is one at ½: the data's
    expect(Math.abs(weighted.auc.value - 0.5)).toBeLessThan(4 * weighted.auc.error);
  });

  test("refuses classifiers without probabilities and samples that do not match", async () => {
    const plain: Classifier = {
      name: "plain",
      fit: () => ({ isProbability: false, predict: ({ columns }) => columns[0]! }),
    };
    const [data, background] = [gauss(10, 0), gauss(10, 0)];
    await expect(densityRatio(data, background, random, { classifier: plain })).rejects.toThrow(
      "Cannot estimate a density ratio with plain: its scores are not probabilities",
    );
    await expect(
      densityRatio(data, featuresOf({ y: data.columns[0]! }), random, { classifier: plain }),
    ).rejects.toThrow("the features must be the same");
    await expect(
      densityRatio(data, background, random, { classifier: quadraticDiscriminant(), nFolds: 1 }),
    ).rejects.toThrow("Cannot make 1 folds of 20 rows");
  });
});
