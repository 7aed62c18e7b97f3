import { cholesky, normal, type Random } from "../../../core/index.ts";
import type { FitTask } from "./fit-task.ts";

/** Draws the constrained parameters of a fit from N(θ̂, Cov), within their bounds. */
export function parameterDraws({
  model: { parameters },
  centre,
  covariance,
  isFree,
}: FitTask): (random: Random) => Readonly<Record<string, number>> {
  const n = parameters.length;
  const drawn = [...parameters.keys()].filter((p) => parameters[p]!.constraint && isFree[p]);
  const lower = cholesky(drawn.map((p) => Float64Array.from(drawn, (q) => covariance[p * n + q]!)));
  return (random) => {
    const units = drawn.map(() => normal(random));
    return Object.fromEntries(
      drawn.map((p, i) => {
        const { name, bounds } = parameters[p]!;
        let value = centre[p]!;
        for (let k = 0; k <= i; k++) value += lower[i]![k]! * units[k]!;
        return [name, Math.min(bounds[1], Math.max(bounds[0], value))];
      }),
    );
  };
}
