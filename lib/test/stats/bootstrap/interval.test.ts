import { describe, expect, test } from "vitest";
import { mimeBundle, normal, normalQuantile, seededRandom } from "../../../core/index.ts";
import {
  bootstrap,
  convergence,
  coverage,
  interval,
  intervals,
  replicasOf,
} from "../../../stats/bootstrap/index.ts";
import { correlation, lawSchool, meanOf, spatial, variance } from "./known-data.ts";

/** Replicas that fall where a distribution has its quantiles. */
const ideal = (quantile: (p: number) => number, n = 999): Float64Array =>
  Float64Array.from({ length: n }, (_, k) => quantile((k + 0.5) / n));

describe("the law-school correlation at 95 %", () => {
  const replicas = bootstrap(lawSchool, correlation, { replicas: 4000, seed: 4 });

  test.each([
    // Efron's data with 400,000 resamples of scipy
    ["percentile", 0.46, 0.962],
    ["bc", 0.418, 0.953],
    ["bca", 0.333, 0.942],
  ] as const)("has the %s interval [%d, %d]", (kind, low, high) => {
    const [last] = convergence(replicas, { kind, level: 0.95, at: [4000] }).steps;
    expect(replicas.estimate).toBeCloseTo(0.776374, 6);
    // 4σ of the replicas, and the rounding of the table
    expect(Math.abs(last!.low - low)).toBeLessThan(4 * last!.lowError + 6e-4);
    expect(Math.abs(last!.high - high)).toBeLessThan(4 * last!.highError + 6e-4);
    expect(last!.lowError).toBeLessThan(0.04);
  });
});

test("the variance of the spatial data has the percentile and BCa intervals at 90 % of the book", () => {
  const replicas = bootstrap(spatial, variance, { replicas: 4000, seed: 4 });
  expect(replicas.estimate).toBeCloseTo(171.534, 3);
  for (const [kind, low, high] of [
    ["percentile", 97.7, 235.7],
    ["bca", 115.7, 261.3],
  ] as const) {
    const [last] = convergence(replicas, { kind, level: 0.9, at: [4000] }).steps;
    expect(Math.abs(last!.low - low)).toBeLessThan(4 * last!.lowError + 0.06);
    expect(Math.abs(last!.high - high)).toBeLessThan(4 * last!.highError + 0.06);
  }
});

describe("replicas spread like a Gaussian", () => {
  const replicas = replicasOf(
    10,
    ideal((p) => 10 + 2 * normalQuantile(p)),
    { acceleration: () => 0 },
  );

  test.each(["normal", "percentile", "basic", "bc", "bca"] as const)(
    "have the interval estimate ± z σ in the kind %s",
    (kind) => {
      for (const level of [0.5, 0.682689492137086, 0.9]) {
        const { low, high } = interval(replicas, { kind, level });
        const half = 2 * normalQuantile((1 + level) / 2);
        expect(Math.abs(low - (10 - half))).toBeLessThan(0.01 * half); // 999 replicas have steps
        expect(Math.abs(high - (10 + half))).toBeLessThan(0.01 * half);
      }
    },
  );
});

test("percentile, BC and BCa intervals of ln x are the logarithms of those of x; the others are not", () => {
  const data = Float64Array.from({ length: 25 }, (_, i) => 1 + ((7 * i) % 25) ** 1.5);
  const plain = bootstrap(data, meanOf, { replicas: 999 });
  const log = bootstrap(data, (x) => Math.log(meanOf(x)), { replicas: 999 });
  for (const kind of ["percentile", "bc"] as const) {
    // 999 replicas at level 0.8: the quantiles fall on replicas for the percentile interval
    const [a, b] = [plain, log].map((replicas) => interval(replicas, { kind, level: 0.8 }));
    expect(Math.exp(b!.low) / a!.low).toBeCloseTo(1, 3);
    expect(Math.exp(b!.high) / a!.high).toBeCloseTo(1, 3);
  }
  const [a, b] = [plain, log].map((replicas) => interval(replicas, { kind: "normal" }));
  expect(Math.exp(b!.low) / a!.low).toBeGreaterThan(1.01);
});

