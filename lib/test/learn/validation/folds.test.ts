import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { folds, splitFold } from "../../../learn/index.ts";

const size = fc.tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 7, max: 80 }), fc.nat());

function counts(folded: Uint16Array, k: number, rows = (_: number): boolean => true): number[] {
  return Array.from({ length: k }, (_, fold) =>
    folded.reduce((n, f, row) => n + Number(f === fold && rows(row)), 0),
  );
}

describe("folds", () => {
  test("are equally large, and each row is tested once", () => {
    fc.assert(
      fc.property(size, ([k, n, seed]) => {
        const folded = folds(n, k, seededRandom(seed));
        const sizes = counts(folded, k);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        const { train, test: tested } = splitFold(folded, 0);
        expect([...train, ...tested].sort((a, b) => a - b)).toEqual([...folded.keys()]);
      }),
    );
  });

  test("have their share of each class when stratified", () => {
    fc.assert(
      fc.property(size, ([k, n, seed]) => {
        const labels = Uint8Array.from({ length: n }, (_, i) => Number(i % 5 === 0));
        const folded = folds(n, k, seededRandom(seed), { stratify: labels });
        for (const label of [0, 1]) {
          const sizes = counts(folded, k, (row) => labels[row] === label);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("never part a group", () => {
    fc.assert(
      fc.property(size, ([k, n, seed]) => {
        const groups = Array.from({ length: n }, (_, i) => (i * i) % 11);
        if (new Set(groups).size < k) return;
        const folded = folds(n, k, seededRandom(seed), { groups });
        for (const group of new Set(groups)) {
          const where = new Set([...folded].filter((_, row) => groups[row] === group));
          expect(where.size).toBe(1);
        }
        expect(Math.min(...counts(folded, k))).toBeGreaterThan(0);
      }),
    );
  });

  test("are drawn by the seed alone", () => {
    expect(folds(50, 5, seededRandom(3))).toEqual(folds(50, 5, seededRandom(3)));
    expect(folds(50, 5, seededRandom(3))).not.toEqual(folds(50, 5, seededRandom(4)));
  });

  test("cannot be more than rows or groups, nor fewer than two", () => {
    const random = seededRandom(1);
    expect(() => folds(3, 4, random)).toThrow("Cannot make 4 folds of 3 rows");
    expect(() => folds(3, 1, random)).toThrow("a whole number from 2");
    expect(() => folds(3, 2, random, { groups: [1, 1, 1] })).toThrow(
      "Cannot make 2 folds of 1 groups",
    );
    expect(() => folds(3, 2, random, { stratify: [1] })).toThrow("stratify has 1 values");
  });
});
