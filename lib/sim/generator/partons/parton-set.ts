import { basename } from "node:path";
import { particles } from "../../../core/index.ts";
import { alphaSOf, type PartonInput } from "./evolution.ts";
import { lesHouches } from "./les-houches.ts";
import { lhapdfSet } from "./lhapdf-set.ts";
import { type DensityColumns, densityColumns } from "./mellin-inversion.ts";
import { mstw2008lo } from "./mstw2008.ts";
import { type RunningCoupling, runningCoupling } from "./running-coupling.ts";

/** Parton densities with the αs that belongs to them. */
export interface PartonSet {
  readonly source: PartonSource;
  /** x f(x, μ²) for these ln x ≤ 0, at each of the scales μ² [GeV²]. */
  columns(logX: Float64Array, mu2: readonly number[]): readonly DensityColumns[];
  readonly alphaS: RunningCoupling;
  /** Refuses scales [GeV] and momentum fractions beyond what the set covers. */
  check(muRange: readonly [number, number], xMin: number): void;
}

/** What tells one set from another. */
export interface PartonSource {
  /** Of a built-in set, or of a file without its folder. */
  readonly name: string;
  /** Of the file. */
  readonly sha256?: string;
}

/** Sets that are evolved here, by their names. */
export const builtInInputs: Readonly<Record<string, PartonInput>> = {
  "les-houches": lesHouches,
  mstw2008lo,
};

/** A set by its name, or from a .dat file in LHAPDF's format, with the coupling of the .info file beside it. */
export function partonSet(pdf = "les-houches"): PartonSet {
  if (Object.hasOwn(builtInInputs, pdf)) return evolvedSet(pdf, builtInInputs[pdf]!);
  if (pdf.endsWith(".dat")) return lhapdfSet(pdf);
  const known = Object.keys(builtInInputs).join(", ");
  throw new RangeError(
    `Cannot use the parton densities "${basename(pdf)}": ${known} or the name of a .dat file wanted`,
  );
}

function evolvedSet(name: string, input: PartonInput): PartonSet {
  return {
    source: { name },
    columns: (logX, mu2) => densityColumns(logX, mu2, input),
    alphaS: runningCoupling(alphaSOf(input, particles.Z.mass * particles.Z.mass)),
    check([from, to]) {
      if (from * from > input.scale2) return;
      const start = Math.ceil(100 * Math.sqrt(input.scale2)) / 100;
      throw new RangeError(
        `Cannot evolve parton densities to ${from}–${to} GeV: scales start at ${start} GeV`,
      );
    },
  };
}
