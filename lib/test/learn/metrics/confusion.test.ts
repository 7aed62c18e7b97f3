import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import { brierScore, calibrationCurve, confusion, logLoss } from "../../../learn/index.ts";
import reference from "../../reference/validation.json" with { type: "json" };

const probabilities = Float64Array.from(reference.probabilities);
const labels = Uint8Array.from(reference.labels);
const weights = Float64Array.from(reference.weights);

describe("what a cut calls right and wrong", () => {
  test("is counted by hand", () => {
    // 3 right and 1 wrong of either class: by chance one half, so κ = (0.75 − 0.5)/0.5
    const scores = Float64Array.of(0.9, 0.8, 0.5, 0.1, 0.6, 0.2, 0.3, 0.4);
    const found = confusion(scores, Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0));
    expect(found).toEqual({
      truePositives: 3,
      falsePositives: 1,
      trueNegatives: 3,
      falseNegatives: 1,
      accuracy: 0.75,
      precision: 0.75,
      recall: 0.75,
      f1: 0.75,
      kappa: 0.5,
    });
  });

  test("is scikit-learn's, weighted", () => {
    const found = confusion(probabilities, labels, { weights, threshold: reference.threshold });
    for (const key of ["accuracy", "precision", "recall", "f1", "kappa"] as const) {
      expect(found[key], key).toBeCloseTo(reference[key], 12);
    }
  });
});

describe("probabilities", () => {
  test("have scikit-learn's log-loss and Brier score", () => {
    expect(logLoss(probabilities, labels, { weights })).toBeCloseTo(reference.logLoss, 12);
    expect(brierScore(probabilities, labels, { weights })).toBeCloseTo(reference.brier, 12);
  });

  test("that know nothing cost ln 2 and ¼; those that are certain and right cost nothing", () => {
    const half = Float64Array.of(0.5, 0.5);
    const two = Uint8Array.of(1, 0);
    expect(logLoss(half, two)).toBeCloseTo(Math.LN2, 15);
    expect(brierScore(half, two)).toBe(0.25);
    expect(logLoss(Float64Array.of(1, 0), two)).toBe(0);
    expect(logLoss(Float64Array.of(0, 1), two)).toBeLessThan(37);
  });

  test("are calibrated as scikit-learn draws it", () => {
    const { observed, predicted } = calibrationCurve(probabilities, labels, { bins: 7 });
    expect(observed).toHaveLength(reference.calibration.observed.length);
    for (const [bin, share] of reference.calibration.observed.entries()) {
      expect(observed[bin]).toBeCloseTo(share, 12);
      expect(predicted[bin]).toBeCloseTo(reference.calibration.predicted[bin]!, 12);
    }
  });

  test("that are true lie on the diagonal within their errors, in bins of equal numbers too", () => {
    const random = seededRandom(1);
    const n = 20_000;
    const p = new Float64Array(n).map(() => 1 / (1 + Math.exp(-normal(random))));
    const y = Uint8Array.from(p, (chance) => Number(random() < chance));
    const w = new Float64Array(n).map(() => random());
    const curve = calibrationCurve(p, y, { weights: w, bins: 20, equal: "events" });
    expect([...curve.events]).toEqual(new Array(20).fill(1000));
    const chi2 = curve.observed.reduce(
      (sum, share, bin) => sum + ((share - curve.predicted[bin]!) / curve.errors[bin]!) ** 2,
      0,
    );
    expect(chi2).toBeGreaterThan(20 - 3 * Math.sqrt(40));
    expect(chi2).toBeLessThan(20 + 3.5 * Math.sqrt(40));
    expect(curve.meanDistance).toBeLessThan(0.02);
  });

  test("are refused if they are none", () => {
    const two = Uint8Array.of(1, 0);
    expect(() => logLoss(Float64Array.of(2, 0), two)).toThrow(
      "event 0 has the score 2, which is no probability",
    );
    expect(() => calibrationCurve(Float64Array.of(1, -1), two)).toThrow("which is no probability");
    expect(() => calibrationCurve(Float64Array.of(1, 0), two, { bins: 0 })).toThrow("of 0 bins");
  });
});
