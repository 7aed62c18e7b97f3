import fc from "fast-check";
import { expect, test } from "vitest";
import { ownZRun } from "../../../sim/own/index.ts";

const seeds = fc.nat({ max: Number.MAX_SAFE_INTEGER - 1 }).filter((seed) => seed > 1);

test("those who study by themselves have 100,000 collisions at 13 TeV", () => {
  expect(ownZRun(1)).toEqual({ nEvents: 100_000, sqrtS: 13_000, seed: 13 });
});

test("every run has an energy that the LHC was built for, and whole numbers of collisions and GeV", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { nEvents, sqrtS, seed: own } = ownZRun(seed);
      expect([nEvents, sqrtS, own].every(Number.isSafeInteger)).toBe(true);
      expect(sqrtS).toBeGreaterThanOrEqual(7000);
      expect(sqrtS).toBeLessThanOrEqual(14_000);
      expect(nEvents).toBeGreaterThanOrEqual(60_000);
      expect(nEvents).toBeLessThan(120_000);
    }),
  );
});

test("neighbouring seeds have energies more than 2.8 TeV apart, and other collisions", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const [mine, next] = [ownZRun(seed), ownZRun(seed + 1)];
      expect(Math.abs(mine.sqrtS - next.sqrtS)).toBeGreaterThan(2800); // 0.414 or 0.586 of 7 TeV
      expect(mine.seed).not.toBe(next.seed);
    }),
  );
});
