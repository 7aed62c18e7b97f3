export function logLossPairs(
  scores: usize,
  targets: usize,
  weights: usize,
  pairs: usize,
  from: i32,
  to: i32,
  magicGradient: f64,
  magicHessian: f64,
): void {
  const one = f64x2.splat(1);
  // After the last row there is room for three more.
  for (let i = <usize>from; i < <usize>to; i += 4) {
    const at = i << 3;
    twoExponentials(scores + at, pairs + (i << 4));
    const p = f64x2.div(one, f64x2.add(one, v128.load(pairs + (i << 4))));
    const q = f64x2.div(one, f64x2.add(one, v128.load(pairs + (i << 4), 16)));
    writePair(p, weights + at, targets + at, pairs + (i << 4), magicGradient, magicHessian);
    writePair(
      q,
      weights + at + 16,
      targets + at + 16,
      pairs + (i << 4) + 32,
      magicGradient,
      magicHessian,
    );
  }
}

function writePair(
  p: v128,
  weights: usize,
  targets: usize,
  pairs: usize,
  magicGradient: f64,
  magicHessian: f64,
): void {
  const w = v128.load(weights);
  const gradient = f64x2.splat(magicGradient);
  const hessian = f64x2.splat(magicHessian);
  const residual = f64x2.mul(w, f64x2.sub(p, v128.load(targets)));
  const curvature = f64x2.mul(w, f64x2.mul(p, f64x2.sub(f64x2.splat(1), p)));
  const g = f64x2.sub(f64x2.add(residual, gradient), gradient);
  const h = f64x2.sub(f64x2.add(curvature, hessian), hessian);
  v128.store(pairs, v128.shuffle<f64>(g, h, 0, 2));
  v128.store(pairs, v128.shuffle<f64>(g, h, 1, 3), 16);
}

function fma(a: v128, b: v128, c: f64): v128 {
  return f64x2.add(f64x2.mul(a, b), f64x2.splat(c));
}

/** e⁻ˣ of four numbers, as kernel/exp.ts has it: two vectors side by side, so that neither waits for itself. */
function twoExponentials(from: usize, to: usize): void {
  const round = f64x2.splat(6755399441055744);
  const low = f64x2.splat(-700);
  const high = f64x2.splat(700);
  const x = f64x2.pmin(f64x2.pmax(f64x2.neg(v128.load(from)), low), high);
  const y = f64x2.pmin(f64x2.pmax(f64x2.neg(v128.load(from, 16)), low), high);
  const shiftedX = f64x2.add(f64x2.mul(x, f64x2.splat(Math.LOG2E)), round);
  const shiftedY = f64x2.add(f64x2.mul(y, f64x2.splat(Math.LOG2E)), round);
  const k = f64x2.sub(shiftedX, round);
  const l = f64x2.sub(shiftedY, round);
  const ln2 = f64x2.splat(0.6931471803691238);
  const ln2Rest = f64x2.splat(1.9082149292705877e-10);
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, ln2)), f64x2.mul(k, ln2Rest));
  const s = f64x2.sub(f64x2.sub(y, f64x2.mul(l, ln2)), f64x2.mul(l, ln2Rest));
  let a = fma(f64x2.splat(1.0 / 3628800.0), r, 1.0 / 362880.0);
  let b = fma(f64x2.splat(1.0 / 3628800.0), s, 1.0 / 362880.0);
  a = fma(a, r, 1.0 / 40320.0);
  b = fma(b, s, 1.0 / 40320.0);
  a = fma(a, r, 1.0 / 5040.0);
  b = fma(b, s, 1.0 / 5040.0);
  a = fma(a, r, 1.0 / 720.0);
  b = fma(b, s, 1.0 / 720.0);
  a = fma(a, r, 1.0 / 120.0);
  b = fma(b, s, 1.0 / 120.0);
  a = fma(a, r, 1.0 / 24.0);
  b = fma(b, s, 1.0 / 24.0);
  a = fma(a, r, 1.0 / 6.0);
  b = fma(b, s, 1.0 / 6.0);
  a = fma(a, r, 0.5);
  b = fma(b, s, 0.5);
  a = fma(a, r, 1.0);
  b = fma(b, s, 1.0);
  a = fma(a, r, 1.0);
  b = fma(b, s, 1.0);
  // The low bits of what was shifted hold k as a whole number: put k + 1023 where the exponent is.
  const bias = i64x2.splat(1023);
  v128.store(to, f64x2.mul(a, i64x2.shl(i64x2.add(shiftedX, bias), 52)));
  v128.store(to, f64x2.mul(b, i64x2.shl(i64x2.add(shiftedY, bias), 52)), 16);
}
