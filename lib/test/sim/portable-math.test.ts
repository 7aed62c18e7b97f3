import fc from "fast-check";
import { expect, test } from "vitest";
import { asinh, atan2, cos, exp, log, sin } from "../../sim/portable-math.ts";
import { quickAtan2 } from "../../sim/quick-math.ts";

const EPS = 2 ** -52;
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

test("exp and log agree with the engine's to four units in the last place", () => {
  fc.assert(
    fc.property(real(-600, 600), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4 * EPS);
    }),
  );
  fc.assert(
    fc.property(real(1e-300, 1e300), (x) => {
      const tolerance = 4 * EPS * Math.max(Math.abs(Math.log(x)), EPS);
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(tolerance);
    }),
  );
});

test("sine, cosine and the angle of a vector agree with the engine's to 10⁻¹⁵", () => {
  fc.assert(
    fc.property(real(-2000, 2000), (x) => {
      expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-15);
      expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-15);
    }),
  );
  fc.assert(
    fc.property(real(-10, 10), real(-10, 10), (y, x) => {
      fc.pre(y !== 0); // the sign of a zero is not kept
      expect(Math.abs(atan2(y, x) - Math.atan2(y, x))).toBeLessThan(2e-15);
    }),
  );
});

test("the pseudorapidity of a direction and of its mirror image add up to zero", () => {
  fc.assert(
    fc.property(real(-1e4, 1e4), (x) => {
      expect(asinh(x) + asinh(-x)).toBe(0);
    }),
  );
  expect(asinh(Math.sinh(2.4))).toBeCloseTo(2.4, 14);
});

test("values that anyone can check", () => {
  expect([exp(0), log(1), sin(0), cos(0)]).toEqual([1, 0, 0, 1]);
  expect(exp(1)).toBeCloseTo(Math.E, 15);
  expect(exp(-1000)).toBe(0);
  expect(atan2(0, -1)).toBe(Math.PI);
  expect(atan2(0, 0)).toBe(0); // as C's own
  expect(quickAtan2(0, 0)).toBe(0);
});
