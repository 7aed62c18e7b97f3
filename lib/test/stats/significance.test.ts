import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normal, poisson, seededRandom } from "../../core/index.ts";
import {
  countPValue,
  countSignificance,
  expectedSignificance,
  pValueOf,
  significanceOf,
  significanceSpread,
  thresholdFor,
} from "../../stats/index.ts";
import reference from "../reference/significance.json" with { type: "json" };

describe("the significance of a count", () => {
  test("of 10 events where 5 are expected is √(2(10 ln 2 − 5))", () => {
    expect(countSignificance(10, 5)).toBeCloseTo(Math.sqrt(2 * (10 * Math.log(2) - 5)), 14);
  });

  test("is 0 where as many are seen as expected, and −√(2b) where none is", () => {
    expect(countSignificance(7, 7, { error: 2 })).toBe(0);
    expect(countSignificance(0, 8)).toBeCloseTo(-4, 14);
  });

  for (const { n, b, z, p, uncertain } of reference.counts) {
    test(`of ${n} events above ${b} is that of the maximised likelihoods`, () => {
      expect(countSignificance(n, b)).toBeCloseTo(z, 12);
      expect(countPValue(n, b) / p).toBeCloseTo(1, 9);
      for (const { error, z: expected } of uncertain) {
        // scipy's minimum is good to 1e-9 in the likelihood
        expect(countSignificance(n, b, { error })).toBeCloseTo(expected, 6);
      }
    });
  }

  test("of a small signal on a large background is s/√b, or s/√(b + σ²)", () => {
    // the next term is smaller by s/6b, some 10⁻⁵
    expect(expectedSignificance(1, 1e4)).toBeCloseTo(1 / 100, 6);
    expect(expectedSignificance(1, 1e4, { error: 100 })).toBeCloseTo(1 / Math.hypot(100, 100), 6);
  });

  test("grows with what is seen, and an uncertain background makes it smaller", () => {
    const count = fc.integer({ min: 0, max: 500 });
    const background = fc.double({ min: 0.5, max: 300, noNaN: true });
    fc.assert(
      fc.property(
        count,
        background,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (n, b, share) => {
          const error = share * b;
          expect(countSignificance(n + 1, b, { error })).toBeGreaterThan(
            countSignificance(n, b, { error }) - 1e-9,
          );
          expect(Math.abs(countSignificance(n, b, { error }))).toBeLessThanOrEqual(
            Math.abs(countSignificance(n, b)) + 1e-6,
          );
        },
      ),
    );
  });

  test("passes 1 as often as a Gaussian does, in 20 000 experiments with an uncertain background", () => {
    const random = seededRandom(3);
    const [truth, error, n] = [400, 20, 20_000];
    let above = 0;
    for (let i = 0; i < n; i++) {
      const measured = normal(random, truth, error); // what the control region says
      if (countSignificance(poisson(random, truth), measured, { error }) > 1) above++;
    }
    // 0.1587 ± 0.0026, and what the asymptotic formula may be off by at 400 events, some 0.004
    expect(Math.abs(above / n - pValueOf(1))).toBeLessThan(0.012);
  });

  test("cannot be told without a background", () => {
    expect(() => countSignificance(3, 0)).toThrow(
      "Cannot tell a significance above a background of 0 events: a number above 0 is wanted",
    );
    expect(() => countSignificance(-1, 2)).toThrow("Cannot tell the significance of -1 events");
    expect(() => countSignificance(1, 2, { error: Number.NaN })).toThrow("uncertain by NaN events");
  });
});

test.each(reference.quantiles)("a p-value of $p is $z standard deviations", ({ p, z }) => {
  expect(significanceOf(p)).toBeCloseTo(z, 10);
  expect(pValueOf(z) / p).toBeCloseTo(1, 9);
});

describe("the spread of significances", () => {
  test("is what the fluctuation of the count makes of it", () => {
    const uncertain = { error: 20 };
    const options = { ...uncertain, random: seededRandom(4), nToys: 8000 };
    const { low, median, high } = significanceSpread(120, 100, options);
    const [below, at, above] = [119, 120, 121].map((s) => expectedSignificance(s, 100, uncertain));
    const sigma = ((above! - below!) / 2) * Math.sqrt(120 + 100 + 20 ** 2);
    expect(Math.abs(median - at!)).toBeLessThan(0.1);
    // ends of 8000 toys are known to 2 %; the curve bends by some 3 % over their distance
    expect(Math.abs((high - low) / 2 / sigma - 1)).toBeLessThan(0.08);
  });

  test("without a signal is that of a Gaussian around 0", () => {
    const { low, median, high } = significanceSpread(0, 2000, {
      random: seededRandom(5),
      nToys: 8000,
    });
    // an order statistic at 16 % of 8000 is known to 0.017
    expect(Math.abs(median)).toBeLessThan(0.06);
    expect(Math.abs(low + 1)).toBeLessThan(0.08);
    expect(Math.abs(high - 1)).toBeLessThan(0.08);
  });
});

describe("a threshold", () => {
  test("for half the weight of 1, 2, 3 with weights 2, 1, 1 is 2", () => {
    expect(thresholdFor([1, 2, 3], [2, 1, 1], 0.5)).toBe(2);
    expect(thresholdFor([1, 2, 3], [2, 1, 1], 0.25)).toBe(3);
    expect(thresholdFor([1, 2, 3], [2, 1, 1], 1)).toBe(1);
  });

  test("is the highest value at which the share is reached", () => {
    const row = fc.tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (rows, share) => {
          const [values, weights] = [rows.map(([v]) => v), rows.map(([, w]) => w)];
          const cut = thresholdFor(values, weights, share);
          const weight = (isKept: (value: number) => boolean): number =>
            rows.reduce((sum, [v, w]) => (isKept(v) ? sum + w : sum), 0);
          const all = weight(() => true);
          expect(weight((v) => v >= cut)).toBeGreaterThanOrEqual(share * all);
          expect(weight((v) => v > cut)).toBeLessThan(share * all);
        },
      ),
    );
  });

  test("needs values, as many weights, and a share", () => {
    expect(() => thresholdFor([], [], 0.5)).toThrow("Cannot find a threshold for 0 values");
    expect(() => thresholdFor([1], [1, 1], 0.5)).toThrow("1 values with 2 weights");
    expect(() => thresholdFor([1], [1], 0)).toThrow("for a share of 0");
  });
});
