import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import { figureOfMerit, significanceScan } from "../../../learn/index.ts";

describe("the figure of merit", () => {
  test("of 100 signal on 1000 background events", () => {
    expect(figureOfMerit("simple", 100, 1000)).toBeCloseTo(100 / Math.sqrt(1000), 12);
    expect(figureOfMerit("cross-section", 100, 1000)).toBeCloseTo(100 / Math.sqrt(1100), 12);
    expect(figureOfMerit("cross-section", 100, 1000, 0.1)).toBeCloseTo(100 / Math.sqrt(11100), 12);
    expect(figureOfMerit("asimov", 100, 1000)).toBeCloseTo(
      Math.sqrt(2 * (1100 * Math.log(1.1) - 100)),
      12,
    );
  });

  // Cowan, Discovery sensitivity for a counting experiment with background uncertainty, 2012: s ≪ b and σ = δb give s/√(b + σ²)
  test("of a small signal on a known or badly known background is s over the error of b", () => {
    for (const delta of [0, 1e-4, 0.01, 0.1, 1]) {
      const ratio =
        figureOfMerit("asimov", 0.1, 10_000, delta) * Math.sqrt(1e4 + (delta * 1e4) ** 2) * 10;
      expect(ratio).toBeCloseTo(1, 4);
    }
  });

  test("falls with the background's uncertainty and has its limit without one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        (s, b) => {
          const [certain, nearly, badly] = [0, 1e-3, 0.3].map((delta) =>
            figureOfMerit("asimov", s, b, delta),
          );
          expect(nearly).toBeCloseTo(certain!, 2);
          expect(badly).toBeLessThan(certain!);
        },
      ),
    );
  });

  test("is not defined without background, where the asymptotic formula fails", () => {
    expect(figureOfMerit("asimov", 3, 0)).toBeNaN();
    expect(figureOfMerit("simple", 3, 0)).toBeNaN();
    expect(figureOfMerit("cross-section", 4, 0)).toBe(2);
  });
});

describe("the scan of the cut", () => {
  /** Exponential background, signal at high scores: 10 signal on 1000 background events. */
  const random = seededRandom(3);
  const toy = (n: number): { scores: Float64Array; labels: Uint8Array; weights: Float64Array } => {
    const labels = Uint8Array.from({ length: 2 * n }, (_, i) => i % 2);
    return {
      labels,
      scores: Float64Array.from(labels, (label) =>
        label ? normal(random, 3) : -Math.log(1 - random()),
      ),
      weights: Float64Array.from(labels, (label) => (label ? 10 : 1000) / n),
    };
  };

  test("gives yields and significance of each cut by hand", () => {
    const scan = significanceScan(Float64Array.of(3, 2, 1), Uint8Array.of(1, 0, 1), {
      atLeast: 1,
      weights: Float64Array.of(2, 4, 3),
    });
    expect([...scan.thresholds]).toEqual([3, 2, 1]);
    expect([...scan.signal]).toEqual([2, 2, 5]);
    expect([...scan.background]).toEqual([0, 4, 4]);
    expect(scan.significance[1]).toBe(2 / Math.sqrt(6));
    expect(scan.best).toMatchObject({ threshold: 1, significance: 5 / 3 });
    // s/√(s + b): by s (s/2 + b)/(s + b)^1.5, by b −(s/2)/(s + b)^1.5
    const [byS, byB] = [5, -1].map((x) => x / 6 ** 1.5);
    expect(scan.errors[1]).toBeCloseTo(Math.hypot(byS! * 2, byB! * 4), 6);
  });

  test("finds the best cut within the range that it names, and its significance within the error", () => {
    // background e^(−t), signal erfc: the optimum of s/√b by fine steps of the closed forms
    const exact = (t: number): number => (10 * (1 - phi(t - 3))) / Math.sqrt(1000 * Math.exp(-t));
    const phi = (x: number): number => 1 / (1 + Math.exp(-1.5976 * x - 0.07056 * x ** 3)); // to 1.4e-4
    const cuts = Array.from({ length: 600 }, (_, i) => i / 100);
    const optimum = cuts.reduce((best, t) => (exact(t) > exact(best) ? t : best));
    let [inside, pull] = [0, 0];
    for (let i = 0; i < 40; i++) {
      const { best } = significanceScan(...spread(toy(2000)));
      inside += Number(best.range[0] <= optimum && optimum <= best.range[1]);
      pull += (best.significance - exact(optimum)) / best.error / 40;
    }
    expect(inside).toBeGreaterThan(40 * 0.68 - 3 * Math.sqrt(40 * 0.68 * 0.32));
    expect(pull).toBeGreaterThan(-0.5); // the maximum of a noisy curve lies too high, not too low
    expect(pull).toBeLessThan(1.5);
  });

  const spread = (toys: ReturnType<typeof toy>) =>
    [toys.scores, toys.labels, { weights: toys.weights, kind: "simple", atLeast: 20 }] as const;

  test("refuses what has no best cut", () => {
    const few = [Float64Array.of(3, 2), Uint8Array.of(1, 0)] as const;
    expect(() => significanceScan(...few)).toThrow("none leaves 10 simulated background events");
    expect(() => significanceScan(...few, { backgroundUncertainty: -1 })).toThrow(
      "it must be 0 or more",
    );
  });
});
