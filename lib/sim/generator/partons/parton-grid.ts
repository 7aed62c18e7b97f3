import { exp, log } from "../../portable-math.ts";
import type { PartonSet } from "./parton-densities.ts";
import { partonSet } from "./parton-set.ts";

/**
 * x f(x, μ) of all partons on a grid, linear in ln x and ln μ between its nodes.
 *
 * The steps are small enough (½ % in x) that the straight lines are within 10⁻³ of the curve up to
 * x = 0.7; being straight, they can be bounded exactly.
 */
export interface PartonGrid {
  /** ln x of the first node; the last node is x = 1. */
  readonly firstLogX: number;
  readonly stepLogX: number;
  readonly nodes: number;
  readonly firstLogMu: number;
  readonly stepLogMu: number;
  readonly rows: number;
  /** By PDG number, −5 … 5, the gluon at 0. Shape of each: (rows × nodes). */
  readonly values: ReadonlyMap<number, Float64Array>;
}

export interface PartonGridOptions {
  /** Scales μ [GeV] to cover; two equal ones give densities at one fixed scale. */
  muRange: readonly [number, number];
  /** Smallest momentum fraction to cover. Default: 10⁻⁷. */
  xMin?: number;
  /** "les-houches", "mstw2008lo" or a file of LHAPDF's. Default: "les-houches". */
  pdf?: string;
}

const STEP_LOG_X = 0.005;
const MAX_STEP_LOG_MU = 0.35;

/** Parton densities (see `parton-set.ts`) on a grid. */
export function partonGrid({ muRange, xMin = 1e-7, pdf }: PartonGridOptions): PartonGrid {
  return gridOf(partonSet(pdf), muRange, xMin);
}

/** The densities of a set on a grid that covers these scales [GeV] and momentum fractions. */
export function gridOf(
  set: PartonSet,
  [from, to]: readonly [number, number],
  xMin: number,
): PartonGrid {
  if (!(from <= to))
    throw new RangeError(`Cannot cover scales from ${from} to ${to} GeV: they fall`);
  set.check([from, to], xMin);
  const rows = from === to ? 1 : Math.ceil(log(to / from) / MAX_STEP_LOG_MU) + 1;
  const stepLogMu = rows === 1 ? 1 : log(to / from) / (rows - 1);
  const nodes = Math.ceil(-log(xMin) / STEP_LOG_X) + 1;
  const logX = Float64Array.from({ length: nodes }, (_, i) => -(nodes - 1 - i) * STEP_LOG_X);
  const scales = Array.from({ length: rows }, (_, row) => from * from * exp(2 * row * stepLogMu));
  const values = new Map<number, Float64Array>();
  for (const [row, columns] of set.columns(logX, scales).entries()) {
    for (const [id, column] of columns) {
      const table = values.get(id) ?? new Float64Array(rows * nodes);
      table.set(column, row * nodes);
      values.set(id, table);
    }
  }
  return {
    firstLogX: -(nodes - 1) * STEP_LOG_X,
    stepLogX: STEP_LOG_X,
    nodes,
    firstLogMu: log(from),
    stepLogMu,
    rows,
    values,
  };
}

/** x f(x, μ) of parton `id` (PDG numbers; 21 for the gluon), zero from x = 1 on. */
export function partonDensity(grid: PartonGrid, id: number, x: number, mu: number): number {
  const values = grid.values.get(id === 21 ? 0 : id);
  if (!values) {
    throw new RangeError(`Cannot give the density of parton ${id}: −5 to 5 or 21 wanted`);
  }
  return x < 1 ? densityAt(grid, values, log(x), rowOf(grid, log(mu))) : 0;
}

/** Position of ln μ among the rows, as a real number held within the grid. */
export function rowOf({ firstLogMu, stepLogMu, rows }: PartonGrid, logMu: number): number {
  return Math.min(Math.max((logMu - firstLogMu) / stepLogMu, 0), rows - 1);
}

/** The density between the nodes, for ln x < 0 and a row from `rowOf`; held at the lower end of the grid. */
export function densityAt(
  { firstLogX, stepLogX, nodes, rows }: PartonGrid,
  values: Float64Array,
  logX: number,
  row: number,
): number {
  const position = Math.max((logX - firstLogX) / stepLogX, 0);
  const i = Math.min(Math.floor(position), nodes - 2);
  const r = Math.min(Math.floor(row), Math.max(rows - 2, 0));
  const t = position - i;
  const at = r * nodes + i;
  const here = values[at]! + t * (values[at + 1]! - values[at]!);
  if (rows === 1) return here;
  const above = values[at + nodes]! + t * (values[at + nodes + 1]! - values[at + nodes]!);
  return here + (row - r) * (above - here);
}

/** A bound that the density does not pass for ln x in [a, b] and rows in [r0, r1]. */
export function densityBound(
  { firstLogX, stepLogX, nodes, rows }: PartonGrid,
  values: Float64Array,
  [a, b]: readonly [number, number],
  [r0, r1]: readonly [number, number],
): number {
  const first = Math.max(Math.floor((a - firstLogX) / stepLogX), 0);
  const last = Math.min(Math.max(Math.ceil((b - firstLogX) / stepLogX), 0), nodes - 1);
  let bound = 0;
  for (let r = Math.floor(r0); r <= Math.min(Math.ceil(r1), rows - 1); r++) {
    for (let i = first; i <= last; i++) bound = Math.max(bound, values[r * nodes + i]!);
  }
  return bound;
}
