import type { HistFactoryFit } from "../fit/histfactory-fit.ts";
import type { ModelParameter } from "../model/model.ts";

/** What the data say of a parameter that was known before. */
export interface Pull {
  readonly name: string;
  /** How far it moved from its auxiliary datum, in standard deviations of that. */
  readonly pull: number;
  /** Its error after the fit over that before: 1 if the data add nothing. */
  readonly constraint: number;
}

/** Pull and constraint of each constrained parameter that moved. */
export function pulls({ model, data, values, errors, isFree }: HistFactoryFit): Pull[] {
  return model.parameters.flatMap((parameter, p) => {
    if (!parameter.constraint || !isFree[p]) return [];
    const sigma = priorSigma(parameter)!;
    const { kind, position } = parameter.constraint;
    const datum = data.auxiliary[position]!;
    const known = kind === "poisson" ? datum / parameter.constraint.factor : datum;
    const pull = (values[p]! - known) / sigma;
    return [{ name: parameter.name, pull, constraint: errors[p]! / sigma }];
  });
}

/** The standard deviation of a parameter before the fit: σ, or 1/√factor of a Poisson constraint. */
export function priorSigma({ constraint }: ModelParameter): number | undefined {
  if (!constraint) return undefined;
  return constraint.kind === "normal" ? constraint.sigma : constraint.factor ** -0.5;
}
