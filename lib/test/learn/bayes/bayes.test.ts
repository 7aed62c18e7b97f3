import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  type Classifier,
  featuresOf,
  gaussianNaiveBayes,
  type Labelled,
  quadraticDiscriminant,
} from "../../../learn/index.ts";
import reference from "../../reference/rivals.json" with { type: "json" };
import { testing, training, weightedTraining } from "../rivals.ts";

const random = seededRandom(1);

async function predict(
  classifier: Classifier,
  sample: Labelled,
  tested = testing,
): Promise<Float64Array> {
  const trained = await classifier.fit(sample, random);
  return trained.predict(tested.features);
}

describe("a quadratic discriminant", () => {
  test("is exact for two Gaussians: the odds are the ratio of their densities", async () => {
    // −1, 0, 1 has mean 0 and variance 1; 1, 3, 5 mean 3 and variance 4
    const x = Float64Array.of(-1, 0, 1, 1, 3, 5);
    const sample = { features: featuresOf({ x }), labels: Uint8Array.of(0, 0, 0, 1, 1, 1) };
    const at = (value: number) => ({
      ...sample,
      features: featuresOf({ x: Float64Array.of(value) }),
    });
    const odds = (x: number): number => Math.exp(x ** 2 / 2 - (x - 3) ** 2 / 8) / 2;
    for (const value of [-2, 0, 1.5, 4]) {
      const [p] = await predict(quadraticDiscriminant(), sample, at(value));
      expect(p! / (1 - p!) / odds(value)).toBeCloseTo(1, 12);
    }
  });

  test("is scikit-learn's", async () => {
    const found = await predict(quadraticDiscriminant(), training);
    for (const [row, p] of reference.qda.entries()) expect(found[row]).toBeCloseTo(p, 10);
  });

  test("counts a row of weight 2 as two in its means", async () => {
    const x = Float64Array.of(0, 1, 2, 4, 5, 7);
    const labels = Uint8Array.of(0, 0, 0, 1, 1, 1);
    const weights = Float64Array.of(2, 2, 2, 2, 2, 2);
    const sample = { features: featuresOf({ x }), labels };
    const twice = { features: featuresOf({ x }), labels, weights };
    const tested = { ...sample };
    expect(await predict(quadraticDiscriminant(), twice, tested)).toEqual(
      await predict(quadraticDiscriminant(), sample, tested),
    );
  });

  test("refuses columns that follow from others, in a sentence", () => {
    const x = Float64Array.of(1, 2, 3, 4, 6, 5);
    const sample = {
      features: featuresOf({ x, y: x.map((v) => 2 * v) }),
      labels: Uint8Array.of(0, 0, 0, 1, 1, 1),
    };
    expect(() => quadraticDiscriminant().fit(sample, random)).toThrow(
      "one of x, y is constant or follows from the others",
    );
    expect(() => quadraticDiscriminant({ regularisation: 0.1 }).fit(sample, random)).not.toThrow();
    expect(() => quadraticDiscriminant({ regularisation: 2 })).toThrow("between 0 and 1");
  });
});

describe("naive Bayes", () => {
  test("is scikit-learn's, with weights too", async () => {
    const found = await predict(gaussianNaiveBayes(), training);
    for (const [row, p] of reference.naiveBayes.entries()) expect(found[row]).toBeCloseTo(p, 10);
    const weighted = await predict(gaussianNaiveBayes(), weightedTraining);
    for (const [row, p] of reference.weightedNaiveBayes.entries()) {
      expect(weighted[row]).toBeCloseTo(p, 5); // its smoothing takes the variance without weights
    }
  });

  test("is a quadratic discriminant where features are independent", async () => {
    const n = 20_000;
    const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const column = (shift: number): Float64Array =>
      Float64Array.from(labels, (label) => normal(random, shift * label, 1 + label));
    const sample = { features: featuresOf({ x: column(1), y: column(-1) }), labels };
    const naive = await predict(gaussianNaiveBayes(), sample, sample);
    const full = await predict(quadraticDiscriminant(), sample, sample);
    const difference = naive.reduce((sum, p, row) => sum + Math.abs(p - full[row]!) / n, 0);
    expect(difference).toBeLessThan(1 / Math.sqrt(n)); // a correlation known to 1/√n moves odds by as much
  });

  test("refuses bad input in a sentence", () => {
    const features = featuresOf({ x: Float64Array.of(1, 1, 1) });
    const fit = (labels: number[], weights?: Float64Array) => () =>
      gaussianNaiveBayes().fit(
        { features, labels: Uint8Array.from(labels), ...(weights && { weights }) },
        random,
      );
    expect(fit([0, 1, 1])).toThrow("x does not vary in one of the classes");
    expect(fit([1, 1, 1])).toThrow("there is no background with a positive weight");
    expect(fit([0, 1, 2])).toThrow("the label of row 2 is 2");
    expect(fit([0, 1])).toThrow("there are 2 labels for 3 rows");
    expect(fit([0, 1, 1], Float64Array.of(1, -1, 1))).toThrow("the weight of row 1 is -1");
  });
});
