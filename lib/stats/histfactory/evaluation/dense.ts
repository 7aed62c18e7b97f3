/** out = A x, for A of rows × n: this and the rest are twins of the assembly, on flat arrays row by row. */
export function multiply(
  a: Float64Array,
  rows: number,
  n: number,
  x: Float64Array,
  out: Float64Array,
): void {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += a[r * n + i]! * x[i]!;
    out[r] = sum;
  }
}

/** out += Aᵀ y, for A of rows × n. */
export function addTransposed(
  a: Float64Array,
  rows: number,
  n: number,
  y: Float64Array,
  out: Float64Array,
): void {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < n; i++) out[i]! += a[r * n + i]! * y[r]!;
  }
}

/** out = diag(left) A diag(right), for A of rows × n. */
export function scaleRows(
  a: Float64Array,
  left: Float64Array,
  right: Float64Array,
  rows: number,
  n: number,
  out: Float64Array,
): void {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < n; i++) out[r * n + i] = left[r]! * a[r * n + i]! * right[i]!;
  }
}

/** Adds Aᵀ·A to the lower triangle of `out` (n × n), for A of `rows` × n; 4 × 4 numbers at a time. */
export function addGram(a: Float64Array, rows: number, n: number, out: Float64Array): void {
  const blocks = n - (n % 4);
  for (let i = 0; i < blocks; i += 4) {
    for (let j = 0; j <= i; j += 4) addGramBlock(a, rows, n, out, i, j);
  }
  for (let i = blocks; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let r = 0; r < rows * n; r += n) sum += a[r + i]! * a[r + j]!;
      out[i * n + j]! += sum;
    }
  }
}

function addGramBlock(
  a: Float64Array,
  rows: number,
  n: number,
  out: Float64Array,
  i: number,
  j: number,
): void {
  for (let half = 0; half < 4; half += 2) {
    let [s00, s01, s02, s03] = [0, 0, 0, 0];
    let [s10, s11, s12, s13] = [0, 0, 0, 0];
    for (let r = 0; r < rows * n; r += n) {
      const x0 = a[r + i + half]!;
      const x1 = a[r + i + half + 1]!;
      const y0 = a[r + j]!;
      const y1 = a[r + j + 1]!;
      const y2 = a[r + j + 2]!;
      const y3 = a[r + j + 3]!;
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s03 += x0 * y3;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
      s13 += x1 * y3;
    }
    const to = (i + half) * n + j;
    out[to]! += s00;
    out[to + 1]! += s01;
    out[to + 2]! += s02;
    out[to + 3]! += s03;
    out[to + n]! += s10;
    out[to + n + 1]! += s11;
    out[to + n + 2]! += s12;
    out[to + n + 3]! += s13;
  }
}

/** Replaces the lower triangle of `a` by L with L·Lᵀ = a; false where `a` is not positive definite. */
export function factorise(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let rest = a[row + j]!;
      for (let k = 0; k < j; k++) rest -= a[row + k]! * a[other + k]!;
      if (j < i) {
        a[row + j] = rest / a[other + j]!;
      } else {
        if (!(rest > 1e-14 * Math.abs(a[row + i]!))) return false;
        a[row + i] = Math.sqrt(rest);
      }
    }
  }
  return true;
}

/** Replaces x by the solution of L·Lᵀ·y = x. */
export function substitute(lower: Float64Array, n: number, x: Float64Array): void {
  forward(lower, n, x);
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / lower[i * n + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k]! -= lower[i * n + k]! * value;
  }
}

/** Replaces x by the solution of L·y = x. */
export function forward(lower: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let rest = x[i]!;
    for (let k = 0; k < i; k++) rest -= lower[i * n + k]! * x[k]!;
    x[i] = rest / lower[i * n + i]!;
  }
}
