import type { Displayable } from "../../../core/index.ts";
import type { FittedParameter } from "../../fit-result.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import type { BestFit } from "./best-fit.ts";

/** A best fit with its errors, checked at its minimum. Shows itself as a table. */
export interface HistFactoryFit extends BestFit, Displayable {
  readonly model: HistFactoryModel;
  readonly data: ModelData;
  /** Parameters that were held at a value, beside those the model fixes. */
  readonly fixed: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, FittedParameter>>;
  /** One standard deviation of each parameter; 0 for one that did not move, ∞ for one that the data do not determine. */
  readonly errors: Float64Array;
  /** Flat square of all parameters, row by row, without directions that the data do not determine; see `covarianceOf`. */
  readonly covariance: Float64Array;
  /** Greatest slope of −2 ln L at the minimum along a free parameter, in units of 1/σ of that parameter. */
  readonly slope: number;
  /** 1 for a parameter that moved, 0 for one that was fixed or stopped by a bound. */
  readonly isFree: Uint8Array;
  /** What a reader should know, one sentence each: a second minimum, a direction that nothing determines. */
  readonly warnings: readonly string[];
}

/** The position of a parameter of a model. */
export function positionOf({ parameters }: HistFactoryModel, name: string): number {
  const p = parameters.findIndex((parameter) => parameter.name === name);
  if (p >= 0) return p;
  const set = parameters.filter((parameter) => parameter.set === name);
  const names = set.length > 0 ? set : parameters;
  const some = names.slice(0, 8).map((parameter) => parameter.name);
  throw new RangeError(
    `Cannot find the parameter ${name}: ${set.length > 0 ? "its components are" : "the model has"} ` +
      `${some.join(", ")}${names.length > 8 ? ` and ${names.length - 8} others` : ""}`,
  );
}

/** The covariance of two parameters. */
export function covarianceOf(fit: HistFactoryFit, a: string, b: string): number {
  const n = fit.values.length;
  return fit.covariance[positionOf(fit.model, a) * n + positionOf(fit.model, b)]!;
}

/** The correlation of two parameters; 0 with one that did not move. */
export function correlationOf(fit: HistFactoryFit, a: string, b: string): number {
  if (a === b) return 1;
  const errors = fit.errors[positionOf(fit.model, a)]! * fit.errors[positionOf(fit.model, b)]!;
  return errors === 0 ? 0 : covarianceOf(fit, a, b) / errors;
}
