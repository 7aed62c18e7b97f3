import { describe, expect, test } from "vitest";
import { seededRandom } from "../../core/index.ts";
import { binContents, histFromCounts, integral, regular } from "../../hist/index.ts";
import { findBump, pretendBumps, pretendSpectrum } from "../../stats/index.ts";
import reference from "../reference/significance.json" with { type: "json" };

const flat = histFromCounts(regular(20, 0, 20), new Array(20).fill(10));
const falling = histFromCounts(
  regular(20, 0, 20),
  Array.from({ length: 20 }, (_, i) => 40 * Math.exp(-i / 6)),
);

describe("a window", () => {
  test.each(reference.windows)(
    "with $n of $total events and a share of $share is as improbable as the binomial tail",
    ({ n, total, share }) => {
      const shape = histFromCounts(regular(2, 0, 2), [share, 1 - share]);
      const seen = histFromCounts(regular(2, 0, 2), [n, total - n]);
      const expected = reference.windows.find((one) => one.n === n)?.p ?? Number.NaN;
      const bump = findBump(seen, shape, { bins: [1, 1] });
      expect(bump.pValue / expected).toBeCloseTo(1, 9);
      expect([bump.from, bump.to, bump.observed]).toEqual([0, 1, n]);
      expect(bump.expected).toBeCloseTo(((total - n) * share) / (1 - share), 10);
    },
  );

  test("with the excess is found, whatever the height of the background", () => {
    for (const height of [1, 3]) {
      const counts = binContents(flat).map(
        (n, i) => height * n + (i >= 7 && i < 10 ? 15 * height : 0),
      );
      const bump = findBump(histFromCounts(flat.axis, counts), flat);
      expect([bump.from, bump.to]).toEqual([7, 10]);
      expect(bump.expected).toBeCloseTo(height * 30, 9);
      expect(bump.significance).toBeGreaterThan(5);
    }
  });

  test("of no excess at all is certain", () => {
    const bump = findBump(flat, flat);
    expect([bump.pValue, bump.significance]).toEqual([1, -Infinity]);
  });
});

describe("pretended spectra", () => {
  test("have the shape of the background", () => {
    const spectrum = pretendSpectrum(falling, 100_000, seededRandom(1));
    expect(integral(spectrum)).toBe(100_000);
    const scale = 100_000 / integral(falling);
    const chi2 = binContents(spectrum).reduce((sum, n, i) => {
      const expected = scale * binContents(falling)[i]!;
      return sum + (n - expected) ** 2 / expected;
    }, 0);
    expect(chi2).toBeLessThan(19 + 4 * Math.sqrt(2 * 19)); // 19 degrees of freedom, 4 σ
  });

  test("give global p-values that are even between 0 and 1", () => {
    const random = seededRandom(2);
    const others = pretendBumps(falling, 150, { random, nToys: 1000 }).sort();
    const globals = Array.from({ length: 200 }, () => {
      const { pValue } = findBump(pretendSpectrum(falling, 150, random), falling);
      return others.findLastIndex((p) => p <= pValue) / 1000;
    });
    const mean = globals.reduce((sum, p) => sum + p, 0) / 200;
    // σ of the mean of 200 even numbers is 0.0204, and 1000 toys know the median to 0.016
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.hypot(0.0204, 0.016));
    expect(globals.filter((p) => p < 0.1).length).toBeLessThan(20 + 4 * Math.sqrt(18) + 8);
  });

  test("have a best bump that is more improbable the more windows there are", () => {
    const median = (bins: readonly [number, number]): number =>
      pretendBumps(falling, 150, { random: seededRandom(3), nToys: 400, bins }).sort()[200]!;
    expect(median([2, 6])).toBeLessThan(median([4, 4]));
  });
});

test("a bump is looked for in counts, on the axis of the shape, in windows that fit", () => {
  const weighted = { ...flat, sumW: flat.sumW.map((w) => w / 3) };
  expect(() => findBump(weighted, flat)).toThrow("Cannot look for a bump in a weighted histogram");
  const other = histFromCounts(regular(3, 0, 3), [1, 2, 3]);
  expect(() => findBump(other, flat)).toThrow("Cannot compare 3 bins with a shape of 20");
  expect(() => findBump(flat, flat, { bins: [3, 20] })).toThrow("windows of 3 to 20 bins over 20");
  expect(() => pretendBumps(flat, 0.5, { random: seededRandom(1) })).toThrow(
    "spectra of 0.5 events",
  );
  const empty = histFromCounts(flat.axis, new Array(20).fill(0));
  expect(() => findBump(flat, empty)).toThrow("nothing in it");
});
