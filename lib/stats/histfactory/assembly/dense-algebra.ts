// asc: --importMemory
/** Dense algebra on flat arrays, row by row, two numbers at a time; the twin in TypeScript is dense.ts. */

/** Number i of a list. */
export function float(list: usize, i: i32): f64 {
  return load<f64>(list + ((<usize>i) << 3));
}

/** Where number i of a list is. */
export function address(list: usize, i: i32): usize {
  return list + ((<usize>i) << 3);
}

/** The sum of both numbers. */
export function sum(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Adds to number i of a list. */
export function addTo(list: usize, i: i32, value: f64): void {
  const at = address(list, i);
  store<f64>(at, load<f64>(at) + value);
}

/** out = A x, for A of rows × n. */
export function multiply(a: usize, rows: i32, n: i32, x: usize, out: usize): void {
  for (let r = 0; r < rows; r++) store<f64>(address(out, r), dot(address(a, r * n), x, n));
}

function dot(x: usize, y: usize, n: i32): f64 {
  let first = f64x2.splat(0);
  let second = f64x2.splat(0);
  const fours = n & ~3;
  for (let i = 0; i < fours; i += 4) {
    const at = address(x, i);
    const to = address(y, i);
    first = f64x2.add(first, f64x2.mul(v128.load(at), v128.load(to)));
    second = f64x2.add(second, f64x2.mul(v128.load(at, 16), v128.load(to, 16)));
  }
  let total = sum(f64x2.add(first, second));
  for (let i = fours; i < n; i++) total += float(x, i) * float(y, i);
  return total;
}

/** out += Aᵀ y, for A of rows × n. */
export function addTransposed(a: usize, rows: i32, n: i32, y: usize, out: usize): void {
  for (let r = 0; r < rows; r++) addMultiple(out, address(a, r * n), float(y, r), n);
}

/** out += by · x. */
export function addMultiple(out: usize, x: usize, by: f64, n: i32): void {
  const both = f64x2.splat(by);
  const pairs = n & ~1;
  for (let i = 0; i < pairs; i += 2) {
    const at = address(out, i);
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(both, v128.load(address(x, i)))));
  }
  if (pairs < n) addTo(out, pairs, by * float(x, pairs));
}

/** out = diag(left) A diag(right), for A of rows × n. */
export function scaleRows(
  a: usize,
  left: usize,
  right: usize,
  rows: i32,
  n: i32,
  out: usize,
): void {
  const pairs = n & ~1;
  for (let r = 0; r < rows; r++) {
    const by = float(left, r);
    const both = f64x2.splat(by);
    const from = address(a, r * n);
    const to = address(out, r * n);
    for (let i = 0; i < pairs; i += 2) {
      const value = f64x2.mul(v128.load(address(from, i)), v128.load(address(right, i)));
      v128.store(address(to, i), f64x2.mul(both, value));
    }
    if (pairs < n) store<f64>(address(to, pairs), by * float(from, pairs) * float(right, pairs));
  }
}

/** Adds Aᵀ·A to the lower triangle of `out` (n × n), for A of rows × n; 4 × 4 numbers at a time. */
export function addGram(a: usize, rows: i32, n: i32, out: usize): void {
  const blocks = n & ~3;
  for (let i = 0; i < blocks; i += 4) {
    for (let j = 0; j <= i; j += 4) gramBlock(a, rows, n, out, i, j);
  }
  const stride = (<usize>n) << 3;
  for (let i = blocks; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0.0;
      for (let r = 0, at = a; r < rows; r++, at += stride) total += float(at, i) * float(at, j);
      addTo(out, i * n + j, total);
    }
  }
}

function gramBlock(a: usize, rows: i32, n: i32, out: usize, i: i32, j: i32): void {
  let a0 = f64x2.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const stride = (<usize>n) << 3;
  let left = address(a, i);
  let right = address(a, j);
  for (let r = 0; r < rows; r++, left += stride, right += stride) {
    const y0 = v128.load(right);
    const y1 = v128.load(right, 16);
    const xa = v128.load64_splat(left);
    a0 = f64x2.add(a0, f64x2.mul(xa, y0));
    a1 = f64x2.add(a1, f64x2.mul(xa, y1));
    const xb = v128.load64_splat(left, 8);
    b0 = f64x2.add(b0, f64x2.mul(xb, y0));
    b1 = f64x2.add(b1, f64x2.mul(xb, y1));
    const xc = v128.load64_splat(left, 16);
    c0 = f64x2.add(c0, f64x2.mul(xc, y0));
    c1 = f64x2.add(c1, f64x2.mul(xc, y1));
    const xd = v128.load64_splat(left, 24);
    d0 = f64x2.add(d0, f64x2.mul(xd, y0));
    d1 = f64x2.add(d1, f64x2.mul(xd, y1));
  }
  const to = address(out, i * n + j);
  addPairs(to, a0, a1);
  addPairs(to + stride, b0, b1);
  addPairs(to + 2 * stride, c0, c1);
  addPairs(to + 3 * stride, d0, d1);
}

function addPairs(to: usize, first: v128, second: v128): void {
  v128.store(to, f64x2.add(v128.load(to), first));
  v128.store(to, f64x2.add(v128.load(to, 16), second), 16);
}

/** Replaces the lower triangle of `a` by L with L·Lᵀ = a; false where `a` is not positive definite. */
export function factorise(a: usize, n: i32): bool {
  for (let i = 0; i < n; i++) {
    const row = address(a, i * n);
    for (let j = 0; j < i; j++) {
      const other = address(a, j * n);
      store<f64>(address(row, j), (float(row, j) - dot(row, other, j)) / float(other, j));
    }
    const rest = float(row, i) - dot(row, row, i);
    if (!(rest > 1e-14 * abs(float(row, i)))) return false;
    store<f64>(address(row, i), sqrt(rest));
  }
  return true;
}

/** Replaces x by the solution of L·Lᵀ·y = x. */
export function substitute(lower: usize, n: i32, x: usize): void {
  for (let i = 0; i < n; i++) {
    const row = address(lower, i * n);
    store<f64>(address(x, i), (float(x, i) - dot(row, x, i)) / float(row, i));
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = address(lower, i * n);
    const value = float(x, i) / float(row, i);
    store<f64>(address(x, i), value);
    addMultiple(x, row, -value, i);
  }
}
