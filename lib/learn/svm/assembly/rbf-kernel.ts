// asc: --importMemory
// e^(−γ|x − y|²) of a point with many others, four at a time in 32 bits; rbf-kernel.ts has the twin in TypeScript.
// `columns` holds one array of n numbers for each of the dimensions, n a multiple of four; `point` the dimensions.

// @ts-nocheck: this is AssemblyScript

export function kernelRow(
  columns: usize,
  n: i32,
  dimensions: i32,
  point: usize,
  gamma: f32,
  out: usize,
): void {
  const end = (<usize>n) << 2;
  const scale = f32x4.splat(-gamma);
  for (let at: usize = 0; at < end; at += 16) {
    v128.store(
      out + at,
      exponential(f32x4.mul(scale, squares(columns + at, end, dimensions, point))),
    );
  }
}

export function kernelSum(
  columns: usize,
  n: i32,
  dimensions: i32,
  point: usize,
  gamma: f32,
  coefficients: usize,
): f64 {
  const end = (<usize>n) << 2;
  const scale = f32x4.splat(-gamma);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let at: usize = 0; at < end; at += 16) {
    const kernel = exponential(f32x4.mul(scale, squares(columns + at, end, dimensions, point)));
    const weights = coefficients + (at << 1);
    const upper = i8x16.shuffle(
      kernel,
      kernel,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15,
    );
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(kernel), v128.load(weights)));
    high = f64x2.add(high, f64x2.mul(f64x2.promote_low_f32x4(upper), v128.load(weights, 16)));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Squared distances of four points. */
function squares(column: usize, stride: usize, dimensions: i32, point: usize): v128 {
  let sum = f32x4.splat(0);
  for (let c = 0; c < dimensions; c++) {
    const ahead = f32x4.sub(v128.load(column), v128.load32_splat(point + ((<usize>c) << 2)));
    sum = f32x4.add(sum, f32x4.mul(ahead, ahead));
    column += stride;
  }
  return sum;
}

/** eˣ for x ≤ 0 to 32 bits: 2ⁿ times Taylor's series of what is left; no less than e^(−87). */
function exponential(x: v128): v128 {
  const inside = f32x4.max(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(inside, f32x4.splat(<f32>Math.LOG2E)));
  let r = f32x4.sub(inside, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.121944400546906e-4)));
  let series = f32x4.splat(1.0 / 5040.0);
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 720.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 120.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 24.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1.0 / 6.0));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(0.5));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1));
  series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(series, power);
}
