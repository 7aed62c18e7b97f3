import { asimovData } from "../../histfactory/evaluation/evaluate.ts";
import type { FitTask } from "./fit-task.ts";
import { type Sensitivity, sensitivities } from "./sensitivity.ts";

/** What a quantity changes by with each of the parameters that are kept. */
export type Gradient = readonly number[];

/**
 * The acceleration of BCa intervals for a quantity of a fit, without another fit: a = Σ κ₃ l³ / 6 (Σ κ₂ l²)^{3/2}
 * over all that fluctuates in the replicas, with its influence l = ∂q̂/∂n and its second and third cumulants (Efron
 * 1987, doi:10.1080/01621459.1987.10478410, eq. 4.4 and 7.3). Undefined where parameters are drawn, not data.
 */
export function fitAcceleration(task: FitTask, gradient: Gradient): number | undefined {
  const { kind, model, centre, isFree, kept } = task;
  if (kind === "nuisance") return undefined;
  const data = kind === "postfit" ? asimovData(model, centre) : model.data;
  const each = sensitivities(model, { values: centre, data, isFree }, kept);
  if (!each) return undefined;
  const l = combined(each, gradient);
  const [squares, cubes] = kind === "events" ? ofEvents(task, l.main) : ofCounts(l.main, data.main);
  if (kind !== "postfit") return skewness(squares, cubes);
  const [more, moreCubes] = ofAuxiliary(task, l.auxiliary);
  return skewness(squares + more, cubes + moreCubes);
}

type Sums = readonly [squares: number, cubes: number];

function skewness(squares: number, cubes: number): number {
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

function combined(
  each: readonly Sensitivity[],
  gradient: Gradient,
): Pick<Sensitivity, "main" | "auxiliary"> {
  const sum = (of: (one: Sensitivity) => Float64Array): Float64Array =>
    of(each[0]!).map((_, i) =>
      each.reduce((total, one, k) => total + gradient[k]! * of(one)[i]!, 0),
    );
  return { main: sum(({ main }) => main), auxiliary: sum(({ auxiliary }) => auxiliary) };
}

/** All cumulants of a Poisson count are its mean. */
function ofCounts(l: Float64Array, mean: Float64Array): Sums {
  let [squares, cubes] = [0, 0];
  for (let b = 0; b < l.length; b++) {
    squares += Math.max(0, mean[b]!) * l[b]! ** 2;
    cubes += Math.max(0, mean[b]!) * l[b]! ** 3;
  }
  return [squares, cubes];
}

function ofEvents({ events }: FitTask, l: Float64Array): Sums {
  let [squares, cubes] = [0, 0];
  if (!events) return [squares, cubes];
  const { start, cell, weight } = events;
  for (let event = 0; event + 1 < start.length; event++) {
    let influence = 0;
    for (let row = start[event]!; row < start[event + 1]!; row++) {
      influence += weight[row]! * l[cell[row]!]!;
    }
    squares += influence ** 2;
    cubes += influence ** 3;
  }
  return [squares, cubes];
}

/** Of auxiliary measurements: a Gaussian has no third cumulant. */
function ofAuxiliary({ model, centre }: FitTask, l: Float64Array): Sums {
  let [squares, cubes] = [0, 0];
  for (const [p, { constraint, isFixed }] of model.parameters.entries()) {
    if (!constraint || isFixed) continue;
    const influence = l[constraint.position]!;
    if (constraint.kind === "normal") squares += (influence * constraint.sigma) ** 2;
    else {
      const mean = constraint.factor * centre[p]!;
      squares += mean * influence ** 2;
      cubes += mean * influence ** 3;
    }
  }
  return [squares, cubes];
}
