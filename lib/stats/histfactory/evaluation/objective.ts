import { logGamma } from "../../../core/index.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";

/** Terms of the constraints as flat arrays. */
export interface Constraints {
  /** Parameters with a constraint, and the positions of their auxiliary data. */
  readonly parameter: Int32Array;
  readonly position: Int32Array;
  /** 1/σ² of a Gaussian one, 0 for a Poisson one. */
  readonly precision: Float64Array;
  /** Expected counts of a Poisson one at parameter 1. */
  readonly factor: Float64Array;
  /** Σ 2 ln(σ √(2π)). */
  readonly constant: number;
}

export function constraintsOf({ parameters }: HistFactoryModel): Constraints {
  const constrained = parameters.flatMap(({ constraint }, p) =>
    constraint ? [{ p, ...constraint }] : [],
  );
  let constant = 0;
  for (const one of constrained) {
    if (one.kind === "normal") constant += 2 * Math.log(one.sigma) + Math.log(2 * Math.PI);
  }
  return {
    parameter: Int32Array.from(constrained, ({ p }) => p),
    position: Int32Array.from(constrained, ({ position }) => position),
    precision: Float64Array.from(constrained, (one) =>
      one.kind === "normal" ? one.sigma ** -2 : 0,
    ),
    factor: Float64Array.from(constrained, (one) => (one.kind === "poisson" ? one.factor : 0)),
    constant,
  };
}

/** −ln L of the counts less its least value, ½ of the deviance; +∞ where the counts are impossible. */
export function countsTerm(observed: Float64Array, nu: Float64Array): number {
  let sum = 0;
  for (let b = 0; b < observed.length; b++) {
    sum += countTerm(observed[b]!, nu[b]!);
    if (!(sum < Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

/** −ln L of the auxiliary data less its least value. */
export function constraintsTerm(
  { parameter, position, precision, factor }: Constraints,
  auxiliary: Float64Array,
  theta: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < parameter.length; i++) {
    const value = theta[parameter[i]!]!;
    const datum = auxiliary[position[i]!]!;
    if (precision[i]! > 0) sum += 0.5 * precision[i]! * (value - datum) ** 2;
    else sum += countTerm(datum, factor[i]! * value);
  }
  return sum;
}

/** What −2 ln L is more than twice the terms above: −2 ln L of a model that meets all data. */
export function saturated(constraints: Constraints, { main, auxiliary }: ModelData): number {
  let sum = constraints.constant;
  for (const n of main) sum += saturatedCount(n);
  for (let i = 0; i < constraints.factor.length; i++) {
    if (constraints.factor[i]! > 0) sum += saturatedCount(auxiliary[constraints.position[i]!]!);
  }
  return sum;
}

/** ν − n + n ln(n/ν), in a form in which large counts do not cancel. */
function countTerm(n: number, nu: number): number {
  if (n === 0) return nu >= 0 ? nu : Number.POSITIVE_INFINITY;
  if (!(nu > 0)) return Number.POSITIVE_INFINITY;
  return n * Math.log1p((n - nu) / nu) - (n - nu);
}

/** −2 ln P(n | n), by Stirling's series for large n, where ln Γ would cancel. */
function saturatedCount(n: number): number {
  if (n === 0) return 0;
  if (n < 20) return 2 * (logGamma(n + 1) - n * Math.log(n) + n);
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series =
    1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)));
  return Math.log(2 * Math.PI * n) + 2 * inverse * series;
}
