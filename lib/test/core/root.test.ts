import fc from "fast-check";
import { expect, test } from "vitest";
import { ConvergenceError, findRoot } from "../../core/index.ts";

test("√2 is where x² reaches 2", () => {
  expect(findRoot((x) => x * x - 2, [0, 2])).toBeCloseTo(Math.SQRT2, 12);
});

test("a zero is found wherever it lies, rising or falling, from either end", () => {
  const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(
      number,
      fc.double({ min: 0.1, max: 1e3, noNaN: true }),
      fc.boolean(),
      (zero, far, up) => {
        const f = (x: number): number => (up ? 1 : -1) * Math.expm1((x - zero) / 100);
        const ends = [zero - far, zero + 2 * far] as const;
        for (const [a, b] of [ends, [ends[1], ends[0]] as const]) {
          expect(Math.abs(findRoot(f, [a, b]) - zero)).toBeLessThan(1e-9);
        }
      },
    ),
  );
});

test("a root at an end or at 0 is found", () => {
  expect(findRoot((x) => x, [0, 1])).toBe(0);
  expect(findRoot((x) => x - 1, [0, 1])).toBe(1);
  expect(Math.abs(findRoot((x) => x ** 3 + x, [-1, 2]))).toBeLessThan(1e-15);
});

test("ends on one side of zero are refused, and running out of calls says where it stood", () => {
  expect(() => findRoot((x) => x * x + 1, [0, 1])).toThrow(
    "Cannot find a zero between 0 and 1: the function is 1 and 2 there",
  );
  const step = (x: number): number => (x < 0.3 ? -1 : 1);
  expect(() => findRoot(step, [0, 1], { maxCalls: 20 })).toThrow(ConvergenceError);
});
