import {
  cellOf,
  GLUON,
  nodeOfX,
  QUARKS,
  readPartons,
  rowOfScale,
  type ShowerPartons,
} from "./shower-partons.ts";

/**
 * How often a parton b of the beam came from another by a branching a → b c, as backward evolution
 * needs it (T. Sjöstrand, Phys. Lett. B 157 (1985) 321): dP = dpT²/pT² αs/2π ∫ dz P(z) R(z) with
 * R = x′f_a(x′)/x f_b(x), x′ = x/z. "Soft" branchings emit a gluon, ∝ 1/(1 − z); the others change
 * the kind of the parton.
 */
export interface BackwardBounds {
  /** Bounds on P R (1 − z)/2C, and on P R for a quark b and P R √z for a gluon, for each b, node and row. */
  readonly soft: Float32Array;
  readonly conversion: Float32Array;
}

const CA = 3;
const CF: number = 4 / 3;
const TR = 0.5;
/** Room for what lies between the points looked at. */
const ROOM = 1.08;
const Z_POINTS = 24;
/** Below this share of the gluon a heavy quark counts as not yet there. */
export const PRESENT = 1e-4;

/** Colour factor of soft emission from column b: C_A or C_F. */
export function softColour(b: number): number {
  return b === GLUON ? CA : CF;
}

/** P(z) (1 − z)/2C of the branching that emits a gluon. */
export function softKernel(b: number, z: number): number {
  if (b !== GLUON) return (1 + z * z) / 2;
  const square = 1 - z * (1 - z);
  return (square * square) / z;
}

/** P(z) of the branching that changes the kind: g → q q̄ for a quark, q → q g for a gluon. */
export function conversionKernel(b: number, z: number): number {
  if (b !== GLUON) return TR * (z * z + (1 - z) * (1 - z));
  return (CF * (1 + (1 - z) * (1 - z))) / z;
}

/** ∫ of the density that a conversion's z is tried from, 1 for a quark and 1/√z for a gluon, from x to `most`. */
export function conversionRange(b: number, x: number, most: number): number {
  return b === GLUON ? 2 * (Math.sqrt(most) - Math.sqrt(x)) : most - x;
}

/** z from that density at a uniform u. */
export function conversionPoint(b: number, x: number, most: number, u: number): number {
  if (b !== GLUON) return x + (most - x) * u;
  const root = Math.sqrt(x) + (Math.sqrt(most) - Math.sqrt(x)) * u;
  return root * root;
}

/** P(z) over that density. */
export function conversionShare(b: number, z: number): number {
  return conversionKernel(b, z) * (b === GLUON ? Math.sqrt(z) : 1);
}

/** The column that a parton of column b comes from by a conversion. */
export function conversionSource(b: number): number {
  return b === GLUON ? QUARKS : GLUON;
}

/** Bounds for all scales from `cut2` [GeV²] up. */
export function backwardBounds(partons: ShowerPartons, cut2: number): BackwardBounds {
  const { rows, nodes } = partons;
  const soft = new Float32Array(partons.values.length);
  const conversion = new Float32Array(partons.values.length);
  const largest = { soft: 0, conversion: 0 };
  const lowest = Math.floor(rowOfScale(cut2));
  for (let b = 0; b < QUARKS; b++) {
    for (let node = 0; node < nodes; node++) {
      for (let row = lowest; row < rows; row++) {
        lookAt(partons, b, node, row, largest);
        const at = cellOf(node, row, b);
        soft[at] = largest.soft;
        conversion[at] = largest.conversion;
      }
    }
  }
  return { soft: overCells(soft, partons), conversion: overCells(conversion, partons) };
}

/** The largest values over z at one node. */
function lookAt(
  partons: ShowerPartons,
  b: number,
  node: number,
  row: number,
  largest: { soft: number; conversion: number },
): void {
  largest.soft = 0;
  largest.conversion = 0;
  const x = partons.x[node]!;
  const here = readPartons(partons, b, node, row);
  if (here <= PRESENT * readPartons(partons, GLUON, node, row)) return;
  for (let k = 0; k < Z_POINTS; k++) {
    const share = k / (Z_POINTS - 1); // z from x, where the source is at x′ = 1, to 1
    const z = x + (1 - x) * (1 - (1 - share) * (1 - share));
    const from = nodeOfX(x / z);
    const same = readPartons(partons, b, from, row) / here;
    const other = readPartons(partons, conversionSource(b), from, row) / here;
    largest.soft = Math.max(largest.soft, softKernel(b, z) * same);
    largest.conversion = Math.max(largest.conversion, conversionShare(b, z) * other);
  }
}

/** The largest of the four corners of each cell between nodes. */
function overCells(bounds: Float32Array, { rows, nodes }: ShowerPartons): Float32Array {
  const cells = new Float32Array(bounds.length);
  for (let b = 0; b < QUARKS; b++) {
    for (let node = 0; node < nodes; node++) {
      for (let row = 0; row < rows; row++) {
        const right = Math.min(node + 1, nodes - 1);
        const up = Math.min(row + 1, rows - 1);
        const here = Math.max(bounds[cellOf(node, row, b)]!, bounds[cellOf(right, row, b)]!);
        const there = Math.max(bounds[cellOf(node, up, b)]!, bounds[cellOf(right, up, b)]!);
        cells[cellOf(node, row, b)] = ROOM * Math.max(here, there);
      }
    }
  }
  return cells;
}