test("the basic interval is the percentile interval, mirrored in the estimate", () => {
  const replicas = bootstrap(spatial, variance, { replicas: 500 });
  const [basic, percentile] = (["basic", "percentile"] as const).map((kind) =>
    interval(replicas, { kind, level: 0.9 }),
  );
  expect(basic!.low + percentile!.high).toBeCloseTo(2 * replicas.estimate, 9);
  expect(basic!.high + percentile!.low).toBeCloseTo(2 * replicas.estimate, 9);
});

test("the acceleration of groups of rows is near that of single rows, and that of a mean is its skewness", () => {
  const random = seededRandom(1);
  const data = Float64Array.from({ length: 400 }, () => Math.exp(normal(random, 0, 0.5)));
  const { acceleration } = bootstrap(data, meanOf, { replicas: 1 });
  const mean = meanOf(data);
  const skewness = meanOf(data.map((x) => (x - mean) ** 3)) / variance(data) ** 1.5;
  expect(acceleration!()).toBeCloseTo(skewness / (6 * Math.sqrt(400)), 12);
  // 80 groups tell the skewness to about √(6/80), hence a to that over 6
  expect(Math.abs(acceleration!(80) - acceleration!())).toBeLessThan(4 * (Math.sqrt(6 / 80) / 6));
  expect(acceleration!(80)).not.toBe(acceleration!());
  expect(acceleration!(400)).toBe(acceleration!());
});

test("a row alone in its stratum is in each replica, and the jackknife leaves it in", () => {
  const rows = Float64Array.of(1, 2, 3, 5, 8, 100);
  const strata = ["a", "a", "a", "a", "a", "b"];
  const sumOfBoth = (x: Float64Array): number => {
    if (!x.includes(100)) throw new Error("a stratum is empty");
    return x.reduce((sum, value) => sum + value, 0);
  };
  const { failures, acceleration } = bootstrap(rows, sumOfBoth, { replicas: 100, strata });
  expect(failures).toEqual([]);
  const without = bootstrap(rows.slice(0, 5), meanOf, { replicas: 1 });
  expect(acceleration!()).toBeCloseTo(without.acceleration!(), 12);
  expect(acceleration!(3)).not.toBe(acceleration!());
});

test("the studentized interval of a mean of Gaussian numbers is Student's", () => {
  const random = seededRandom(2);
  const data = Float64Array.from({ length: 30 }, () => normal(random, 5, 2));
  const error = (x: ArrayLike<number>): number => Math.sqrt(variance(x) / (x.length - 1));
  const replicas = bootstrap(data, meanOf, { replicas: 10_000, error });
  const { low, high } = interval(replicas, { kind: "studentized", level: 0.9 });
  const half = 1.6991 * error(data); // Student's t of 29 degrees of freedom
  // the sample is not quite Gaussian: its skewness, about √(6/30), moves t by a sixth of itself over √30 times 1 + 2t²
  const shift = (Math.sqrt(6 / 30) / 6 / Math.sqrt(30)) * (1 + 2 * 1.7 ** 2) * error(data);
  expect(Math.abs(low - (replicas.estimate - half))).toBeLessThan(2 * shift);
  expect(Math.abs(high - (replicas.estimate + half))).toBeLessThan(2 * shift);
});

describe("the convergence of an interval", () => {
  const replicas = bootstrap(spatial, variance, { replicas: 3200 });

  test("ends with the interval of all replicas, after halves of halves", () => {
    const { steps } = convergence(replicas, { kind: "bca", level: 0.9 });
    expect(steps.map(({ nReplicas }) => nReplicas)).toEqual([50, 100, 200, 400, 800, 1600, 3200]);
    const { low, high } = interval(replicas, { kind: "bca", level: 0.9 });
    expect(steps.at(-1)).toMatchObject({ low, high });
    expect(steps[1]!.lowError / steps[5]!.lowError).toBeGreaterThan(2); // √16, and they are good to 30 %
  });

  test.each(["normal", "percentile", "basic", "bca"] as const)(
    "tells for the kind %s how far other seeds move the ends",
    (kind) => {
      const ends = Array.from({ length: 40 }, (_, seed) => {
        const other = bootstrap(spatial, variance, { replicas: 100, seed });
        return convergence(other, { kind, level: 0.8, at: [100] }).steps[0]!;
      });
      const mean = meanOf(ends.map(({ low }) => low));
      const spread = Math.sqrt(meanOf(ends.map(({ low }) => (low - mean) ** 2)));
      const told = Math.sqrt(meanOf(ends.map(({ lowError }) => lowError ** 2)));
      // 40 seeds tell a spread to 11 %, and errors of quantiles from 100 replicas are up to 10 % too large
      expect(told / spread).toBeGreaterThan(1 - 0.33);
      expect(told / spread).toBeLessThan(1 + 0.43);
    },
  );

  test("of no such number of replicas is refused", () => {
    expect(() => convergence(replicas, { at: [4000] })).toThrow(/first 4000 of 3200 replicas/);
  });
});

