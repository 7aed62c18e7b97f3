import fc from "fast-check";
import { expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  type TagCounts,
  tagCorrelation,
  tagCounting,
} from "../../../stats/cross-sections/index.ts";

test("with half of all b jets tagged, of four pairs two have one tag and one has two", () => {
  const { crossSection, tagEfficiency } = tagCounting({
    ...{ one: 200, two: 100, backgroundOne: 0, backgroundTwo: 0 },
    ...{ correlation: 1, acceptance: 0.01, luminosity: 50 },
  });
  expect(tagEfficiency.value).toBeCloseTo(0.5, 12);
  expect(crossSection.value).toBeCloseTo(400 / (0.01 * 50), 9);
});

/** Counts as the two equations say, with their background. */
const expectation = (
  sigma: number,
  efficiency: number,
  correlation: number,
  background: number,
): TagCounts => {
  const [acceptance, luminosity] = [0.008, 3200];
  const pairs = sigma * acceptance * luminosity;
  return {
    one: 2 * pairs * efficiency * (1 - correlation * efficiency) + background,
    two: pairs * correlation * efficiency ** 2 + background / 10,
    ...{ backgroundOne: background, backgroundTwo: background / 10 },
    ...{ correlation, acceptance, luminosity },
  };
};

test("cross-section and tag efficiency come back from the counts that they make", () => {
  const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(share(100, 2000), share(0.1, 0.85), share(0.9, 1.1), share(0, 500), (...truth) => {
      const { crossSection, tagEfficiency } = tagCounting(expectation(...truth));
      expect(crossSection.value / truth[0]).toBeCloseTo(1, 9);
      expect(tagEfficiency.value / truth[1]).toBeCloseTo(1, 9);
    }),
  );
});

test("its uncertainties are as wide as the results of many experiments", () => {
  const random = seededRandom(5);
  const counts = expectation(830, 0.6, 1.01, 1300);
  const middle = tagCounting(counts);
  const n = 4000;
  const results = Array.from({ length: n }, () =>
    tagCounting({
      ...counts,
      one: normal(random, counts.one, Math.sqrt(counts.one)),
      two: normal(random, counts.two, Math.sqrt(counts.two)),
    }),
  );
  for (const key of ["crossSection", "tagEfficiency"] as const) {
    const { value, error } = middle[key];
    const variance = results.reduce((sum, one) => sum + (one[key].value - value) ** 2, 0) / n;
    // the width of 4000 results is known to 1/√8000
    expect(Math.abs(Math.sqrt(variance) / error - 1), key).toBeLessThan(5 / Math.sqrt(2 * n));
  }
});

test("the correlation is 1 if both jets of a pair know nothing of each other, and more if they do", () => {
  const [all, efficiency] = [10_000, 0.6];
  const one = 2 * all * efficiency * (1 - efficiency);
  expect(tagCorrelation(all, one, all * efficiency ** 2)).toBeCloseTo(1, 12);
  expect(tagCorrelation(all, one - 20, all * efficiency ** 2 + 10)).toBeGreaterThan(1);
});

test("without a pair of tags nothing can be told", () => {
  expect(() => tagCounting({ ...expectation(830, 0.6, 1, 100), two: 10 })).toThrow(
    /Cannot tell the tag efficiency/,
  );
});
