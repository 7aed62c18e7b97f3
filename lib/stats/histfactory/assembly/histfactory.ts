// asc: --importMemory
/**
 * Inner loops of HistFactory models, two numbers at a time. `table` holds pointers to the arrays of a `Bench` and its
 * sizes, in the order of `kernel.ts`; the twins in TypeScript are rates.ts, slopes.ts and dense.ts.
 */

import { addMultiple, address, addTo, float, sum } from "./dense-algebra.ts";

const N_PARAMETERS = 0;
const N_BINS = 1;
const N_BLOCKS = 2;
const NORM_CODE = 3;
const BLOCK_BIN = 4;
const BLOCK_SIZE = 5;
const BLOCK_ROW = 6;
const NOMINAL = 7;
const FACTOR_START = 8;
const FACTOR_PARAMETER = 9;
const FACTOR_COEFFICIENTS = 10;
const COEFFICIENTS = 11;
const TEMPLATE_START = 12;
const TEMPLATE_PARAMETER = 13;
const TEMPLATE_ODD = 14;
const TEMPLATE_EVEN = 15;
const TEMPLATES = 16;
const BIN_FACTOR_START = 17;
const BIN_FACTOR_LIST = 18;
const BIN_PARAMETERS = 19;
const GLOBAL_OF = 20;
const FACTOR_OF_TEMPLATE = 21;
const THETA = 22;
const SHIFT = 23;
const POWERS = 24;
const FACTOR = 25;
const FACTOR_SLOPE = 26;
const OTHERS = 27;
const SLOPE = 28;
const SCALE = 29;
const SHAPE = 30;
const BIN_FACTOR = 31;
const UNIT = 32;
const NU = 33;
const RESIDUAL = 34;
const SCALED = 35;
const PULL = 36;
const JACOBIAN = 37;
const LOCAL_SLOPE = 38;
const BENDING = 39;
const N_GLOBALS = 40;

function entry(table: usize, at: i32): usize {
  return <usize>load<u32>(table + ((<usize>at) << 2));
}

function integer(list: usize, i: i32): i32 {
  return load<i32>(list + ((<usize>i) << 2));
}

/** Fills `nu` and all that `slopes` needs, from `shift` and `powers`. */
export function rates(table: usize): void {
  const nBlocks = <i32>entry(table, N_BLOCKS);
  memory.fill(entry(table, NU), 0, entry(table, N_BINS) << 3);
  for (let k = 0; k < nBlocks; k++) {
    const scale = scaleOf(table, k);
    const row = integer(entry(table, BLOCK_ROW), k);
    const size = integer(entry(table, BLOCK_SIZE), k);
    shapeOf(table, k, row, size);
    binFactorsOf(table, k, row, size);
    const shape = address(entry(table, SHAPE), row);
    const g = address(entry(table, BIN_FACTOR), row);
    const unit = address(entry(table, UNIT), row);
    const nu = address(entry(table, NU), integer(entry(table, BLOCK_BIN), k));
    for (let b = 0; b < size; b++) {
      const value = float(shape, b) * float(g, b);
      store<f64>(address(unit, b), value);
      store<f64>(address(nu, b), float(nu, b) + scale * value);
    }
  }
}

function isExponential(table: usize, alpha: f64): bool {
  return alpha >= 1 || alpha <= -1 || entry(table, NORM_CODE) === 1;
}

function exponent(coefficients: usize, alpha: f64): f64 {
  return alpha > 0 ? load<f64>(coefficients, 8) : -load<f64>(coefficients);
}

/** The product of six coefficients with powers of α, or with derivatives of those. */
function polynomial(coefficients: usize, powers: usize): f64 {
  const first = f64x2.mul(v128.load(coefficients, 16), v128.load(powers));
  const second = f64x2.mul(v128.load(coefficients, 32), v128.load(powers, 16));
  const third = f64x2.mul(v128.load(coefficients, 48), v128.load(powers, 32));
  return sum(f64x2.add(f64x2.add(first, second), third));
}

function scaleOf(table: usize, k: i32): f64 {
  const from = integer(entry(table, FACTOR_START), k);
  const to = integer(entry(table, FACTOR_START), k + 1);
  const parameters = entry(table, FACTOR_PARAMETER);
  const positions = entry(table, FACTOR_COEFFICIENTS);
  const coefficients = entry(table, COEFFICIENTS);
  const theta = entry(table, THETA);
  const powers = entry(table, POWERS);
  const factors = entry(table, FACTOR);
  const others = entry(table, OTHERS);
  let before = 1.0;
  for (let i = from; i < to; i++) {
    const p = integer(parameters, i);
    const position = integer(positions, i);
    const alpha = float(theta, p);
    let value = alpha;
    if (position >= 0) {
      const c = address(coefficients, position);
      if (isExponential(table, alpha)) value = Math.exp(exponent(c, alpha) * alpha);
      else value = 1 + polynomial(c, powers + <usize>p * 144);
    }
    store<f64>(address(factors, i), value);
    store<f64>(address(others, i), before);
    before *= value;
  }
  store<f64>(address(entry(table, SCALE), k), before);
  let after = 1.0;
  for (let i = to - 1; i >= from; i--) {
    const at = address(others, i);
    store<f64>(at, load<f64>(at) * after);
    after *= float(factors, i);
  }
  return before;
}

