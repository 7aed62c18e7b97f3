import { exp, log } from "../../../portable-math.ts";
import { quickLog } from "../../../quick-math.ts";
import { densityColumns } from "../../partons/mellin-inversion.ts";

/** x f(x, μ²) of one parton, by PDG number with 21 or 0 for the gluon. */
export type PartonDensity = (id: number, x: number, mu2: number) => number;

/**
 * Parton densities in a table small enough for the processor's cache, for backward evolution, which
 * asks for them at every try. Even steps in ln x + 4x and in √ln(μ²/Λ²); within 1 % below x = 0.7.
 */
export interface ShowerPartons {
  /** Shape: (nodes × 12 × rows): x f of PDG numbers −5 … 5, the gluon at 5, and the sum of all quarks at 11. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly nodes: number;
  /** x at each node. */
  readonly x: Float64Array;
}

export const PARTON_COLUMNS = 12;
/** The column of the gluon. */
export const GLUON = 5;
/** Where the sum of all quarks and antiquarks is. */
export const QUARKS = 11;

const NODES = 160;
const ROWS = 14;
/** Entries of one node. */
const NODE_STEP: number = PARTON_COLUMNS * ROWS;
const X_MIN = 1e-6;
const X_MAX = 0.98;
const MU2_MIN = 2;
const MU2_MAX = 1e8;
const LAMBDA2 = 0.04;
const FIRST: number = coordinate(X_MIN, log(X_MIN));
const STEP: number = (coordinate(X_MAX, log(X_MAX)) - FIRST) / (NODES - 1);
const FIRST_ROW: number = Math.sqrt(log(MU2_MIN / LAMBDA2));
const ROW_STEP: number = (Math.sqrt(log(MU2_MAX / LAMBDA2)) - FIRST_ROW) / (ROWS - 1);
const LOG_LAMBDA2: number = log(LAMBDA2);
const LOG_MU2_MIN: number = log(MU2_MIN);

let known: ShowerPartons | undefined;

/** The table of the benchmark densities (`les-houches.ts`), which is made once, or of others. */
export function showerPartons(density?: PartonDensity): ShowerPartons {
  if (density) return tabulate(density);
  known ??= tabulate();
  return known;
}

function tabulate(density?: PartonDensity): ShowerPartons {
  const x = Float64Array.from({ length: NODES }, (_, i) => xAt(FIRST + i * STEP));
  const scales = Array.from({ length: ROWS }, (_, row) => {
    return LAMBDA2 * exp((FIRST_ROW + row * ROW_STEP) ** 2);
  });
  const values = new Float32Array(NODES * NODE_STEP);
  const read = density ? readerOf(density, x, scales) : benchmark(x, scales);
  for (let row = 0; row < ROWS; row++) {
    for (let node = 0; node < NODES; node++) {
      for (let id = -5; id <= 5; id++) {
        const value = Math.max(read(id, row, node), 0);
        values[cellOf(node, row, id + 5)] = value;
        if (id !== 0) values[cellOf(node, row, QUARKS)]! += value;
      }
    }
  }
  return { values, rows: ROWS, nodes: NODES, x };
}

/** Place in the table of a node, row and column. */
export function cellOf(node: number, row: number, column: number): number {
  return node * NODE_STEP + column * ROWS + row;
}

/** Position of μ² among the rows, held within the table. */
export function rowOfScale(mu2: number): number {
  return rowOfLogScale(quickLog(mu2));
}

/** The same from ln μ². */
export function rowOfLogScale(logMu2: number): number {
  const root = Math.sqrt(Math.max(logMu2, LOG_MU2_MIN) - LOG_LAMBDA2);
  return Math.min((root - FIRST_ROW) * (1 / ROW_STEP), ROWS - 1.000001);
}

/** Position of x among the nodes, held within the table. */
export function nodeOfX(x: number): number {
  return nodeOf(x, quickLog(x));
}

/** The same where ln x is known. */
export function nodeOf(x: number, logX: number): number {
  const node = (coordinate(x, logX) - FIRST) * (1 / STEP);
  return Math.min(Math.max(node, 0), NODES - 1.000001);
}

/** x f of one column between the nodes. */
export function readPartons(
  { values }: ShowerPartons,
  column: number,
  node: number,
  row: number,
): number {
  const i = Math.min(Math.floor(node), NODES - 2);
  const r = Math.min(Math.floor(row), ROWS - 2);
  const t = node - i;
  const s = row - r;
  const at = cellOf(i, r, column);
  const next = at + NODE_STEP;
  const here = values[at]! + t * (values[next]! - values[at]!);
  const there = values[at + 1]! + t * (values[next + 1]! - values[at + 1]!);
  return here + s * (there - here);
}

type NodeReader = (id: number, row: number, node: number) => number;

function benchmark(x: Float64Array, scales: readonly number[]): NodeReader {
  const rows = densityColumns(x.map(log), scales);
  return (id, row, node) => rows[row]!.get(id)![node]!;
}

function readerOf(density: PartonDensity, x: Float64Array, scales: readonly number[]): NodeReader {
  return (id, row, node) => density(id === 0 ? 21 : id, x[node]!, scales[row]!);
}

function coordinate(x: number, logX: number): number {
  return logX + 4 * x;
}

/** Newton's method for ln x + 4x = c; the left side is concave, so it comes from below. */
function xAt(c: number): number {
  let x = X_MIN;
  for (let i = 0; i < 60; i++) x *= 1 + (c - coordinate(x, log(x))) / (1 + 4 * x);
  return x;
}
