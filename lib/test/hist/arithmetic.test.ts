import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  binContents,
  binErrors,
  hist1d,
  histFromCounts,
  integral,
  ratio,
  regular,
  scale,
  subtract,
} from "../../hist/index.ts";

const axis = regular(4, 0, 4);
const values = fc.array(fc.double({ min: -1, max: 5, noNaN: true }), { maxLength: 50 });

describe("two histograms", () => {
  test("together are the histogram of all values, under- and overflow included", () => {
    fc.assert(
      fc.property(values, values, (xs, ys) => {
        const both = add(hist1d(axis, xs), hist1d(axis, ys));
        expect(both).toEqual(hist1d(axis, [...xs, ...ys]));
      }),
    );
  });

  test("with a sum taken away again leave the first, with the errors of both", () => {
    fc.assert(
      fc.property(values, values, (xs, ys) => {
        const [a, b] = [hist1d(axis, xs), hist1d(axis, ys)];
        const rest = subtract(add(a, b), b);
        expect(rest.sumW).toEqual(a.sumW);
        expect(rest.sumW2).toEqual(add(add(a, b), b).sumW2);
      }),
    );
  });

  test("with different bins cannot be added", () => {
    expect(() => add(hist1d(axis, []), hist1d(regular(5, 0, 4), []))).toThrow(
      "Cannot combine histograms of 4 bins from 0 to 4 and of 5 bins from 0 to 4",
    );
  });
});

test("scaling is filling with that weight", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -8, max: 8 }), (xs, power) => {
      const weights = xs.map(() => 2 ** power);
      expect(scale(hist1d(axis, xs), 2 ** power)).toEqual(hist1d(axis, xs, { weights }));
    }),
  );
});

test("the ratio of 100 ± 10 to 50 ± √50 is 2 ± 2·√(1/100 + 1/50)", () => {
  const [a, b] = [histFromCounts(axis, [100, 0, 3, 0]), histFromCounts(axis, [50, 4, 0, 0])];
  const r = ratio(a, b);
  expect(Array.from(binContents(r))).toEqual([2, 0, Number.NaN, Number.NaN]);
  expect(binErrors(r)[0]).toBeCloseTo(2 * Math.sqrt(1 / 100 + 1 / 50), 14);
  expect(binErrors(r)[1]).toBe(0);
});

test("counts from a table have errors √n, and their sum is the integral", () => {
  const h = histFromCounts(axis, [4, 9, 0, 1]);
  expect(Array.from(binErrors(h))).toEqual([2, 3, 0, 1]);
  expect(integral(h)).toBe(14);
  expect(() => histFromCounts(axis, [1, 2])).toThrow("Cannot put 2 counts into 4 bins");
});

test("weights that are too few are refused", () => {
  expect(() => hist1d(axis, [1, 2], { weights: [1] })).toThrow(
    "Cannot weigh 2 values with 1 weights: each value needs one",
  );
});
