import type { DiagramCouplings } from "./diboson-couplings.ts";

/**
 * The three leading-order diagrams of q q̄ → V₁V₂ for left-handed quarks along the beam, by linear polarisation.
 *
 * Entry 3i + j is for V₁ polarised along axis i and V₂ along axis j of: x across the flight of V₁ in the plane
 * of the collision, y across the plane, z along the flight. Real numbers: the amplitude has a factor −i for each y, and
 * +i for right-handed quarks, which a reflection in the plane turns into these. Couplings are left out.
 */
export interface DibosonDiagrams {
  /** V₁ next to the quark, the exchanged quark's 1/t̂ included. */
  readonly t: Float64Array;
  /** V₂ next to the quark. */
  readonly u: Float64Array;
  /** Through one boson, with 1/ŝ and the sign of the three-boson vertex that makes t + s and u − s small at high energy. */
  readonly s: Float64Array;
}

export function emptyDiagrams(): DibosonDiagrams {
  return { t: new Float64Array(9), u: new Float64Array(9), s: new Float64Array(9) };
}

/**
 * ε̸ of each polarisation between Weyl spinors along the beam: with the antiquark's on the left it is
 * (up, across), with the quark's on the right (across, below).
 */
interface Spinors {
  readonly up: Float64Array;
  readonly across: Float64Array;
  readonly below: Float64Array;
}

function emptySpinors(): Spinors {
  return { up: new Float64Array(3), across: new Float64Array(3), below: new Float64Array(3) };
}

const first: Spinors = emptySpinors();
const second: Spinors = emptySpinors();
const products: Float64Array = new Float64Array(3);

/** Fills in the diagrams at ŝ for bosons of mass m₁ and m₂ [GeV], θ between quark and V₁. */
export function fillDiagrams(
  s: number,
  m1: number,
  m2: number,
  cosTheta: number,
  into: DibosonDiagrams,
): void {
  const rootS = Math.sqrt(s);
  const e1 = (s + (m1 - m2) * (m1 + m2)) / (2 * rootS);
  const e2 = rootS - e1;
  const p = Math.sqrt(Math.max((e1 - m1) * (e1 + m1), 0));
  const sinTheta = Math.sqrt(Math.max((1 - cosTheta) * (1 + cosTheta), 0));
  setSpinors(first, p / m1, e1 / m1, sinTheta, cosTheta);
  setSpinors(second, -p / m2, e2 / m2, sinTheta, cosTheta);
  const [px, pz] = [p * sinTheta, p * cosTheta];
  const t = m1 * m1 - rootS * (e1 - pz);
  const u = m2 * m2 - rootS * (e2 + pz);
  // exchanged momenta: (√ŝ/2 − e₁, −px, √ŝ/2 − pz) and (√ŝ/2 − e₂, px, √ŝ/2 + pz)
  fillExchange(into.t, 3, 1, first, second, pz - e1, -px, rootS - e1 - pz, rootS / t);
  fillExchange(into.u, 1, 3, second, first, -pz - e2, px, rootS - e2 + pz, rootS / u);
  products[0] = -1;
  products[1] = 1; // −1 without the factors −i
  products[2] = -(p * p + e1 * e2) / (m1 * m2);
  fillVertex(into.s, 2 * px, (2 * p * rootS) / m1, (2 * p * rootS) / m2, 1 / rootS);
}

/** The amplitude of all diagrams with their couplings; returns Σ|M|² over the polarisations of both bosons. */
export function combineDiagrams(
  diagrams: DibosonDiagrams,
  { t, u, photon, heavy, mass2 }: DiagramCouplings,
  s: number,
  into: Float64Array,
): number {
  const through = photon + (heavy * s) / (s - mass2);
  let sum = 0;
  for (let k = 0; k < 9; k++) {
    const amplitude = t * diagrams.t[k]! + u * diagrams.u[k]! + through * diagrams.s[k]!;
    into[k] = amplitude;
    sum += amplitude * amplitude;
  }
  return sum;
}

/** Boost and stretch: energy and momentum of the polarisation along the flight. */
function setSpinors(
  { up, across, below }: Spinors,
  boost: number,
  stretch: number,
  sinTheta: number,
  cosTheta: number,
): void {
  up[0] = -sinTheta;
  across[0] = cosTheta;
  below[0] = sinTheta;
  up[1] = 0;
  across[1] = 1;
  below[1] = 0;
  up[2] = boost + stretch * cosTheta;
  across[2] = stretch * sinTheta;
  below[2] = boost - stretch * cosTheta;
}

/** ε̸_left b̸ ε̸_right for all polarisations, b = (…) given by e − z, x and e + z. */
function fillExchange(
  into: Float64Array,
  stepRight: number,
  stepLeft: number,
  right: Spinors,
  left: Spinors,
  minus: number,
  x: number,
  plus: number,
  factor: number,
): void {
  for (let i = 0; i < 3; i++) {
    const above = factor * (minus * right.across[i]! - x * right.below[i]!);
    const under = factor * (plus * right.below[i]! - x * right.across[i]!);
    for (let j = 0; j < 3; j++) {
      into[i * stepRight + j * stepLeft] = left.up[j]! * above + left.across[j]! * under;
    }
  }
}

/** The vertex (k₁ − k₂)^μ ε₁·ε₂ + 2(k₂·ε₁) ε₂^μ − 2(k₁·ε₂) ε₁^μ, of which only the z polarisations meet the other momentum. */
function fillVertex(
  into: Float64Array,
  difference: number,
  of1: number,
  of2: number,
  factor: number,
): void {
  into.fill(0);
  for (let i = 0; i < 3; i++) into[4 * i] = factor * difference * products[i]!;
  for (let i = 0; i < 3; i++) {
    into[6 + i] = into[6 + i]! + factor * of1 * second.across[i]!;
    into[3 * i + 2] = into[3 * i + 2]! + factor * of2 * first.across[i]!;
  }
}
