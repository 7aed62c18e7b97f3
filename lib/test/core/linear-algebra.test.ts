import fc from "fast-check";
import { expect, test } from "vitest";
import { cholesky, invertSymmetric, type Matrix, solveSymmetric } from "../../core/index.ts";

const rows = (...values: number[][]): Matrix => values.map((row) => Float64Array.from(row));
const plain = (matrix: Matrix): number[][] => matrix.map((row) => Array.from(row));

test("the factor of a matrix that can be done by hand", () => {
  const factor = cholesky(rows([4, 12, -16], [12, 37, -43], [-16, -43, 98]));
  expect(plain(factor)).toEqual([
    [2, 0, 0],
    [6, 1, 0],
    [-8, 5, 3],
  ]);
});

test("the covariance of two correlated parameters", () => {
  expect(plain(invertSymmetric(rows([4, 2], [2, 2])))).toEqual([
    [0.5, -0.5],
    [-0.5, 1],
  ]);
});

/** AᵀA + 1 of any A, with rows and columns as different in size as masses and event counts are. */
const curvature = fc
  .tuple(
    fc.array(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      {
        minLength: 4,
        maxLength: 4,
      },
    ),
    fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([a, powers]) =>
    rows(
      ...a.map((_, i) =>
        a.map((_, j) => {
          const product = a.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? 1 : 0);
          return product * 10 ** (powers[i]! + powers[j]!);
        }),
      ),
    ),
  );

test("a matrix times its inverse is 1, in units of its own rows and columns", () => {
  fc.assert(
    fc.property(curvature, (a) => {
      const inverse = invertSymmetric(a);
      for (const [i, row] of a.entries()) {
        for (const j of a.keys()) {
          const product = row.reduce((sum, value, k) => sum + value * inverse[k]![j]!, 0);
          const unit = Math.sqrt(row[i]! / a[j]![j]!);
          expect(Math.abs(product - (i === j ? 1 : 0)) / unit).toBeLessThan(1e-13);
          expect(inverse[i]![j]).toBe(inverse[j]![i]);
        }
      }
    }),
  );
});

test("the solution gives the right-hand side back", () => {
  const [a, b] = [rows([4, 1], [1, 3]), [1, 2]];
  const x = solveSymmetric(a, b);
  expect(4 * x[0]! + x[1]!).toBeCloseTo(1, 15);
  expect(x[0]! + 3 * x[1]!).toBeCloseTo(2, 15);
});

test("a matrix that is no covariance is refused, with the row that shows it", () => {
  expect(() => cholesky(rows([1, 2], [2, 1]))).toThrow(/not positive definite: row 2/);
  expect(() => cholesky(rows([1, 1], [1, 1]))).toThrow(RangeError);
  expect(() => cholesky(rows([Number.NaN]))).toThrow(RangeError);
});
