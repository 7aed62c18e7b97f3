import type { Displayable } from "../core/index.ts";
import type { Bounds, Derivatives } from "./derivatives.ts";

export interface FitOptions {
  /** Distance to the minimum at which the search stops. Default: 1e-8. */
  tolerance?: number;
  /** Calls of the likelihood allowed. Default: 2000 for each free parameter, and 2000. */
  maxCalls?: number;
}

/** A fit in numbers: parameters are positions in an array. */
export interface FitProblem<Name extends string = string> {
  readonly names: readonly Name[];
  readonly start: Float64Array;
  readonly steps: Float64Array;
  readonly bounds: Bounds;
  readonly free: readonly number[];
  readonly twiceNll: (values: Float64Array) => number;
  /** Derivatives with respect to the free parameters only. */
  readonly derivatives?: (values: Float64Array, free: readonly number[]) => Derivatives;
  readonly options: FitOptions;
}

/** A parameter as the fit leaves it, in its own unit. */
export interface FittedParameter {
  readonly value: number;
  /** One standard deviation, from the curvature of the likelihood; 0 if the parameter did not move. */
  readonly error: number;
  /** Whether the data chose the value, the caller did, or a limit stopped it. */
  readonly state: "free" | "fixed" | "at limit";
}

/** A number for each pair of parameters; 0 with one that did not move. */
export type PairTable<Name extends string> = Readonly<Record<Name, Readonly<Record<Name, number>>>>;

/** The best fit, its errors, and the problem it solves (for `minos`). Shows itself as a table. */
export interface FitResult<Name extends string = string> extends Displayable {
  readonly parameters: Readonly<Record<Name, FittedParameter>>;
  readonly covariance: PairTable<Name>;
  readonly correlation: PairTable<Name>;
  /** −2 ln L at its minimum. */
  readonly twiceNll: number;
  /** Estimated distance to the minimum of −2 ln L, in its units: 1 would be one standard deviation. */
  readonly edm: number;
  /** Calls of the likelihood; those of known derivatives are not counted. */
  readonly nCalls: number;
  readonly problem: FitProblem<Name>;
}
