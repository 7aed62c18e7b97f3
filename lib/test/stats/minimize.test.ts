import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConvergenceError } from "../../core/index.ts";
import { minimize, minimize1d, poissonDeviance } from "../../stats/index.ts";

// More, Garbow and Hillstrom, ACM TOMS 7 (1981) 17: the functions that minimisers are measured with.
const rosenbrock = (x: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    total += 100 * (x[i + 1]! - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2;
  }
  return total;
};
const beale = ([x, y]: Float64Array): number =>
  [1.5, 2.25, 2.625].reduce((sum, c, i) => sum + (c - x! * (1 - y! ** (i + 1))) ** 2, 0);
const wood = ([a, b, c, d]: Float64Array): number =>
  100 * (b! - a! ** 2) ** 2 +
  (1 - a!) ** 2 +
  90 * (d! - c! ** 2) ** 2 +
  (1 - c!) ** 2 +
  10 * (b! + d! - 2) ** 2 +
  (b! - d!) ** 2 / 10;

describe("the minimum", () => {
  test.each([
    ["Rosenbrock's valley", rosenbrock, [-1.2, 1], [1, 1]],
    [
      "Rosenbrock's valley in six dimensions",
      rosenbrock,
      [-1.2, 1, -1.2, 1, -1.2, 1],
      [1, 1, 1, 1, 1, 1],
    ],
    ["Beale's function", beale, [1, 1], [3, 0.5]],
    ["Wood's function", wood, [-3, -1, -3, -1], [1, 1, 1, 1]],
  ])("of %s is where its author put it", (_, f, start, where) => {
    const minimum = minimize(f, start);
    expect(minimum.edm).toBeLessThan(1e-8);
    // f − f_min is the distance to the minimum: 1e-8, and its estimate is right to a factor of 2
    expect(minimum.value).toBeLessThan(2e-8);
    for (const [i, x] of where.entries()) expect(minimum.x[i]).toBeCloseTo(x, 3);
  });

  test("of any parabola is found, with its curvature, whatever the scales of its variables", () => {
    const scale = fc.integer({ min: -6, max: 6 }).map((power) => 10 ** power);
    const centre = fc.double({ min: -3, max: 3, noNaN: true });
    const correlation = fc.double({ min: -0.95, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(scale, scale, centre, centre, correlation, (s, t, a, b, r) => {
        const f = ([x, y]: Float64Array): number => {
          const [u, v] = [x! / s - a, y! / t - b];
          return 7 + (u * u + v * v - 2 * r * u * v) / (1 - r * r);
        };
        const minimum = minimize(f, [0, 0], { steps: [s, t] });
        expect(Math.abs(minimum.x[0]! / s - a)).toBeLessThan(2e-4);
        expect(Math.abs(minimum.x[1]! / t - b)).toBeLessThan(2e-4);
        expect(Math.abs((minimum.hessian[0]![1]! * s * t * (1 - r * r)) / 2 + r)).toBeLessThan(
          1e-6,
        );
      }),
    );
  });

  test("under bounds is where the slope points out of them (Karush, Kuhn and Tucker)", () => {
    const inValley = minimize(rosenbrock, [-1.2, 1], {
      bounds: [
        [-2, 0.5],
        [-2, 2],
      ],
    });
    expect(Array.from(inValley.x)).toEqual([0.5, expect.closeTo(0.25, 6)]);
    expect(inValley.atBounds).toEqual([0]);
    expect(inValley.gradient[0]).toBeLessThan(0);
    const corner = minimize(([x, y]) => x! + 2 * y! + x! * y!, [3, 4], {
      bounds: [
        [0, 9],
        [1, 9],
      ],
    });
    expect(Array.from(corner.x)).toEqual([0, 1]);
  });

  test("is the same when the derivatives are given, in fewer calls", () => {
    const derivatives = ([x, y]: Float64Array) => ({
      gradient: Float64Array.of(-400 * x! * (y! - x! * x!) - 2 * (1 - x!), 200 * (y! - x! * x!)),
    });
    const given = minimize(rosenbrock, [-1.2, 1], { derivatives });
    expect(given.x[0]).toBeCloseTo(1, 3);
    expect(given.nCalls).toBeLessThan(minimize(rosenbrock, [-1.2, 1]).nCalls / 2);
  });

  test("is never looked for outside the bounds, nor stopped by a pole on the way", () => {
    const f = ([x]: Float64Array): number => {
      expect(x).toBeGreaterThanOrEqual(0);
      return x! - Math.log(x!); // +∞ at 0
    };
    expect(minimize(f, [1e-3], { bounds: [[0, 10]] }).x[0]).toBeCloseTo(1, 3);
  });
});

describe("what is no minimum is not reported as one:", () => {
  test("a valley without end in a direction that the data do not fix", () => {
    expect(() => minimize(([x, y]) => (x! + y!) ** 2, [1, 2])).toThrow(
      /does not rise in every direction/,
    );
  });

  test("a saddle, even if the search starts on it", () => {
    expect(() => minimize(([x, y]) => x! * x! - y! * y!, [0, 0])).toThrow(ConvergenceError);
  });

  test("a slope without end", () => {
    expect(() => minimize(([x]) => -x!, [1])).toThrow(ConvergenceError);
  });

  test("where the calls ran out, with the place where it stood and the names", () => {
    const short = () => minimize(rosenbrock, [-1.2, 1], { maxCalls: 30, names: ["a", "b"] });
    expect(short).toThrow(/^Cannot find the minimum in 30 calls: it was at a = .*, b = /);
  });

  test("a start at which there is no value", () => {
    expect(() => minimize(([x]) => Math.log(x!), [-1])).toThrow(
      "Cannot start at x[0] = -1: the function is NaN there",
    );
  });
});

test("the signal strength that fits its own Asimov data is 1", () => {
  const [signal, background] = [
    [5, 10, 5],
    [50, 40, 30],
  ];
  const expected = (mu: number): number[] => signal.map((s, i) => mu * s + background[i]!);
  const fit = minimize1d((mu) => poissonDeviance(expected(1), expected(mu)), [0, 5]);
  expect(fit.x).toBeCloseTo(1, 6);
  expect(fit.value).toBeCloseTo(0, 12);
});
