import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import { shuffled } from "../../../learn/shuffle.ts";
import { binEdges } from "../../../learn/trees/binning/edges.ts";
import { lossOf } from "../../../learn/trees/boosting/loss.ts";
import type { LossKind } from "../../../learn/trees/index.ts";
import { exp } from "../../../learn/trees/kernel/exp.ts";
import { exactSum } from "../../../learn/trees/sample/exact-sum.ts";
import { weightedQuantile } from "../../../learn/trees/sample/weighted-quantile.ts";

describe("bins", () => {
  test("few values have one each, with edges half-way", () => {
    const edges = binEdges(Float64Array.of(3, 1, Number.NaN, 1, 2, 6), 255);
    expect([...edges]).toEqual([1.5, 2.5, 4.5]);
  });

  test("many values share them evenly", () => {
    const random = seededRandom(1);
    const values = Float64Array.from({ length: 10_000 }, () => normal(random));
    const edges = binEdges(values, 50);
    expect(edges.length).toBe(49);
    const counts = new Array<number>(50).fill(0);
    for (const x of values) counts[edges.filter((edge) => edge < x).length]!++;
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThanOrEqual(1);
  });

  test("a value that many events have gets one of its own, and takes no more than that", () => {
    const random = seededRandom(1);
    const values = Float64Array.from({ length: 5000 }, (_, i) => (i % 2 ? 0 : 1 + random()));
    const edges = binEdges(values, 20);
    expect(edges.length).toBe(19);
    expect(edges[0]).toBeGreaterThan(0);
    expect(edges[0]).toBeLessThan(1.1);
  });

  test("weights move the edges as if events came that often", () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => i);
    const weights = values.map((x) => (x < 100 ? 9 : 1));
    const edges = binEdges(values, 10, weights);
    const repeated = Float64Array.from(
      [...values].flatMap((x) => new Array<number>(weights[x]!).fill(x)),
    );
    expect([...edges]).toEqual([...binEdges(repeated, 10)]);
    expect(edges.filter((edge) => edge < 100).length).toBe(5);
  });

  test("infinite values and neighbours without a number between have an edge", () => {
    const next = 1 + Number.EPSILON;
    const edges = binEdges(Float64Array.of(-Infinity, 1, next, Infinity), 255);
    expect([...edges]).toEqual([-Infinity, 1, next]);
  });
});

test("a sum is the same in any order", () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, fc.integer(), (values, seed) => {
      const given = Float64Array.from(values);
      const order = shuffled(values.length, seededRandom(seed));
      const sum = exactSum(given);
      expect(exactSum(Float64Array.from(order, (i) => given[i]!))).toBe(sum);
      const largest = Math.max(...values.map(Math.abs));
      const usual = values.reduce((total, x) => total + x, 0);
      expect(Math.abs(sum - usual)).toBeLessThanOrEqual(1e-13 * largest * values.length ** 2);
    }),
  );
});

test("the exponential that all versions share is right to 3e−13", () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(3e-13);
    }),
  );
});

describe("losses", () => {
  const kinds: readonly LossKind[] = [
    { name: "log-loss" },
    { name: "squared" },
    { name: "absolute" },
    { name: "huber", delta: 0.7 },
    { name: "quantile", share: 0.3 },
    { name: "poisson" },
  ];

  test.each(kinds)("$name has the gradient that its differences have", (kind) => {
    const { value, gradient, hessian } = lossOf(kind);
    for (const target of [0, 1, 3]) {
      for (const score of [-2.13, -0.4, 0.35, 1.9]) {
        const h = 1e-5;
        const [above, below] = [score + h, score - h];
        const slope = (value(above, target) - value(below, target)) / (2 * h);
        expect(gradient(score, target)).toBeCloseTo(slope, 8);
        if (kind.name !== "log-loss" && kind.name !== "poisson") continue;
        const bend = (gradient(above, target) - gradient(below, target)) / (2 * h);
        expect(hessian(score, target)).toBeCloseTo(bend, 8);
      }
    }
  });

  test.each(
    kinds.filter(({ name }) => name !== "huber"), // which starts at the median
  )("$name starts where no other score is better for all", (kind) => {
    const { value, start } = lossOf(kind);
    const targets = Float64Array.of(0, 1, 1, 0, 0, 1, 0);
    const weights = Float64Array.of(1, 2, 1, 3, 1, 1, 2.5);
    const total = (score: number): number =>
      targets.reduce((sum, y, i) => sum + weights[i]! * value(score, y), 0);
    const best = start(targets, weights);
    for (const step of [0.01, 0.1]) {
      expect(total(best)).toBeLessThanOrEqual(total(best + step) + 1e-12);
      expect(total(best)).toBeLessThanOrEqual(total(best - step) + 1e-12);
    }
  });

  test("a weighted quantile has its share of the weight below", () => {
    const values = Float64Array.of(5, 1, 3);
    expect(weightedQuantile(values, Float64Array.of(1, 1, 1), 0.5)).toBe(3);
    expect(weightedQuantile(values, Float64Array.of(1, 2, 1), 0.5)).toBe(2);
    expect(weightedQuantile(values, Float64Array.of(9, 1, 1), 0.5)).toBe(5);
  });
});
