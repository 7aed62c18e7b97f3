import type { Axis } from "../hist/index.ts";
import type { FitResult, FittedParameter } from "./fit-result.ts";
import type { Expectation, PeakParts } from "./peak-model.ts";
import type { PeakParameter } from "./peak-shape.ts";

/** The parameters that every peak has, and those of its shape, tail and background. */
export type PeakParameters = Readonly<
  Record<"mass" | "resolution" | "signal", FittedParameter> &
    Partial<Record<PeakParameter, FittedParameter>>
>;

/**
 * A fitted peak, which shows itself as a table. `signal` and `background` count the events in the
 * range; masses and widths are in the unit of the axis.
 */
export interface PeakFit extends Omit<FitResult, "parameters"> {
  readonly parameters: PeakParameters;
  readonly parts: PeakParts;
  /** The bins that were fitted, what they hold and what the fit expects there. */
  readonly axis: Axis;
  readonly observed: Float64Array;
  readonly expected: Expectation;
  /** Poisson deviance (Baker and Cousins): like χ² when most bins hold five events or more. */
  readonly deviance: number;
  /** Number of bins minus number of parameters that the data chose. */
  readonly ndf: number;
  /** How often data of this very model would fit worse. */
  readonly pValue: number;
  /** The curve to draw over the histogram, in events per bin of the width that bins have there. */
  readonly curve: (mass: number, part?: keyof Expectation) => number;
}
