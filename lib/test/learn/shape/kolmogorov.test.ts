import { describe, expect, test } from "vitest";
import { logGamma, normal, seededRandom } from "../../../core/index.ts";
import { hist1d, regular } from "../../../hist/index.ts";
import {
  chi2Test,
  kolmogorovTest,
  overtrainingCheck,
  tmvaKolmogorov,
} from "../../../learn/index.ts";
import { kolmogorovSurvival } from "../../../learn/shape/kolmogorov.ts";
import reference from "../../reference/validation.json" with { type: "json" };

const random = seededRandom(4);
const gauss = (n: number, mean = 0): Float64Array =>
  new Float64Array(n).map(() => normal(random, mean));
/** How far a share of so many p-values may be from x: three standard deviations. */
const within = (x: number, n: number): number => 3 * Math.sqrt((x * (1 - x)) / n);
const shareBelow = (pValues: readonly number[], x: number): number =>
  pValues.filter((p) => p < x).length / pValues.length;

describe("Kolmogorov's distribution", () => {
  test.each(reference.kolmogorovSurvival)("has scipy's tail beyond %d", (z, tail) => {
    expect(kolmogorovSurvival(z!) / tail!).toBeCloseTo(1, 10);
  });
});

describe("the Kolmogorov–Smirnov test of two samples", () => {
  test("of 1, 2 and 2, 3 is half a step apart", () => {
    const { distance } = kolmogorovTest(
      { values: Float64Array.of(1, 2) },
      { values: Float64Array.of(2, 3) },
    );
    expect(distance).toBe(0.5);
  });

  test.each(reference.kolmogorov)("is scipy's exact one, $pValue", ({ a, b, ...theirs }) => {
    const ours = kolmogorovTest({ values: Float64Array.from(a) }, { values: Float64Array.from(b) });
    expect(ours.distance).toBeCloseTo(theirs.distance, 12);
    // the smaller sample's steps, 1/n, are what an approximation without steps cannot know
    const z =
      (2 * Math.sqrt((a.length * b.length) / (a.length + b.length))) / Math.max(a.length, b.length);
    expect(Math.abs(Math.log(ours.pValue / theirs.pValue))).toBeLessThan(0.1 + z);
  });

  test("has uniform p-values for equal distributions, weighted too", () => {
    const pValues = Array.from({ length: 400 }, () => {
      const [values, others] = [gauss(300), gauss(200)];
      return kolmogorovTest(
        { values, weights: new Float64Array(300).map(random) },
        { values: others },
      ).pValue;
    });
    for (const x of [0.05, 0.5, 0.9]) {
      expect(Math.abs(shareBelow(pValues, x) - x)).toBeLessThan(within(x, 400));
    }
  });

  test("refuses samples without weight", () => {
    expect(() => kolmogorovTest({ values: gauss(2) }, { values: gauss(0) })).toThrow(
      "Cannot compare 0 values with 0 weights that add up to 0",
    );
  });
});

describe("the number that TMVA prints", () => {
  const axis = regular(40, -4, 4);

  test("is the share of drawn histograms that are further away", () => {
    // all in two bins: the test holds one half of each, the training is 61 : 39 of 100
    const two = regular(2, 0, 2);
    const fill = (low: number, high: number) =>
      hist1d(two, [...Array(low).fill(0.5), ...Array(high).fill(1.5)]);
    const found = tmvaKolmogorov(fill(500, 500), fill(61, 39), random, { experiments: 4000 });
    // beyond 11 of 100: about 2.2σ, P(|z| > 2.2) = 0.028 with steps of 0.2σ
    let expected = 0;
    for (let k = 0; k <= 200; k++) {
      for (let l = 0; l <= 200; l++) {
        const [a, b] = [k, l].map((n) => Math.exp(n * Math.log(50) - 50 - logGamma(n + 1)));
        if (Math.abs(k / (k + l) - 0.5) > 0.11 + 1e-9) expected += a! * b!;
      }
    }
    expect(expected).toBeCloseTo(0.028, 2);
    expect(Math.abs(found - expected)).toBeLessThan(within(expected, 4000));
  });

  test("cries overtraining where there is none, as the exact test does not", () => {
    const pairs = Array.from({ length: 150 }, () => [gauss(500), gauss(500)] as const);
    const theirs = pairs.map(([a, b]) =>
      tmvaKolmogorov(hist1d(axis, a), hist1d(axis, b), random, { experiments: 200 }),
    );
    const exact = pairs.map(([a, b]) => kolmogorovTest({ values: a }, { values: b }).pValue);
    expect(shareBelow(exact, 0.05)).toBeLessThan(0.05 + within(0.05, 150));
    expect(shareBelow(theirs, 0.05)).toBeGreaterThan(0.05 + within(0.05, 150));
  });
});

describe("the χ² of two shapes", () => {
  test("of 60 : 40 against 40 : 60 is (0.2)²/(0.6 + 0.4)·100 · 2", () => {
    const two = regular(2, 0, 2);
    const fill = (low: number, high: number) =>
      hist1d(two, [...Array(low).fill(0.5), ...Array(high).fill(1.5)]);
    const { chi2, ndf, pValue } = chi2Test(fill(60, 40), fill(40, 60));
    expect(chi2).toBeCloseTo(8, 12);
    expect(ndf).toBe(1);
    expect(pValue).toBeCloseTo(0.004677734981, 10);
  });

  test("has uniform p-values for weighted histograms of one shape and different size", () => {
    const axis = regular(30, -5, 5);
    const pValues = Array.from({ length: 400 }, () => {
      const a = hist1d(axis, gauss(2000), {
        weights: new Float64Array(2000).map(() => 7 * random()),
      });
      return chi2Test(a, hist1d(axis, gauss(600))).pValue;
    });
    for (const x of [0.05, 0.5, 0.9]) {
      expect(Math.abs(shareBelow(pValues, x) - x)).toBeLessThan(within(x, 400));
    }
  });

  test("needs the same bins, and is 0 where one bin is left", () => {
    const [one, two] = [regular(1, 0, 1), regular(2, 0, 1)].map((axis) => hist1d(axis, [0.2, 0.7]));
    expect(() => chi2Test(one!, two!)).toThrow("1 and 2 bins: they must be the same");
    expect(chi2Test(two!, two!)).toEqual({ chi2: 0, ndf: 0, pValue: 1 });
  });
});

describe("the check for overtraining", () => {
  const scored = (n: number, separation: number) => {
    const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
    return {
      labels,
      scores: Float64Array.from(labels, (label) => normal(random, separation * label)),
    };
  };

  test("finds it where training events are told apart better than others", () => {
    const { signal, background, trainingAuc, testAuc } = overtrainingCheck(
      scored(2000, 1.5),
      scored(2000, 1),
      random,
    );
    expect(signal.kolmogorov.pValue).toBeLessThan(0.001);
    expect(signal.chi2.pValue).toBeLessThan(0.001);
    expect(signal.tmva).toBeLessThan(0.01);
    expect(background.kolmogorov.pValue).toBeGreaterThan(0.001);
    expect(trainingAuc.value - testAuc.value).toBeGreaterThan(
      3 * Math.hypot(trainingAuc.error, testAuc.error),
    );
  });

  test("keeps all events in its histograms", () => {
    const { signal } = overtrainingCheck(scored(100, 1), scored(60, 1), random);
    const inside = (sumW: Float64Array): number =>
      sumW.subarray(1, -1).reduce((sum, w) => sum + w, 0);
    expect([inside(signal.training.sumW), inside(signal.test.sumW)]).toEqual([50, 30]);
  });
});
