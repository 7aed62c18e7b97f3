import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chi2Survival,
  exponential,
  mimeBundle,
  normal,
  seededRandom,
} from "../../../core/index.ts";
import { column, eventTable } from "../../../event/index.ts";
import { bootstrap } from "../../../stats/bootstrap/index.ts";
import { poissonOfOne } from "../../../stats/bootstrap/multiplicities.ts";
import { correlation, lawSchool, meanOf, variance } from "./known-data.ts";

const random = seededRandom(3);
const sample = Float64Array.from({ length: 30 }, () => exponential(random, 10));
const weightedMean = (values: ArrayLike<number>, weights: Float64Array): number => {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!;
    total += weights[i]!;
  }
  return sum / total;
};

/** A standard deviation of N values of a Gaussian is known to 1/√2N of it; four of them. */
const within = (N: number): number => 4 / Math.sqrt(2 * N);

describe("the standard error of a mean", () => {
  const n = sample.length;

  test("is that of the closed formula, √(variance/n)", () => {
    const { standardError, estimate } = bootstrap(sample, meanOf, { replicas: 4000 });
    expect(estimate).toBe(meanOf(sample));
    expect(standardError / Math.sqrt(variance(sample) / n)).toBeGreaterThan(1 - within(4000));
    expect(standardError / Math.sqrt(variance(sample) / n)).toBeLessThan(1 + within(4000));
  });

  test("is √(variance/(n + 1)) in the Bayesian bootstrap", () => {
    const { standardError } = bootstrap(sample, weightedMean, {
      ...{ replicas: 4000, method: "bayesian" },
    });
    const ratio = standardError / Math.sqrt(variance(sample) / (n + 1));
    expect(Math.abs(ratio - 1)).toBeLessThan(within(4000));
  });

  test("of a sum over events is √Σw² in the Poisson bootstrap, which varies their number", () => {
    const sum = (_: Float64Array, weights: Float64Array): number =>
      weights.reduce((total, w) => total + w, 0);
    const { standardError } = bootstrap(sample, sum, {
      ...{ replicas: 4000, method: "poisson", weights: sample },
    });
    const expected = Math.sqrt(sample.reduce((total, w) => total + w * w, 0));
    expect(Math.abs(standardError / expected - 1)).toBeLessThan(within(4000));
  });

  test("of strata is that of each, weighted by its share", () => {
    const strata = Array.from(sample, (_, i) => (i % 3 ? "far" : "near"));
    const shifted = sample.map((x, i) => x + (i % 3 ? 0 : 1000));
    const { standardError } = bootstrap(shifted, meanOf, { replicas: 4000, strata });
    const parts = ["near", "far"].map((name) => sample.filter((_, i) => strata[i] === name));
    const expected = Math.sqrt(parts.reduce((sum, x) => sum + x.length * variance(x), 0)) / n;
    expect(Math.abs(standardError / expected - 1)).toBeLessThan(within(4000));
  });
});

test("replica k is the same however many there are, with rows or with weights", () => {
  for (const method of ["multinomial", "poisson"] as const) {
    const few = bootstrap(sample, weightedMean, { replicas: 10, seed: 5, method });
    const many = bootstrap(sample, weightedMean, { replicas: 40, seed: 5, method, as: "weights" });
    for (const [k, value] of few.values.entries()) expect(many.values[k]).toBeCloseTo(value, 12);
    const other = bootstrap(sample, weightedMean, { replicas: 10, seed: 6, method });
    expect(other.values[3]).not.toBe(few.values[3]);
  }
});

test("events of a table are drawn whole, with their weights", () => {
  const events = eventTable({ x: sample, twice: sample.map((x) => 2 * x) });
  const weights = sample.map((_, i) => i);
  const { values } = bootstrap(
    events,
    (table, w) => {
      expect(table.nEvents).toBe(sample.length);
      return weightedMean(column(table, "twice"), w) / weightedMean(column(table, "x"), w);
    },
    { replicas: 20, weights },
  );
  for (const ratio of values) expect(ratio).toBeCloseTo(2, 12);
});

test("a mean moved and stretched moves and stretches its replicas", () => {
  const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
    ...{ minLength: 2, maxLength: 20 },
  });
  fc.assert(
    fc.property(numbers, fc.integer({ min: -9, max: 9 }), (values, shift) => {
      const [a, b] = [values, values.map((x) => 3 * x + shift)].map((data) =>
        bootstrap(data, meanOf, { replicas: 5 }),
      );
      for (const [k, value] of a!.values.entries()) {
        expect(Math.abs(b!.values[k]! - (3 * value + shift))).toBeLessThan(1e-11);
      }
    }),
    { numRuns: 50 },
  );
});

