import { describe, expect, test } from "vitest";
import { betaI, exponential, normal, type Random } from "../../../core/index.ts";
import {
  bootstrap,
  convergence,
  coverage,
  type IntervalKind,
  interval,
  type Replicas,
} from "../../../stats/bootstrap/index.ts";
import { correlation, lawSchool, meanOf, spatial, variance } from "./known-data.ts";

describe("400,000 resamples, as scipy made them", () => {
  const samples = {
    "law school": () => bootstrap(lawSchool, correlation, { replicas: 400_000, seed: 1 }),
    "spatial data": () => bootstrap(spatial, variance, { replicas: 400_000, seed: 1 }),
  };
  const made: Partial<Record<keyof typeof samples, Replicas>> = {};

  test.each([
    ["law school", "percentile", 0.95, 0.46, 0.962, 0.0005],
    ["law school", "bc", 0.95, 0.418, 0.953, 0.0005],
    ["law school", "bca", 0.95, 0.333, 0.942, 0.0005],
    ["spatial data", "percentile", 0.9, 97.7, 235.7, 0.05],
    ["spatial data", "bca", 0.9, 115.7, 261.3, 0.05],
  ] as const)("of the %s give the %s interval at %d", (name, kind, level, low, high, rounding) => {
    made[name] ??= samples[name]();
    const found = interval(made[name], { kind, level });
    const [step] = convergence(made[name], { kind, level, at: [25_000] }).steps;
    const sigma = Math.SQRT2 / Math.sqrt(400_000 / 25_000); // both programs drew at random
    expect(Math.abs(found.low - low)).toBeLessThan(rounding + 3 * sigma * step!.lowError);
    expect(Math.abs(found.high - high)).toBeLessThan(rounding + 3 * sigma * step!.highError);
    expect((sigma * step!.lowError) / low).toBeLessThan(0.02);
  });
});

describe("the coverage of a mean of 15 numbers at 90 %", () => {
  const n = 15;
  const error = (x: ArrayLike<number>): number => Math.sqrt(variance(x) / (x.length - 1));
  const covered = (kind: IntervalKind, draw: (random: Random) => number) =>
    coverage(
      (random) => {
        const data = Float64Array.from({ length: n }, () => draw(random));
        const seed = Math.floor(random() * 2 ** 32);
        const studentized = kind === "studentized" && { error };
        const options = { replicas: 500, seed, ...studentized };
        return interval(bootstrap(data, meanOf, options), { kind, level: 0.9 });
      },
      { truth: 1, toys: 2000, seed: 7 },
    );
  /** P(|t| < q) of Student's t with n − 1 degrees of freedom. */
  const student = (q: number): number => 1 - betaI((n - 1) / (n - 1 + q * q), (n - 1) / 2, 1 / 2);
  /** The coverage is known to this from 2,000 toys. */
  const sigma = Math.sqrt((0.9 * 0.1) / 2000);

  test("is that of Student's t for normal intervals of Gaussian numbers", () => {
    // σ of the bootstrap is that of the sample with n instead of n − 1
    const expected = student(1.6449 * Math.sqrt((n - 1) / n));
    const { value } = covered("normal", (random) => normal(random, 1, 1));
    expect(expected).toBeCloseTo(0.863, 2);
    expect(Math.abs(value - expected)).toBeLessThan(4 * sigma);
  });

  test("is right for studentized intervals of Gaussian numbers", () => {
    const { value } = covered("studentized", (random) => normal(random, 1, 1));
    expect(Math.abs(value - 0.9)).toBeLessThan(4 * sigma + 0.01); // correct to 1/n, not exact
  });

  test("falls short for decay times, least if studentized, and BCa shares the misses more evenly", () => {
    const [basic, percentile, bca, studentized] = (
      ["basic", "percentile", "bca", "studentized"] as const
    ).map((kind) => covered(kind, (random) => exponential(random, 1)));
    // about 0.82, 0.83, 0.84 and 0.88
    expect(basic!.value).toBeLessThan(0.9 - 8 * sigma);
    expect(studentized!.value - bca!.value).toBeGreaterThan(4 * sigma);
    expect(studentized!.value).toBeLessThan(0.9);
    // the truth is above more often than below: by about 270, 190 and 110 of 2,000 toys
    const lean = [basic, percentile, bca].map((found) => found!.nAbove - found!.nBelow);
    expect(lean[0]! - lean[1]!).toBeGreaterThan(2 * Math.sqrt(330));
    expect(lean[1]! - lean[2]!).toBeGreaterThan(2 * Math.sqrt(330));
    expect(lean[2]!).toBeGreaterThan(2 * Math.sqrt(330));
  });
});
