import { describe, expect, test } from "vitest";
import { efficiency, poissonDeviance, poissonInterval } from "../../stats/index.ts";
import reference from "../reference/intervals.json" with { type: "json" };

describe("the Poisson deviance", () => {
  test("of 3 events where 2 are expected is 2(2 − 3 + 3 ln 1.5)", () => {
    expect(poissonDeviance([3], [2])).toBeCloseTo(2 * (-1 + 3 * Math.log(1.5)), 14);
  });

  test("of no event is twice the expectation, and of what was expected 0", () => {
    expect(poissonDeviance([0, 7], [2.5, 7])).toBe(5);
  });

  test("is infinite for what cannot happen", () => {
    expect(poissonDeviance([1], [0])).toBe(Infinity);
    expect(poissonDeviance([0], [-1])).toBe(Infinity);
    expect(poissonDeviance([0], [0])).toBe(0);
  });
});

describe("the interval for a Poisson mean", () => {
  // Review of Particle Physics, Statistics, table 40.3: lower and upper limits at 90 % and 95 %
  test.each([
    [0, 0, 2.3, 3.0],
    [1, 0.105, 3.89, 4.74],
    [2, 0.532, 5.32, 6.3],
    [3, 1.1, 6.68, 7.75],
    [5, 2.43, 9.27, 10.51],
    [10, 6.22, 15.41, 16.96],
  ])("of %d events is that of the PDG's table", (n, low90, high90, high95) => {
    // one-sided limits at 90 % are the ends of a central interval at 80 %
    const [low, high] = poissonInterval(n, { level: 0.8 });
    expect(Math.abs(low - low90)).toBeLessThan(0.005);
    expect(Math.abs(high - high90)).toBeLessThan(0.0051);
    expect(Math.abs(poissonInterval(n, { level: 0.9 })[1] - high95)).toBeLessThan(0.0051);
  });

  test("of no event ends at −ln 0.1587 = 1.841, and of many is √n wide", () => {
    expect(poissonInterval(0)).toEqual([0, expect.closeTo(1.8410216, 6)]);
    const [low, high] = poissonInterval(1e6);
    expect(low).toBeCloseTo(1e6 - 1000, 0);
    expect(Math.abs(high - (1e6 + 1000) - 1)).toBeLessThan(1);
  });

  test.each(reference.counts)("of $n events is that of scipy", ({ n, level, low, high }) => {
    const [from, to] = poissonInterval(n, { level });
    expect(Math.abs(from - low)).toBeLessThan(1e-10 * (1 + n));
    expect(Math.abs(to - high)).toBeLessThan(1e-10 * (1 + n));
  });

  test("covers the truth at least as often as it says", () => {
    const intervals = Array.from({ length: 60 }, (_, n) => poissonInterval(n));
    for (let mean = 0.05; mean < 20; mean += 0.05) {
      let covered = 0;
      for (let n = 0, p = Math.exp(-mean); n < 60; n++, p *= mean / n) {
        const [low, high] = intervals[n]!;
        if (low <= mean && mean <= high) covered += p;
      }
      expect(covered).toBeGreaterThan(0.6826);
    }
  });

  test("needs a count and a level", () => {
    expect(() => poissonInterval(-1)).toThrow("Cannot give an interval for -1 events");
    expect(() => poissonInterval(1, { level: 68 })).toThrow("the level is between 0 and 1");
  });
});

describe("the interval for an efficiency", () => {
  test.each(reference.efficiencies)(
    "of $passed out of $total is that of scipy",
    ({ passed, total, level, low, high }) => {
      const part = efficiency(passed, total, { level });
      expect(part.value).toBe(passed / total);
      expect(Math.abs(part.low - low)).toBeLessThan(1e-11);
      expect(Math.abs(part.high - high)).toBeLessThan(1e-11);
    },
  );

  test("covers the truth at least as often as it says", () => {
    const n = 20;
    const parts = Array.from({ length: n + 1 }, (_, k) => efficiency(k, n));
    for (let p = 0.01; p < 1; p += 0.01) {
      let [covered, term] = [0, (1 - p) ** n];
      for (let k = 0; k <= n; term *= ((n - k) / (k + 1)) * (p / (1 - p)), k++) {
        if (parts[k]!.low <= p && p <= parts[k]!.high) covered += term;
      }
      expect(covered).toBeGreaterThan(0.6826);
    }
  });

  test("needs at least one event, and not more passed than there are", () => {
    expect(() => efficiency(0, 0)).toThrow("Cannot take the efficiency of 0 out of 0");
    expect(() => efficiency(3, 2)).toThrow("Cannot take the efficiency of 3 out of 2");
  });
});
