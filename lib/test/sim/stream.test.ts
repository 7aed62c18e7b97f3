import { expect, test } from "vitest";
import { xoshiro128 } from "../../core/random.ts";
import { checkSeed, streamOf } from "../../sim/stream.ts";

test("xoshiro128++ gives the numbers that its authors' code gives from the state 1, 2, 3, 4", () => {
  const bits = xoshiro128(Int32Array.of(1, 2, 3, 4));
  expect(Array.from({ length: 10 }, () => bits() >>> 0)).toEqual([
    641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011,
    621204420,
  ]);
});

test("neighbouring seeds and blocks give streams that have nothing in common", () => {
  const streams = [0, 1, 2, 2 ** 32, 2 ** 32 + 1].flatMap((seed) =>
    [0, 1, 2].map((block) => streamOf(seed, block)),
  );
  const draws = streams.map((random) => Float64Array.from({ length: 4096 }, () => random() - 0.5));
  for (const [i, a] of draws.entries()) {
    for (const b of draws.slice(i + 1)) {
      const correlation = (12 * a.reduce((sum, x, k) => sum + x * b[k]!, 0)) / 4096;
      expect(Math.abs(correlation)).toBeLessThan(4.5 / 64); // 105 pairs, one sigma is 1/64
    }
  }
});

test("a seed that cannot be held exactly is refused", () => {
  for (const seed of [-1, 0.5, 2 ** 53, Number.NaN])
    expect(() => checkSeed(seed)).toThrow(RangeError);
});
