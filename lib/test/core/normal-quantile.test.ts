import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../core/index.ts";

test("has the quantiles of every table", () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.15865525393145707)).toBeCloseTo(-1, 14);
  expect(normalQuantile(2.866515718791939e-7)).toBeCloseTo(-5, 13);
  expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 13);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

test("undoes the probability of a Gaussian, far into its tail", () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (x) => {
      // a relative error of the probability moves the quantile by that over |x|
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-14 * (1 + Math.abs(x)));
    }),
  );
});

test("is refused of what is no probability", () => {
  for (const value of [-0.1, 1.1, Number.NaN]) {
    expect(() => normalQuantile(value)).toThrow(/Gaussian quantile of .*: a probability from 0 to/);
  }
});
