import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  auc,
  featuresOf,
  type Labelled,
  linearSgd,
  type TrainedLinear,
} from "../../../learn/index.ts";
import reference from "../../reference/rivals.json" with { type: "json" };
import { weightedTraining } from "../rivals.ts";

const { nTrain } = reference;
const standardised: Labelled = {
  features: featuresOf(
    Object.fromEntries(
      reference.standardised.map((z, c) => [`z${c}`, Float64Array.from(z.slice(0, nTrain))]),
    ),
  ),
  labels: weightedTraining.labels,
};

async function fit(sample: Labelled, options = {}, seed = 1): Promise<TrainedLinear> {
  return linearSgd(options).fit(sample, seededRandom(seed));
}

describe("a linear classifier by stochastic descent", () => {
  const long = { penalty: 0.01, epochs: 3000, tolerance: 0 };

  test("comes to the optimum of the penalised log-loss that scikit-learn's solver finds, weighted too", async () => {
    for (const [sample, optimum] of [
      [standardised, reference.logistic],
      [{ ...standardised, weights: weightedTraining.weights! }, reference.weightedLogistic],
    ] as const) {
      let found = new Float64Array(5);
      for (let seed = 0; seed < 4; seed++) {
        const { coefficients, intercept } = await fit(sample, long, seed);
        found = found.map((sum, i) => sum + [...coefficients, intercept][i]! / 4);
      }
      for (const [i, value] of optimum.entries()) {
        expect(Math.abs(found[i]! - value)).toBeLessThan(0.03);
      }
    }
  });

  const random = seededRandom(2);
  const gaussians = (n: number, shifts: readonly number[]): Labelled => {
    const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const columns = shifts.map((shift) =>
      Float64Array.from(labels, (l) => normal(random, shift * l)),
    );
    return {
      labels,
      features: featuresOf(Object.fromEntries(columns.map((x, c) => [`x${c}`, x]))),
    };
  };
  const wide = gaussians(4000, [1, 0, 0, 0.5, 0]);

  test("learns the odds of two Gaussians, shift·x − shift²/2, and gives probabilities", async () => {
    const { coefficients, intercept, predict, isProbability } = await fit(wide);
    const truth = [1, 0, 0, 0.5, 0];
    for (const [c, shift] of truth.entries()) {
      expect(Math.abs(coefficients[c]! - shift)).toBeLessThan(0.2); // 4√(4/4000) = 0.13 and the descent's own
    }
    expect(Math.abs(intercept + 0.625)).toBeLessThan(0.2);
    expect(isProbability).toBe(true);
    const scores = predict(wide.features);
    expect(Math.abs(scores.reduce((sum, p) => sum + p, 0) / 4000 - 0.5)).toBeLessThan(0.03);
  });

  test("sets the coefficients of noise to 0 under an L1 penalty", async () => {
    const { coefficients } = await fit(wide, { penalty: 0.05, l1Ratio: 1 });
    expect([...coefficients].map((c) => c === 0)).toEqual([false, true, true, false, true]);
  });

  test("as a support vector machine separates what can be separated", async () => {
    const apart = gaussians(1000, [8, 0]);
    const { predict, isProbability } = await fit(apart, { loss: "hinge" });
    const scores = predict(apart.features);
    expect(isProbability).toBe(false);
    expect(auc(scores, apart.labels)).toBeGreaterThan(0.9999);
    const right = scores.filter((score, row) => score > 0 === (apart.labels[row] === 1)).length;
    expect(right).toBeGreaterThan(995);
  });

  test("is the same for the same seed, and does not care for the unit of the weights", async () => {
    const weights = new Float64Array(4000).fill(8);
    const [a, b, c] = [await fit(wide), await fit(wide), await fit({ ...wide, weights })];
    expect(b.coefficients).toEqual(a.coefficients);
    expect(c.coefficients).toEqual(a.coefficients);
  });

  test("says what it cannot do", () => {
    expect(() => linearSgd({ penalty: 0 })).toThrow("penalty = 0: it must be more than 0");
    expect(() => linearSgd({ l1Ratio: 2 })).toThrow("l1Ratio = 2: it must be between 0 and 1");
    expect(() => linearSgd({ epochs: 0.5 })).toThrow("epochs = 0.5");
    expect(() => linearSgd().fit({ ...wide, labels: wide.labels.map(() => 0) }, random)).toThrow(
      "there is no signal with a positive weight",
    );
  });
});
