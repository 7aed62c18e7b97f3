import type { DensityColumns } from "./mellin-inversion.ts";
import type { RunningCoupling } from "./running-coupling.ts";

/** What tells one set from another. */
export interface PartonSource {
  /** Of a built-in set, or of a file without its folder. */
  readonly name: string;
  /** Of the file. */
  readonly sha256?: string;
}

/** Parton densities with the αs that belongs to them. */
export interface PartonSet {
  readonly source: PartonSource;
  /** x f(x, μ²) for these ln x ≤ 0, at each of the scales μ² [GeV²]. */
  columns(logX: Float64Array, mu2: readonly number[]): readonly DensityColumns[];
  readonly alphaS: RunningCoupling;
  /** Refuses scales [GeV] and momentum fractions beyond what the set covers. */
  check(muRange: readonly [number, number], xMin: number): void;
}
