import type { HistFactoryModel } from "../../histfactory/index.ts";
import type { EventCells } from "./event-cells.ts";

/**
 * What is fluctuated in a replica of a fit:
 * `events` how often each event of the data counts, a Poisson number of mean 1, before it falls into a region;
 * `bins` the count of each bin, about that observed; `postfit` counts and auxiliary measurements, about what the best
 * fit expects; `nuisance` the constrained parameters, θ ~ N(θ̂, Cov), which are held while the others are fitted anew.
 */
export type FitBootstrapKind = "events" | "bins" | "postfit" | "nuisance";

export const fitBootstrapKinds: readonly FitBootstrapKind[] = [
  ...(["events", "bins", "postfit", "nuisance"] as const),
];

/** All that decides a replica besides its number; plain data, so that it can go to another thread. */
export interface FitTask {
  readonly kind: FitBootstrapKind;
  readonly seed: number;
  readonly model: HistFactoryModel;
  /** The parameters of the best fit. */
  readonly centre: Float64Array;
  /** Of all parameters, a flat square; empty where no parameters are drawn. */
  readonly covariance: Float64Array;
  readonly isFree: Uint8Array;
  readonly events?: EventCells;
  /** Positions of the parameters that are kept of each fit. */
  readonly kept: readonly number[];
  /** Whether their errors are, too. */
  readonly withErrors: boolean;
}

/** What is kept of the fit to one replica. */
export interface FittedReplica {
  readonly replica: number;
  /** Why there are no values. */
  readonly problem?: string;
  /** −2 ln L at the minimum, NaN if there is none. */
  readonly twiceNll: number;
  readonly iterations: number;
  /** Of the parameters kept. */
  readonly values: readonly number[];
  readonly errors?: readonly number[];
  /** How many events counted never, once, twice …, where events are drawn. */
  readonly multiplicities?: readonly number[];
}
