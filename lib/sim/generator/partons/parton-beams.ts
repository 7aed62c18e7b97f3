import { type PartonGrid, rowOf } from "./parton-grid.ts";

/** Two protons, or a proton along +z and an antiproton along −z (the Tevatron). */
export type Beams = "pp" | "ppbar";

/** x f of one beam's partons at one point: entry id + 5 for PDG numbers −5 … 5, the gluon at 5. */
export type Densities = Float64Array;

/** Where the gluon is among `Densities`. */
export const GLUON = 5;

/** The densities of a grid laid out parton by parton, so that all are read at once. */
export interface BeamTable {
  readonly grid: PartonGrid;
  /** Shape: (rows × nodes × 11). */
  readonly values: Float64Array;
  readonly antiprotonAlongMinusZ: boolean;
}

const PARTONS = 11;

/** Two rows of densities to fill, one for each beam. */
export function emptyDensities(): Densities {
  return new Float64Array(PARTONS);
}

export function beamTable(grid: PartonGrid, beams: Beams = "pp"): BeamTable {
  const nodes = grid.rows * grid.nodes;
  const values = new Float64Array(nodes * PARTONS);
  for (let id = -5; id <= 5; id++) {
    const column = grid.values.get(id);
    if (!column) {
      throw new RangeError(`Cannot use this grid: it has no parton ${id}, −5 to 5 are wanted`);
    }
    for (let i = 0; i < nodes; i++) values[i * PARTONS + id + 5] = column[i]!;
  }
  return { grid, values, antiprotonAlongMinusZ: beams === "ppbar" };
}

/** Densities of both beams at ln x₁, ln x₂ < 0 and ln μ; an antiproton's are the proton's of the antiparton. */
export function fillDensities(
  table: BeamTable,
  logX1: number,
  logX2: number,
  logMu: number,
  first: Densities,
  second: Densities,
): void {
  const row = rowOf(table.grid, logMu);
  readNode(table, logX1, row, first);
  readNode(table, logX2, row, second);
  if (table.antiprotonAlongMinusZ) second.reverse();
}

/** What `densityAt` gives, for all partons: straight lines in ln x and in ln μ. */
function readNode({ grid, values }: BeamTable, logX: number, row: number, into: Densities): void {
  const { nodes, rows } = grid;
  const position = Math.min(Math.max((logX - grid.firstLogX) / grid.stepLogX, 0), nodes - 1);
  const i = Math.min(Math.floor(position), nodes - 2);
  const r = Math.min(Math.floor(row), Math.max(rows - 2, 0));
  const t = position - i;
  const share = row - r;
  const here = (r * nodes + i) * PARTONS;
  const above = rows === 1 ? here : here + nodes * PARTONS;
  const w00 = (1 - t) * (1 - share);
  const w01 = t * (1 - share);
  const w10 = (1 - t) * share;
  const w11 = t * share;
  for (let k = 0; k < PARTONS; k++) {
    into[k] =
      w00 * values[here + k]! +
      w01 * values[here + PARTONS + k]! +
      w10 * values[above + k]! +
      w11 * values[above + PARTONS + k]!;
  }
}

/** Σ x₁f_q x₂f_q̄ over the ten quarks and antiquarks. */
export function quarkPairs(first: Densities, second: Densities): number {
  let sum = 0;
  for (let id = 1; id <= 5; id++) {
    sum += first[GLUON + id]! * second[GLUON - id]! + first[GLUON - id]! * second[GLUON + id]!;
  }
  return sum;
}
