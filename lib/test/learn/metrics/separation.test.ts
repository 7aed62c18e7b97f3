import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import { correlations, featuresOf, separation, separations } from "../../../learn/index.ts";

describe("the separation of a feature", () => {
  test("is ½ for two boxes that overlap by half, 0 for equal and 1 for distant ones", () => {
    const box = Array.from({ length: 100 }, (_, i) => i + 0.5);
    const values = (shift: number): Float64Array =>
      Float64Array.from([...box, ...box.map((x) => x + shift)]);
    const labels = new Uint8Array(200).fill(1, 100);
    expect(separation(values(50), labels, { bins: 3 })).toBeCloseTo(0.5, 1); // edges are off by ⅓
    expect(separation(values(0), labels)).toBe(0);
    expect(separation(values(100), labels, { bins: 2 })).toBe(1);
    expect(separation(new Float64Array(200).fill(7), labels)).toBe(0);
  });

  test("of two Gaussians one apart is that of the integral", () => {
    const random = seededRandom(1);
    const n = 200_000;
    const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const values = Float64Array.from(labels, (label) => normal(random, label));
    let integral = 0;
    for (let x = -8; x < 9; x += 0.001) {
      const [s, b] = [Math.exp(-((x - 1) ** 2) / 2), Math.exp((-x * x) / 2)];
      integral += (0.001 * (s - b) ** 2) / (s + b) / 2 / Math.sqrt(2 * Math.PI);
    }
    // its error is about √(S²/n), its bias from 40 bins 39/4 · 4/n = 2e-4
    expect(Math.abs(separation(values, labels) - integral)).toBeLessThan(
      5 * Math.sqrt(integral / n),
    );
  });

  test("of equal densities is (bins − 1)/4 · (1/n_S + 1/n_B), not 0", () => {
    const random = seededRandom(2);
    const labels = Uint8Array.from({ length: 1000 }, (_, i) => Number(i < 300));
    const found = Array.from({ length: 200 }, () =>
      separation(new Float64Array(1000).map(random), labels, { bins: 21 }),
    );
    const mean = found.reduce((sum, s) => sum + s / 200, 0);
    const expected = 5 * (1 / 300 + 1 / 700);
    // S² scatters as χ² with 20 degrees of freedom: √(2/20) of itself
    expect(Math.abs(mean / expected - 1)).toBeLessThan(4 * Math.sqrt(0.1 / 200));
  });

  test("puts the features in order, and takes weights", () => {
    const labels = Uint8Array.of(1, 1, 0, 0);
    const sample = {
      features: featuresOf({ bad: Float64Array.of(1, 2, 1, 2), good: Float64Array.of(3, 3, 0, 0) }),
      labels,
      weights: Float64Array.of(1, 2, 1, 2),
    };
    expect(separations(sample)).toEqual([
      { name: "good", separation: 1 },
      { name: "bad", separation: 0 },
    ]);
  });
});

describe("correlations", () => {
  test("are ±1 for lines, 0 for a parabola, NaN for a constant", () => {
    const x = Float64Array.of(-1, 0, 1);
    const [ofX] = correlations(
      featuresOf({ x, y: x.map((v) => 3 - 2 * v), z: x.map((v) => v * v), c: x.map(() => 1) }),
    );
    expect([...ofX!].map((r) => Number(r.toFixed(12)))).toEqual([1, -1, 0, NaN]);
  });

  test("count a weight of 2 as two events", () => {
    const once = featuresOf({ x: Float64Array.of(0, 1, 3), y: Float64Array.of(2, 1, 5) });
    const twice = featuresOf({ x: Float64Array.of(0, 1, 3, 3), y: Float64Array.of(2, 1, 5, 5) });
    const weighted = correlations(once, { weights: Float64Array.of(1, 1, 2) });
    expect(weighted[0]![1]).toBeCloseTo(correlations(twice)[0]![1]!, 14);
    expect(() => correlations(once, { weights: Float64Array.of(1) })).toThrow(
      "1 weights for 3 rows",
    );
  });
});
