import { describe, expect, test } from "vitest";
import { atSignalEfficiency, backgroundRejection, roc } from "../../../learn/index.ts";
import reference from "../../reference/roc.json" with { type: "json" };

describe("the ROC curve", () => {
  const curve = roc(Float64Array.of(4, 3, 3, 2, 1), Uint8Array.of(1, 1, 0, 1, 0), {
    weights: Float64Array.of(1, 2, 1, 1, 3),
  });

  test("holds the efficiencies of each cut, from none to all", () => {
    expect([...curve.thresholds]).toEqual([Infinity, 4, 3, 2, 1]);
    expect([...curve.signal]).toEqual([0, 0.25, 0.75, 1, 1]);
    expect([...curve.background]).toEqual([0, 0, 0.25, 0.25, 1]);
  });

  test("says what background is left at a signal efficiency, between two cuts too", () => {
    expect(backgroundRejection(curve, 0.75)).toBe(0.75);
    expect(backgroundRejection(curve, 0.5)).toBe(1 - 0.125);
    expect(atSignalEfficiency(curve, 1)).toEqual({
      threshold: 2,
      signalEfficiency: 1,
      backgroundEfficiency: 0.25,
      rejection: 0.75,
      rejectionFactor: 4,
    });
    expect(() => atSignalEfficiency(curve, 0)).toThrow("must be above 0 and at most 1");
  });

  test("turns back where weights are negative, and still ends at one", () => {
    const weights = Float64Array.of(2, 1, -1, 1);
    const { signal } = roc(Float64Array.of(4, 3, 2, 1), Uint8Array.of(1, 0, 1, 1), { weights });
    expect([...signal]).toEqual([0, 1, 1, 0.5, 1]);
  });

  test.each(reference)("is scikit-learn's, point by point", (problem) => {
    const { thresholds, signal, background } = roc(
      Float64Array.from(problem.a),
      Uint8Array.from(problem.labels),
      { weights: Float64Array.from(problem.weights) },
    );
    expect([...thresholds.subarray(1)]).toEqual(problem.thresholds);
    for (const [k, share] of problem.signal.entries()) expect(signal[k]).toBeCloseTo(share, 12);
    for (const [k, share] of problem.background.entries())
      expect(background[k]).toBeCloseTo(share, 12);
  });
});