describe("failed replicas", () => {
  const values = Float64Array.from({ length: 100 }, (_, k) => (k % 10 ? k : Number.NaN));
  const replicas = replicasOf(50, values, { failures: [{ replica: 0, reason: "did not fit" }] });

  test("are left out of the interval, counted and shown", () => {
    const found = interval(replicas, { kind: "percentile", level: 0.9 });
    expect(found).toMatchObject({ nReplicas: 90, nFailed: 10 });
    expect(found[mimeBundle]()["text/plain"]).toContain(
      "10 of 100 replicas failed and are left out: gave NaN (9), did not fit (1)",
    );
  });

  test("that are all of them leave no interval", () => {
    const none = replicasOf(1, [Number.NaN, Number.POSITIVE_INFINITY, 3]);
    expect(() => interval(none, { kind: "percentile" })).toThrow(/of 3 replicas 1 have a value/);
  });
});

test("all kinds stand side by side, as far as the replicas allow them", () => {
  const replicas = bootstrap(spatial, variance, { replicas: 200 });
  const all = intervals(replicas, { level: 0.9 });
  expect(all.intervals.map(({ kind }) => kind)).toEqual([
    ...["normal", "percentile", "basic", "bc", "bca"],
  ]);
  expect(all[mimeBundle]()["text/plain"]).toMatch(/at 90 %, estimate 171.534\nkind .*\nnormal /);
  expect(intervals(replicasOf(1, [1, 2])).intervals).toHaveLength(4);
});

test.each([
  ["a level of 1", { level: 1 }, /at level 1: the level is between 0 and 1/],
  ["no error", { kind: "studentized" }, /a studentized interval of these replicas: give the error/],
  ["no acceleration", { kind: "bca" }, /a bca interval of these replicas: give an acceleration/],
  ["an estimate beyond all replicas", { kind: "bc" }, /all 3 replicas lie on one side/],
] as const)("an interval with %s is refused", (_, options, complaint) => {
  expect(() => interval(replicasOf(9, [1, 2, 3]), options)).toThrow(complaint);
});

describe("the coverage of a method", () => {
  test("is that of a Gaussian for ± one standard deviation, with its error", () => {
    const found = coverage(
      (random) => {
        const x = normal(random, 5, 2);
        return [x - 2, x + 2];
      },
      { truth: 5, toys: 4000 },
    );
    expect(Math.abs(found.value - 0.6827)).toBeLessThan(4 * Math.sqrt((0.6827 * 0.3173) / 4000));
    expect(found.high - found.low).toBeCloseTo(2 * Math.sqrt((0.6827 * 0.3173) / 4000), 3);
    expect(found.nBelow + found.nAbove).toBe(Math.round(4000 * (1 - found.value)));
    expect(found[mimeBundle]()["text/plain"]).toMatch(/the interval holds the truth +6\d.\d % \(/);
  });

  test("counts toys without an interval as not covered", () => {
    const found = coverage(
      (random) => {
        if (random() < 0.5) throw new RangeError("no interval");
        return { low: 0, high: 1 };
      },
      { truth: 0.5, toys: 1000 },
    );
    expect(Math.abs(found.nFailed - 500)).toBeLessThan(4 * Math.sqrt(250));
    expect(found.value).toBe(1 - found.nFailed / 1000);
    const never = (): never => {
      throw new TypeError("x is not a function");
    };
    expect(() => coverage(never, { truth: 1 })).toThrow("x is not a function");
  });
});