function shapeOf(table: usize, k: i32, row: i32, size: i32): void {
  const shape = address(entry(table, SHAPE), row);
  memory.copy(shape, address(entry(table, NOMINAL), row), (<usize>size) << 3);
  const templates = entry(table, TEMPLATES);
  const end = integer(entry(table, TEMPLATE_START), k + 1);
  for (let j = integer(entry(table, TEMPLATE_START), k); j < end; j++) {
    const p = integer(entry(table, TEMPLATE_PARAMETER), j);
    const shift = entry(table, SHIFT) + <usize>p * 40;
    addMultiple(
      shape,
      address(templates, integer(entry(table, TEMPLATE_ODD), j)),
      load<f64>(shift),
      size,
    );
    const even = integer(entry(table, TEMPLATE_EVEN), j);
    if (even >= 0) addMultiple(shape, address(templates, even), load<f64>(shift, 16), size);
  }
}

function binFactorsOf(table: usize, k: i32, row: i32, size: i32): void {
  const g = address(entry(table, BIN_FACTOR), row);
  for (let b = 0; b < size; b++) store<f64>(address(g, b), 1);
  const end = integer(entry(table, BIN_FACTOR_START), k + 1);
  const theta = entry(table, THETA);
  for (let i = integer(entry(table, BIN_FACTOR_START), k); i < end; i++) {
    const list = integer(entry(table, BIN_FACTOR_LIST), i);
    for (let b = 0; b < size; b++) {
      const p = integer(entry(table, BIN_PARAMETERS), list + b);
      store<f64>(address(g, b), float(g, b) * float(theta, p));
    }
  }
}

/** Fills `jacobian`, `localSlope` and `bending`. */
export function slopes(table: usize): void {
  const nBlocks = <i32>entry(table, N_BLOCKS);
  const nBins = entry(table, N_BINS);
  const nParameters = entry(table, N_PARAMETERS);
  memory.fill(entry(table, JACOBIAN), 0, (entry(table, N_GLOBALS) * nBins) << 3);
  memory.fill(entry(table, LOCAL_SLOPE), 0, nParameters << 3);
  memory.fill(entry(table, BENDING), 0, nParameters << 3);
  for (let k = 0; k < nBlocks; k++) {
    const row = integer(entry(table, BLOCK_ROW), k);
    const bin = integer(entry(table, BLOCK_BIN), k);
    const size = integer(entry(table, BLOCK_SIZE), k);
    factorSlopes(table, k, row, bin, size);
    templateSlopes(table, k, row, bin, size);
    binFactorSlopes(table, k, row, bin, size);
  }
}

function jacobianAt(table: usize, p: i32, bin: i32): usize {
  const global = integer(entry(table, GLOBAL_OF), p);
  return address(entry(table, JACOBIAN), global * <i32>entry(table, N_BINS) + bin);
}

function factorSlopes(table: usize, k: i32, row: i32, bin: i32, size: i32): void {
  const residual = address(entry(table, RESIDUAL), bin);
  const unit = address(entry(table, UNIT), row);
  const parameters = entry(table, FACTOR_PARAMETER);
  const bending = entry(table, BENDING);
  let pull = 0.0;
  for (let b = 0; b < size; b++) pull += float(residual, b) * float(unit, b);
  const end = integer(entry(table, FACTOR_START), k + 1);
  for (let i = integer(entry(table, FACTOR_START), k); i < end; i++) {
    const p = integer(parameters, i);
    const others = float(entry(table, OTHERS), i);
    const bend = factorBend(table, i, p);
    addTo(bending, p, bend * others * pull);
    const slope = float(entry(table, FACTOR_SLOPE), i) * others;
    store<f64>(address(entry(table, SLOPE), i), slope);
    const to = jacobianAt(table, p, bin);
    addMultiple(to, unit, slope, size);
  }
}

/** Notes the derivative of a factor, and returns the second one. */
function factorBend(table: usize, i: i32, p: i32): f64 {
  const slopes = address(entry(table, FACTOR_SLOPE), i);
  const position = integer(entry(table, FACTOR_COEFFICIENTS), i);
  if (position < 0) {
    store<f64>(slopes, 1);
    return 0;
  }
  const c = address(entry(table, COEFFICIENTS), position);
  const alpha = float(entry(table, THETA), p);
  if (isExponential(table, alpha)) {
    const by = exponent(c, alpha);
    const slope = by * float(entry(table, FACTOR), i);
    store<f64>(slopes, slope);
    return by * slope;
  }
  const powers = entry(table, POWERS) + <usize>p * 144;
  store<f64>(slopes, polynomial(c, powers + 48));
  return polynomial(c, powers + 96);
}

