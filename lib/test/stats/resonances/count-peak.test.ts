import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { countPeak, type PeakWindows } from "../../../stats/resonances/index.ts";

const windows: PeakWindows = {
  peak: [2.95, 3.25],
  sides: [
    [2.65, 2.85],
    [3.35, 3.55],
  ],
};

test("by hand: 10 pairs under the peak, 4 in sidebands that are 4/3 as wide, leave 7 ± √(10 + 9/4)", () => {
  const masses = [...new Array(10).fill(3.1), 2.7, 2.8, 3.4, 3.5, 2.9, 3.3, 9];
  const { value, error, scale } = countPeak(masses, windows);
  expect(scale).toBeCloseTo(0.75, 12);
  expect(value).toBeCloseTo(7, 12);
  expect(error).toBeCloseTo(Math.sqrt(10 + 4 * 0.75 ** 2), 12);
});

test("a background on a straight line, however steep, leaves nothing", () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (slope) => {
      // as many pairs at each mass as the line says, in steps of 1 MeV
      const masses: number[] = [];
      let due = 0;
      for (let m = 2.6005; m < 3.6; m += 0.001) {
        for (due += 20 * (1 + slope * (m - 3.1)); due >= 1; due--) masses.push(m);
      }
      expect(Math.abs(countPeak(masses, windows).value)).toBeLessThan(6); // rounding at the six ends
    }),
  );
});

test("over pretended experiments the count scatters by its error", () => {
  const random = seededRandom(11);
  const pulls = Array.from({ length: 300 }, () => {
    const flat = Array.from({ length: 400 }, () => 2.6 + random());
    const peak = Array.from({ length: 200 }, () => 3.0 + 0.2 * random());
    const poissonLike = [...flat, ...peak].filter(() => random() < 0.1); // thinned, as counts are
    const { value, error } = countPeak(poissonLike, windows);
    return (value - 20) / error;
  });
  const mean = pulls.reduce((sum, pull) => sum + pull, 0) / 300;
  const variance = pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / 299;
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(300)); // small counts pull a little to the left
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.15);
});

test("windows that do not rise, or no sides, are refused", () => {
  expect(() => countPeak([1], { ...windows, peak: [3, 3] })).toThrow(/above its start/);
  expect(() => countPeak([1], { ...windows, sides: [] })).toThrow(/without sides/);
});
