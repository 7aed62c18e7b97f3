import type { Random } from "../../../core/index.ts";
import { type Direction, drawAlong, type Transverse, transverse } from "../top/spin-direction.ts";

/** Helicity of a massless fermion: −1 for left-handed. */
export type Helicity = -1 | 1;

/** The current ū γ^μ v of a boson's two fermions in its rest frame: a complex vector of length² 2. */
interface Current {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function emptyCurrent(): Current {
  return { re: new Float64Array(3), im: new Float64Array(3) };
}

const axes: Transverse = { first: { x: 0, y: 0, z: 0 }, second: { x: 0, y: 0, z: 0 } };
const [current, state]: readonly [Current, Current] = [emptyCurrent(), emptyCurrent()];

/**
 * Draws the directions of the two bosons' fermions, each in its boson's rest frame along the axes of the
 * amplitude (`DibosonDiagrams`), from |Σ A_ij J_i J_j|²: first one alone, then the other given it.
 */
export function drawDecays(
  random: Random,
  amplitude: Float64Array,
  quark: Helicity,
  helicity1: Helicity,
  helicity2: Helicity,
  first: Direction,
  second: Direction,
): void {
  let bound = 0;
  for (let k = 0; k < 9; k++) bound += 2 * amplitude[k]! * amplitude[k]!;
  let size: number;
  do {
    drawAlong(random, 0, 0, 0, first);
    setCurrent(first, quark, helicity1);
    size = contractFirst(amplitude);
  } while (random() * bound > size);
  do {
    drawAlong(random, 0, 0, 0, second);
    setCurrent(second, quark, helicity2);
  } while (random() * 2 * size > contractSecond());
}

/** |Σ A_ij J_i J_j|² for two directions: the whole matrix element but for propagators and couplings. */
export function decayWeight(
  amplitude: Float64Array,
  quark: Helicity,
  helicity1: Helicity,
  helicity2: Helicity,
  first: Direction,
  second: Direction,
): number {
  setCurrent(first, quark, helicity1);
  contractFirst(amplitude);
  setCurrent(second, quark, helicity2);
  return contractSecond();
}

/** first − i h second across n, with the factor −i (left-handed quark) or i that belongs to y. */
function setCurrent(n: Direction, quark: Helicity, helicity: Helicity): void {
  transverse(n, axes);
  const { first, second } = axes;
  const { re, im } = current;
  re[0] = first.x;
  im[0] = -helicity * second.x;
  re[1] = quark * helicity * second.y;
  im[1] = quark * first.y;
  re[2] = first.z;
  im[2] = -helicity * second.z;
}

/** The state of the second boson once the first has decayed along its current; returns its length². */
function contractFirst(amplitude: Float64Array): number {
  const { re, im } = current;
  let size = 0;
  for (let j = 0; j < 3; j++) {
    const real = amplitude[j]! * re[0]! + amplitude[3 + j]! * re[1]! + amplitude[6 + j]! * re[2]!;
    const imaginary =
      amplitude[j]! * im[0]! + amplitude[3 + j]! * im[1]! + amplitude[6 + j]! * im[2]!;
    state.re[j] = real;
    state.im[j] = imaginary;
    size += real * real + imaginary * imaginary;
  }
  return size;
}

function contractSecond(): number {
  let [real, imaginary] = [0, 0];
  for (let j = 0; j < 3; j++) {
    real += state.re[j]! * current.re[j]! - state.im[j]! * current.im[j]!;
    imaginary += state.re[j]! * current.im[j]! + state.im[j]! * current.re[j]!;
  }
  return real * real + imaginary * imaginary;
}