function templateSlopes(table: usize, k: i32, row: i32, bin: i32, size: i32): void {
  const scale = float(entry(table, SCALE), k);
  const scaled = entry(table, SCALED);
  const pull = entry(table, PULL);
  for (let b = 0; b < size; b++) {
    const g = float(entry(table, BIN_FACTOR), row + b);
    store<f64>(address(scaled, b), scale * g);
    store<f64>(address(pull, b), float(entry(table, RESIDUAL), bin + b) * g);
  }
  const end = integer(entry(table, TEMPLATE_START), k + 1);
  for (let j = integer(entry(table, TEMPLATE_START), k); j < end; j++) {
    const p = integer(entry(table, TEMPLATE_PARAMETER), j);
    const shift = entry(table, SHIFT) + <usize>p * 40;
    const odd = address(entry(table, TEMPLATES), integer(entry(table, TEMPLATE_ODD), j));
    const position = integer(entry(table, TEMPLATE_EVEN), j);
    const to = jacobianAt(table, p, bin);
    const i = integer(entry(table, FACTOR_OF_TEMPLATE), j);
    const twice = i < 0 ? 0.0 : 2 * float(entry(table, SLOPE), i);
    const bend =
      position < 0
        ? straightSlopes(shift, odd, scaled, pull, to, size, twice)
        : bentSlopes(
            shift,
            odd,
            address(entry(table, TEMPLATES), position),
            scaled,
            pull,
            to,
            size,
            twice,
            scale,
          );
    addTo(entry(table, BENDING), p, bend);
  }
}

/** A symmetric template: adds to the row of the Jacobian, and returns what bends. */
function straightSlopes(
  shift: usize,
  odd: usize,
  scaled: usize,
  pull: usize,
  to: usize,
  size: i32,
  twice: f64,
): f64 {
  const du = load<f64>(shift, 8);
  const both = f64x2.splat(du);
  const pairs = size & ~1;
  let along = f64x2.splat(0);
  for (let b = 0; b < pairs; b += 2) {
    const change = f64x2.mul(both, v128.load(address(odd, b)));
    const at = address(to, b);
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(v128.load(address(scaled, b)), change)));
    along = f64x2.add(along, f64x2.mul(v128.load(address(pull, b)), change));
  }
  let total = sum(along);
  if (pairs < size) {
    const change = du * float(odd, pairs);
    addTo(to, pairs, float(scaled, pairs) * change);
    total += float(pull, pairs) * change;
  }
  return twice * total;
}

function bentSlopes(
  shift: usize,
  odd: usize,
  even: usize,
  scaled: usize,
  pull: usize,
  to: usize,
  size: i32,
  twice: f64,
  scale: f64,
): f64 {
  const du = load<f64>(shift, 8);
  const dt = load<f64>(shift, 24);
  const duu = f64x2.splat(du);
  const dtt = f64x2.splat(dt);
  const pairs = size & ~1;
  let along = f64x2.splat(0);
  let across = f64x2.splat(0);
  for (let b = 0; b < pairs; b += 2) {
    const asymmetry = v128.load(address(even, b));
    const change = f64x2.add(f64x2.mul(duu, v128.load(address(odd, b))), f64x2.mul(dtt, asymmetry));
    const at = address(to, b);
    const weight = v128.load(address(pull, b));
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(v128.load(address(scaled, b)), change)));
    along = f64x2.add(along, f64x2.mul(weight, change));
    across = f64x2.add(across, f64x2.mul(weight, asymmetry));
  }
  let total = sum(along);
  let bent = sum(across);
  if (pairs < size) {
    const asymmetry = float(even, pairs);
    const change = du * float(odd, pairs) + dt * asymmetry;
    addTo(to, pairs, float(scaled, pairs) * change);
    total += float(pull, pairs) * change;
    bent += float(pull, pairs) * asymmetry;
  }
  return twice * total + load<f64>(shift, 32) * scale * bent;
}

function binFactorSlopes(table: usize, k: i32, row: i32, bin: i32, size: i32): void {
  const from = integer(entry(table, BIN_FACTOR_START), k);
  const end = integer(entry(table, BIN_FACTOR_START), k + 1);
  const scale = float(entry(table, SCALE), k);
  for (let i = from; i < end; i++) {
    const list = integer(entry(table, BIN_FACTOR_LIST), i);
    for (let b = 0; b < size; b++) {
      const p = integer(entry(table, BIN_PARAMETERS), list + b);
      let change = scale * float(entry(table, SHAPE), row + b);
      for (let other = from; other < end; other++) {
        if (other === i) continue;
        const q = integer(
          entry(table, BIN_PARAMETERS),
          integer(entry(table, BIN_FACTOR_LIST), other) + b,
        );
        change *= float(entry(table, THETA), q);
      }
      if (integer(entry(table, GLOBAL_OF), p) < 0) addTo(entry(table, LOCAL_SLOPE), p, change);
      else addTo(jacobianAt(table, p, bin), b, change);
    }
  }
}
