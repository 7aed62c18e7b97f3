import type { ModelData } from "../model/model.ts";

export interface BestFitOptions {
  /** Counts and auxiliary data to fit. Default: those observed. */
  readonly data?: ModelData;
  /** Where to begin, a value for each parameter. Default: the model's inits. */
  readonly start?: ArrayLike<number>;
  /** Parameters held at a value, beside those the model fixes. */
  readonly fixed?: Readonly<Record<string, number>>;
  /** Where a parameter may be, in place of the model's bounds. */
  readonly bounds?: Readonly<Record<string, readonly [number, number]>>;
  /** Expected distance to the minimum of −2 ln L at which the search stops. Default: 1e-10. */
  readonly tolerance?: number;
  /** Whether the start is within a few standard deviations of the minimum: saves a step or two. */
  readonly startsNear?: boolean;
  /** Default: 60; where they do not suffice, damped steps follow. */
  readonly maxIterations?: number;
}

/** Where −2 ln L is lowest, with how that was found; a failed search says why instead of throwing. */
export interface BestFit {
  readonly converged: boolean;
  /** Why it did not converge: one sentence. */
  readonly problem?: string;
  /** A value for each parameter of the model, fixed ones too. */
  readonly values: Float64Array;
  /** −2 ln L with all its constants, as pyhf counts it. */
  readonly twiceNll: number;
  /** Expected distance to the minimum of −2 ln L before the last step: never less than what is left after it. */
  readonly edm: number;
  readonly iterations: number;
  /** Evaluations of the likelihood. */
  readonly nCalls: number;
  /** Positions of the parameters that a bound stopped. */
  readonly atBound: readonly number[];
  /** Bins where nothing was seen and nothing is expected any more: −2 ln L ends there while it still falls. */
  readonly atEdge: readonly number[];
}
