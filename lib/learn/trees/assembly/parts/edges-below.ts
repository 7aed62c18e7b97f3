/**
 * How many of 255 ascending numbers, filled up with +∞ to 256, are below this one: first of every 16th, which
 * `everySixteenth` has put behind them, then of the 16 from there on. Of NaN no number is below.
 */
export function edgesBelow(edges: usize, value: f64): usize {
  const sixteens = countBelow(edges + (256 << 3), value);
  return (sixteens << 4) + countBelow(edges + (sixteens << 7), value);
}

/** Copies every 16th of 256 numbers behind them. */
export function everySixteenth(edges: usize): void {
  const coarse = edges + (256 << 3);
  for (let k: usize = 0; k < 16; k++) {
    store<f64>(coarse + (k << 3), load<f64>(edges + (k << 7), 15 << 3));
  }
}

/** How many of 16 numbers are below this one. */
function countBelow(numbers: usize, value: f64): usize {
  const v = f64x2.splat(value);
  let a = f64x2.lt(v128.load(numbers), v);
  let b = f64x2.lt(v128.load(numbers, 16), v);
  a = i64x2.add(a, f64x2.lt(v128.load(numbers, 32), v));
  b = i64x2.add(b, f64x2.lt(v128.load(numbers, 48), v));
  a = i64x2.add(a, f64x2.lt(v128.load(numbers, 64), v));
  b = i64x2.add(b, f64x2.lt(v128.load(numbers, 80), v));
  a = i64x2.add(a, f64x2.lt(v128.load(numbers, 96), v));
  b = i64x2.add(b, f64x2.lt(v128.load(numbers, 112), v));
  a = i64x2.add(a, b);
  return <usize>-(<i32>i64x2.extract_lane(a, 0) + <i32>i64x2.extract_lane(a, 1));
}