test("Poisson multiplicities of mean 1 follow their distribution", () => {
  const draw = seededRandom(8);
  const [counts, N] = [new Float64Array(8), 100_000];
  for (let i = 0; i < N; i++) counts[Math.min(7, poissonOfOne(draw))]! += 1;
  let [p, rest, chi2] = [Math.exp(-1), 1, 0];
  for (let k = 0; k < 7; k++) {
    chi2 += (counts[k]! - N * p) ** 2 / (N * p);
    rest -= p;
    p /= k + 1;
  }
  chi2 += (counts[7]! - N * rest) ** 2 / (N * rest);
  expect(chi2Survival(chi2, 7)).toBeGreaterThan(1e-4); // one seed in 10,000 would fail
  expect(poissonOfOne(() => 1 - 2 ** -53)).toBe(17); // the largest random number
  expect(poissonOfOne(() => 0)).toBe(0);
});

test("replicas without a value are counted, and shown", () => {
  // all three rows are the same in 1/9 of the replicas, which have no correlation then
  const replicas = bootstrap(lawSchool.slice(0, 3), correlation, { replicas: 2700 });
  const { failures, values } = replicas;
  expect(Math.abs(failures.length - 300)).toBeLessThan(4 * Math.sqrt((2700 * 8) / 81));
  expect(failures.every(({ replica }) => Number.isNaN(values[replica]))).toBe(true);
  expect(values.filter((value) => Number.isNaN(value))).toHaveLength(failures.length);
  expect(replicas[mimeBundle]()["text/plain"]).toContain(
    `${failures.length} of 2700 replicas failed and are left out: gave NaN (${failures.length})`,
  );
});

test("a statistic that throws on a replica makes it a failed one, on the data it ends the work", () => {
  const picky = (x: ArrayLike<number>): number => {
    if (new Set(Array.from(x)).size < 2) throw new Error("needs two values");
    return meanOf(x);
  };
  const { failures } = bootstrap(Float64Array.of(1, 2), picky, { replicas: 200 });
  expect(failures.length).toBeGreaterThan(60); // 100 ± 7
  expect(new Set(failures.map(({ reason }) => reason))).toEqual(new Set(["needs two values"]));
  expect(() => bootstrap(Float64Array.of(1, 1), picky)).toThrow("needs two values");
});

test("an error by formula and one by replicas of each replica are alike", () => {
  const formula = (x: ArrayLike<number>): number => Math.sqrt(variance(x) / x.length);
  const [exact, nested] = [formula, 400].map((error) =>
    bootstrap(sample, meanOf, { replicas: 20, error }),
  );
  expect(exact!.errors!.estimate).toBe(formula(sample));
  for (const [k, error] of exact!.errors!.values.entries()) {
    expect(Math.abs(nested!.errors!.values[k]! / error - 1)).toBeLessThan(within(400));
  }
});

describe("is refused in one sentence", () => {
  const normals = Float64Array.from({ length: 5 }, () => normal(random));
  test.each([
    ["one row", () => bootstrap([1], () => 1), /resample 1 rows: two or more/],
    ["no replicas", () => bootstrap([1, 2], () => 1, { replicas: 0 }), /make 0 replicas/],
    ["no number on the data", () => bootstrap([1, 2], () => Number.NaN), /is NaN on the data the/],
    ["too few weights", () => bootstrap(normals, meanOf, { weights: [1] }), /weight 5 rows by 1/],
    [
      "too few labels",
      () => bootstrap(normals, meanOf, { strata: ["a"] }),
      /5 rows into strata by/,
    ],
    [
      "rows of shares",
      () => bootstrap(normals, meanOf, { method: "bayesian", as: "rows" }),
      /Cannot repeat rows in the Bayesian bootstrap/,
    ],
    [
      "a statistic that overlooks the shares",
      () => bootstrap(normals, meanOf, { method: "bayesian" }),
      /takes no notice of the weights/,
    ],
    [
      "replicas of shares",
      () => bootstrap(normals, weightedMean, { method: "bayesian", error: 50 }),
      /a formula for the error is wanted/,
    ],
  ])("%s", (_, work, complaint) => {
    expect(work).toThrow(complaint);
  });
});
