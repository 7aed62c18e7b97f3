import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normal, normalCdf, seededRandom } from "../../../core/index.ts";
import {
  auc,
  aucCovariance,
  bootstrapError,
  compareAuc,
  measureAuc,
  roc,
} from "../../../learn/index.ts";
import reference from "../../reference/roc.json" with { type: "json" };

/** Scored events of both classes; few distinct scores, so that ties are common. */
const scored = fc
  .array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.boolean(), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((events) => [...events, [0.5, true, 1], [0.25, false, 2]] as const)
  .map((events) => ({
    scores: Float64Array.from(events, ([score]) => score),
    labels: Uint8Array.from(events, ([, isSignal]) => Number(isSignal)),
    weights: Float64Array.from(events, ([, , weight]) => weight),
  }));

/** Σ w w over pairs that are in the right order. */
function mannWhitney(scores: Float64Array, labels: Uint8Array, weights: Float64Array): number {
  let [right, all] = [0, 0];
  for (const [i, a] of scores.entries()) {
    for (const [j, b] of scores.entries()) {
      if (!labels[i] || labels[j]) continue;
      all += weights[i]! * weights[j]!;
      right += weights[i]! * weights[j]! * (a > b ? 1 : a === b ? 0.5 : 0);
    }
  }
  return right / all;
}

describe("the area under the ROC curve", () => {
  test("of scores 3, 1 for signal and 2, 1 for background is (1 + 1 + 0 + ½)/4", () => {
    expect(auc(Float64Array.of(3, 1, 2, 1), Uint8Array.of(1, 1, 0, 0))).toBe(2.5 / 4);
  });

  test("is the share of pairs in the right order, ties half", () => {
    fc.assert(
      fc.property(scored, ({ scores, labels, weights }) => {
        expect(auc(scores, labels, { weights })).toBeCloseTo(
          mannWhitney(scores, labels, weights),
          12,
        );
      }),
    );
  });

  test("is so with negative weights too, where it may leave 0 to 1", () => {
    const [scores, labels] = [Float64Array.of(1, 2, 3), Uint8Array.of(1, 0, 1)];
    const weights = Float64Array.of(-1, 1, 3);
    expect(auc(scores, labels, { weights })).toBe(mannWhitney(scores, labels, weights));
    expect(auc(scores, labels, { weights })).toBe(1.5);
  });

  test("does not change under a rising map of the scores, turns round with their sign, and equals the area of trapezoids", () => {
    fc.assert(
      fc.property(scored, ({ scores, labels, weights }) => {
        const area = auc(scores, labels, { weights });
        expect(auc(scores.map(Math.exp), labels, { weights })).toBe(area);
        expect(
          auc(
            scores.map((s) => -s),
            labels,
            { weights },
          ),
        ).toBeCloseTo(1 - area, 12);
        const { signal, background } = roc(scores, labels, { weights });
        let trapezoids = 0;
        for (let k = 1; k < signal.length; k++) {
          trapezoids += ((signal[k]! + signal[k - 1]!) / 2) * (background[k]! - background[k - 1]!);
        }
        expect(trapezoids).toBeCloseTo(area, 12);
      }),
    );
  });

  test("counts an event of weight 2 as two", () => {
    const [scores, labels] = [Float64Array.of(3, 1, 2, 0), Uint8Array.of(1, 1, 0, 0)];
    const doubled = {
      scores: Float64Array.of(3, 1, 2, 0, 2),
      labels: Uint8Array.of(1, 1, 0, 0, 0),
    };
    const weights = Float64Array.of(1, 1, 2, 1);
    expect(auc(scores, labels, { weights })).toBe(auc(doubled.scores, doubled.labels));
  });

  test("of a great many events is sorted as rightly as that of a few", () => {
    const random = seededRandom(4);
    const n = 3000;
    const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const scores = Float64Array.from(
      labels,
      (label) => normal(random, label - 0.5) * 10 ** (6 * random() - 3),
    );
    const weights = new Float64Array(n).fill(1);
    expect(auc(scores, labels)).toBeCloseTo(mannWhitney(scores, labels, weights), 12);
  });

  test.each(reference)("is scikit-learn's, with weights and ties", (problem) => {
    const labels = Uint8Array.from(problem.labels);
    const weights = Float64Array.from(problem.weights);
    for (const [k, scores] of [problem.a, problem.b].entries()) {
      expect(auc(Float64Array.from(scores), labels, { weights })).toBeCloseTo(problem.auc[k]!, 12);
    }
  });
});

