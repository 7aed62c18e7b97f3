import { describe, expect, test } from "vitest";
import { poisson, seededRandom, splitSeed } from "../../core/index.ts";
import { histFromCounts, regular } from "../../hist/index.ts";
import { fitPeak, type PeakFitOptions } from "../../stats/index.ts";

describe("1,000 experiments with a Z of known mass", () => {
  const truth = {
    mass: 91.1879,
    width: 2.4955,
    resolution: 1.3,
    signal: 2000,
    background: 400,
    slope: -0.03,
  };
  const axis = regular(40, 70, 110);
  const options: PeakFitOptions = { shape: "breit-wigner-gauss", fixed: { width: truth.width } };
  // a fit in which all is fixed tells what the truth expects in each bin
  const start = fitPeak(histFromCounts(axis, new Float64Array(40).fill(60)), {
    ...options,
    start: { mass: truth.mass, resolution: truth.resolution },
    fixed: truth,
  });
  const toys = Array.from({ length: 1000 }, (_, toy) => {
    const random = seededRandom(splitSeed(2011, "toy", toy));
    const counts = start.expected.total.map((mean) => poisson(random, mean));
    return fitPeak(histFromCounts(axis, counts), options);
  });

  // 3 % is twice the standard deviation of a fraction of 1,000
  test.each(["mass", "resolution", "signal", "background", "slope"] as const)(
    "find the true %s within its error in 68 ± 3 % of the cases",
    (name) => {
      const covered = toys.filter(({ parameters }) => {
        const { value, error } = parameters[name]!;
        return Math.abs(value - truth[name]) < error;
      });
      expect(Math.abs(covered.length / 1000 - 0.6827)).toBeLessThan(0.03);
    },
  );

  test("give a p-value below 0.05 in 5 ± 2 % of the cases", () => {
    const rare = toys.filter(({ pValue }) => pValue < 0.05).length;
    expect(Math.abs(rare / 1000 - 0.05)).toBeLessThan(0.02);
  });
});
