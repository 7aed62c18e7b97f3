import { log } from "../portable-math.ts";
import { type Beams, type BeamTable, beamTable } from "./partons/parton-beams.ts";
import { gridOf, type PartonGrid } from "./partons/parton-grid.ts";
import { partonSet } from "./partons/parton-set.ts";
import { type RunningCoupling, runningCoupling } from "./partons/running-coupling.ts";

/** What every process can be told. */
export interface CollisionOptions {
  /** Energy of the two beams together [GeV]. Default: 13 000. */
  sqrtS?: number;
  /** Default: "pp". */
  beams?: Beams;
  /**
   * Parton densities: "les-houches", the benchmark, "mstw2008lo", a fit to data, both evolved here, or a
   * .dat file of LHAPDF's with the .info file beside it. Default: "les-houches".
   */
  pdf?: string;
  /** Densities ready made, in the place of `pdf`. */
  grid?: PartonGrid;
  /** αs at the Z mass, to run at one loop. Default: what belongs to the densities, 0.124 for the benchmark. */
  alphaSAtZ?: number;
  /** Factor on the scale of densities and αs; ½ and 2 are the usual variations. Default: 1. */
  scaleFactor?: number;
}

/** A collision that makes a given process possible, ready for its integrand. */
export interface Collision {
  readonly sqrtS: number;
  readonly s: number;
  readonly logS: number;
  readonly scaleFactor: number;
  readonly alphaS: RunningCoupling;
  /** Densities for scales μ in this range [GeV], before the factor on the scale, and ŝ from `sMin` [GeV²]. */
  table(muRange: readonly [number, number], sMin: number): BeamTable;
}

/** Checks the options against the smallest energy of the partons [GeV] and the name of what is made. */
export function collisionOf(
  { sqrtS = 13_000, beams = "pp", pdf, grid, alphaSAtZ, scaleFactor = 1 }: CollisionOptions,
  threshold: number,
  what: string,
): Collision {
  checkEnergy(sqrtS, threshold, what);
  if (!(scaleFactor >= 0.1 && scaleFactor <= 10)) {
    throw new RangeError(`Cannot multiply the scale by ${scaleFactor}: 0.1 to 10 wanted`);
  }
  const set = partonSet(pdf);
  const s = sqrtS * sqrtS;
  return {
    sqrtS,
    s,
    logS: log(s),
    scaleFactor,
    alphaS: alphaSAtZ === undefined ? set.alphaS : runningCoupling(alphaSAtZ),
    table([from, to], sMin) {
      const muRange = [scaleFactor * from, scaleFactor * to] as const;
      return beamTable(grid ?? gridOf(set, muRange, sMin / s), beams);
    },
  };
}

/** The beams as they are written. */
export function beamName({ beams = "pp" }: CollisionOptions): string {
  return beams === "pp" ? "pp" : "pp̄";
}

/** Whether these are the collisions that published cross-sections are quoted for: pp at 13 TeV. */
export function isRun2({ sqrtS = 13_000, beams = "pp" }: CollisionOptions): boolean {
  return sqrtS === 13_000 && beams === "pp";
}

function checkEnergy(sqrtS: number, threshold: number, what: string): void {
  if (!(sqrtS > 0 && sqrtS <= 1e6)) {
    throw new RangeError(
      `Cannot collide at ${sqrtS} GeV: the energy must be between 0 and 10⁶ GeV`,
    );
  }
  if (sqrtS < ROOM * threshold) {
    throw new RangeError(
      `Cannot make ${what} at ${sqrtS} GeV: at least ${Math.ceil(ROOM * threshold)} GeV are wanted`,
    );
  }
}

/** Below this multiple of the threshold the densities that count are at x near one, where the grid ends. */
const ROOM = 1.5;
