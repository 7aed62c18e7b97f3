/** A small square matrix by rows; those here are symmetric, and only the lower half is read. */
export type Matrix = readonly Float64Array[];

/** The lower triangle L with L·Lᵀ = a; throws unless `a` is positive definite, as a covariance is. */
export function cholesky(a: Matrix): Matrix {
  const lower = a.map(() => new Float64Array(a.length));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i]![j]!;
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!;
      if (i === j) lower[i]![i] = Math.sqrt(checkPivot(rest, a, i));
      else lower[i]![j] = rest / lower[j]![j]!;
    }
  }
  return lower;
}

/** The x with a·x = b, for a symmetric positive-definite `a`. */
export function solveSymmetric(a: Matrix, b: ArrayLike<number>): Float64Array {
  return substitute(cholesky(a), b);
}

/** The inverse of a symmetric positive-definite matrix: from curvature to covariance. */
export function invertSymmetric(a: Matrix): Matrix {
  const lower = cholesky(a);
  const rows = a.map((_, i) => {
    const unit = new Float64Array(a.length);
    unit[i] = 1;
    return substitute(lower, unit);
  });
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < i; j++) rows[j]![i] = rows[i]![j]!;
  }
  return rows;
}

function substitute(lower: Matrix, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  const n = x.length;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** A pivot that is only what rounding left of the diagonal counts as zero. */
function checkPivot(pivot: number, a: Matrix, i: number): number {
  if (pivot > a.length * Number.EPSILON * a[i]![i]!) return pivot;
  throw new RangeError(
    `Cannot factorise a ${a.length} × ${a.length} matrix that is not positive definite: ` +
      `row ${i + 1} leaves the pivot ${pivot}, so it follows from the rows before or has the wrong sign`,
  );
}
