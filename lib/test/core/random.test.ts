import fc from "fast-check";
import { expect, test } from "vitest";
import { exponential, normal, poisson, seededRandom, splitSeed } from "../../core/index.ts";
import { xoshiro128 } from "../../core/random.ts";

test("the bits are those that the authors of xoshiro128++ publish for the state 1, 2, 3, 4", () => {
  const bits = xoshiro128(Int32Array.of(1, 2, 3, 4));
  expect(Array.from({ length: 10 }, () => bits() >>> 0)).toEqual([
    641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011,
    621204420,
  ]);
});

test("the same seed gives the same numbers, and they are the same on every machine", () => {
  const [a, b] = [seededRandom(2011), seededRandom(2011)];
  const first = Array.from({ length: 5 }, a);
  expect(Array.from({ length: 5 }, b)).toEqual(first);
  expect(first[0]).toBe(0.48483261870608196);
});

test("every number is in [0, 1), for any seed", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (seed) => {
      const random = seededRandom(seed);
      for (let i = 0; i < 20; i++) {
        const u = random();
        expect(u >= 0 && u < 1).toBe(true);
      }
    }),
  );
});

test("a seed that is no whole number is refused", () => {
  expect(() => seededRandom(0.5)).toThrow("a seed is a whole number");
});

test("seeds that differ by one bit give streams without correlation, within 4σ", () => {
  const n = 20_000;
  for (const other of [2, 3, 2 ** 32 + 1, -1]) {
    const [a, b] = [seededRandom(1), seededRandom(other)];
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (a() - 0.5) * (b() - 0.5);
    expect(Math.abs(sum / n)).toBeLessThan((4 / 12) * (1 / Math.sqrt(n)));
  }
});

test("the first numbers of neighbouring branches fill 20 bins equally: χ² within its 4σ range", () => {
  const n = 20_000;
  for (const keys of [(i: number) => [i], (i: number) => ["toy", i], (i: number) => [i, "x"]]) {
    const counts = new Array<number>(20).fill(0);
    for (let i = 0; i < n; i++)
      counts[Math.floor(20 * seededRandom(splitSeed(7, ...keys(i)))())]!++;
    const chi2 = counts.reduce((sum, count) => sum + (count - n / 20) ** 2 / (n / 20), 0);
    expect(Math.abs(chi2 - 19)).toBeLessThan(4 * Math.sqrt(2 * 19));
  }
});

test("branches differ by every key, by its kind and by where keys begin", () => {
  const seeds = [
    splitSeed(1),
    splitSeed(2),
    splitSeed(1, 0),
    splitSeed(1, "0"),
    splitSeed(1, "ab", "c"),
    splitSeed(1, "a", "bc"),
    splitSeed(1, "abc"),
    splitSeed(1, 0, 1),
    splitSeed(1, 1, 0),
    splitSeed(1, 0.5),
  ];
  expect(new Set(seeds).size).toBe(seeds.length);
  expect(seeds.every(Number.isSafeInteger)).toBe(true);
});

/** Mean and variance of n draws, in standard deviations from those expected (fourth moment μ₄). */
function pulls(
  draw: () => number,
  n: number,
  mean: number,
  variance: number,
  mu4: number,
): number[] {
  const values = Array.from({ length: n }, draw);
  const average = values.reduce((sum, x) => sum + x, 0) / n;
  const spread = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  return [
    (average - mean) / Math.sqrt(variance / n),
    (spread - variance) / Math.sqrt((mu4 - variance ** 2) / n),
  ];
}

test("a Gaussian has its mean and variance, within 4σ", () => {
  const random = seededRandom(3);
  for (const pull of pulls(() => normal(random, 5, 2), 50_000, 5, 4, 3 * 16)) {
    expect(Math.abs(pull)).toBeLessThan(4);
  }
});

test("an exponential has its mean and variance, within 4σ", () => {
  const random = seededRandom(4);
  for (const pull of pulls(() => exponential(random, 3), 50_000, 3, 9, 9 * 81)) {
    expect(Math.abs(pull)).toBeLessThan(4);
  }
});

test.each([0.02, 1, 9.9, 10, 37, 1e4])(
  "a Poisson count of mean %d has mean and variance %d, within 4σ",
  (mean) => {
    const random = seededRandom(5);
    for (const pull of pulls(
      () => poisson(random, mean),
      50_000,
      mean,
      mean,
      mean + 3 * mean ** 2,
    )) {
      expect(Math.abs(pull)).toBeLessThan(4);
    }
  },
);

test.each([3, 12])(
  "Poisson counts of mean %d come as often as e^(−μ) μⁿ/n! says, within 4σ",
  (mean) => {
    const [random, n] = [seededRandom(6), 50_000];
    const counts = new Array<number>(100).fill(0);
    for (let i = 0; i < n; i++) counts[poisson(random, mean)]!++;
    for (let k = 0, p = Math.exp(-mean); k < 30; k++, p *= mean / k) {
      expect(Math.abs(counts[k]! - n * p)).toBeLessThan(4 * Math.sqrt(n * p) + 2);
    }
  },
);

test("a mean of zero gives no events, and a negative one an explanation", () => {
  expect(poisson(seededRandom(1), 0)).toBe(0);
  expect(() => poisson(seededRandom(1), -1)).toThrow("Cannot draw a count with mean -1");
});