describe("the error of the AUC", () => {
  test.each(reference.filter(({ covariance }) => covariance))(
    "is that of DeLong, summed over all pairs",
    ({ a, b, labels, covariance }) => {
      const scores = [Float64Array.from(a), Float64Array.from(b)];
      const found = aucCovariance(scores, Uint8Array.from(labels)).covariance;
      for (const [i, row] of covariance!.entries()) {
        for (const [j, value] of row.entries()) expect(found[i]![j]).toBeCloseTo(value, 14);
      }
    },
  );

  const random = seededRandom(11);
  const sample = (
    n: number,
    separation: number,
  ): { scores: Float64Array; labels: Uint8Array; weights: Float64Array } => {
    const labels = Uint8Array.from({ length: n }, () => Number(random() < 0.3));
    return {
      labels,
      scores: Float64Array.from(labels, (label) => normal(random, separation * label)),
      weights: Float64Array.from(labels, () => -Math.log(1 - random()) - 0.05),
    };
  };

  test("is the spread of the AUC from sample to sample, also of weighted events, some negative", () => {
    for (const weighted of [false, true]) {
      const measured = Array.from({ length: 300 }, () => {
        const { scores, labels, weights } = sample(300, 1);
        return measureAuc(scores, labels, weighted ? { weights } : {});
      });
      const mean = measured.reduce((sum, { value }) => sum + value / 300, 0);
      const spread = Math.sqrt(
        measured.reduce((sum, { value }) => sum + (value - mean) ** 2 / 299, 0),
      );
      const said = Math.sqrt(measured.reduce((sum, { error }) => sum + error ** 2 / 300, 0));
      // a standard deviation from 300 samples is known to 1/√600 = 4 %
      expect(Math.abs(spread / said - 1)).toBeLessThan(3 / Math.sqrt(600));
    }
  });

  test("is found by the bootstrap too", () => {
    const { scores, labels, weights } = sample(500, 1);
    const drawn = bootstrapError((w) => auc(scores, labels, { weights: w }), 500, random, {
      weights,
      replicas: 300,
    });
    const { value, error } = measureAuc(scores, labels, { weights });
    expect(drawn.value).toBe(value);
    expect(Math.abs(drawn.error / error - 1)).toBeLessThan(4 / Math.sqrt(600));
  });

  test("of a difference is small when both classifiers see the same", () => {
    const { scores, labels } = sample(1000, 1);
    const noisy = scores.map((score) => normal(random, score, 0.3));
    const apart = Math.SQRT2 * measureAuc(scores, labels).error;
    const { difference, error, z, pValue } = compareAuc(scores, noisy, labels);
    expect(error).toBeLessThan(apart / 2);
    expect(z).toBe(difference / error);
    expect(pValue).toBeCloseTo(2 * normalCdf(-Math.abs(z)), 12);
    expect(compareAuc(scores, scores, labels)).toEqual({
      difference: 0,
      error: 0,
      z: 0,
      pValue: 1,
    });
  });

  test("under the null makes p-values that are uniform", () => {
    const pValues = Array.from({ length: 200 }, () => {
      const { scores, labels } = sample(200, 1);
      const [a, b] = [0, 1].map(() => scores.map((score) => normal(random, score, 1)));
      return compareAuc(a!, b!, labels).pValue;
    });
    // 200 draws: the share below x is x ± √(x(1 − x)/200)
    for (const x of [0.1, 0.5]) {
      const share = pValues.filter((p) => p < x).length / 200;
      expect(Math.abs(share - x)).toBeLessThan(3 * Math.sqrt((x * (1 - x)) / 200));
    }
  });
});

describe("what cannot be ranked is refused in a sentence", () => {
  const two = Uint8Array.of(1, 0);
  test.each([
    [Float64Array.of(1), two, undefined, "there are 1 scores, 2 labels and 2 weights"],
    [Float64Array.of(1, NaN), two, undefined, "event 1 has the score NaN"],
    [
      Float64Array.of(1, 2),
      Uint8Array.of(1, 1),
      undefined,
      "the weights of the background add up to 0",
    ],
    [Float64Array.of(1, 2), Uint8Array.of(1, 3), undefined, "event 1 has the label 3"],
    [Float64Array.of(1, 2), two, Float64Array.of(-1, 1), "the weights of the signal add up to -1"],
    [Float64Array.of(1, 2), two, Float64Array.of(1, Infinity), "event 1 has the weight Infinity"],
    [new Float64Array(), new Uint8Array(), undefined, "the weights of the background add up to 0"],
  ])("%j %j %j", (scores, labels, weights, message) => {
    expect(() => auc(scores, labels, { weights })).toThrow(message);
  });

  test("one event of a class has no error", () => {
    expect(() => measureAuc(Float64Array.of(1, 2), two)).toThrow(
      "the background weighs as much as 1 events, and two are the least",
    );
  });
});
