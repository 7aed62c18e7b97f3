import { type Engine, engineOf } from "../evaluation/engine.ts";
import { saturated } from "../evaluation/objective.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import type { BestFit, BestFitOptions } from "./best-fit.ts";
import { type DescendOptions, type Descent, descend, type Solver } from "./descend.ts";
import { descendAlongEdge, edgeBins } from "./edge.ts";
import { positionOf } from "./histfactory-fit.ts";
import { solversOf } from "./solvers.ts";

/** The parameters at which the data are most likely, without errors: the fast part of `fitModel`. */
export function findBestFit(model: HistFactoryModel, options: BestFitOptions = {}): BestFit {
  const { data = model.data, tolerance = 1e-10, maxIterations = 200 } = options;
  checkLengths(model, data, options.start);
  const engine = engineOf(model);
  const asked = {
    ...{ data, tolerance, maxIterations },
    startsNear: options.startsNear ?? false,
    ...startOf(model, options),
  };
  const { value, ...found } = search(engine, asked);
  return {
    ...found,
    twiceNll: 2 * value + saturated(engine.constraints, data),
    atEdge: edgeBins(engine, data, found.values),
    atBound: [...found.values.keys()].filter(
      (p) =>
        !asked.isHeld[p] &&
        (found.values[p]! <= asked.low[p]! || found.values[p]! >= asked.high[p]!),
    ),
  };
}

/** The fast solver first; where it fails, the thorough one goes on from there; then edges are looked at. */
function search(engine: Engine, options: DescendOptions): Descent {
  const { fast, thorough } = solversOf(engine);
  const first = descend(engine, fast ?? thorough, options);
  if (!Number.isFinite(first.value)) return first;
  const found = first.converged || !fast ? first : continued(engine, thorough, options, first);
  if (edgeBins(engine, options.data, found.values).length === 0) return found;
  const along = descendAlongEdge(engine, thorough, options);
  return along.converged && !(found.converged && found.value < along.value) ? along : found;
}

function continued(
  engine: Engine,
  solver: Solver,
  options: DescendOptions,
  first: Descent,
): Descent {
  const second = descend(engine, solver, { ...options, start: first.values });
  return {
    ...second,
    iterations: first.iterations + second.iterations,
    nCalls: first.nCalls + second.nCalls,
  };
}

function startOf(
  model: HistFactoryModel,
  { start, fixed = {}, bounds = {} }: BestFitOptions,
): Pick<DescendOptions, "start" | "isHeld" | "low" | "high"> {
  const { parameters } = model;
  const low = Float64Array.from(parameters, (parameter) => parameter.bounds[0]);
  const high = Float64Array.from(parameters, (parameter) => parameter.bounds[1]);
  for (const [name, [from, to]] of Object.entries(bounds)) {
    const p = positionOf(model, name);
    low[p] = from;
    high[p] = to;
  }
  const isHeld = Uint8Array.from(parameters, ({ isFixed }) => (isFixed ? 1 : 0));
  const values = Float64Array.from(parameters, ({ init }, p) => {
    const value = start?.[p] ?? init;
    return isHeld[p] ? value : Math.min(high[p]!, Math.max(low[p]!, value));
  });
  for (const [name, value] of Object.entries(fixed)) {
    const p = positionOf(model, name);
    isHeld[p] = 1;
    values[p] = value;
  }
  return { start: values, isHeld, low, high };
}

function checkLengths(
  { parameters, data }: HistFactoryModel,
  { main, auxiliary }: ModelData,
  start: ArrayLike<number> | undefined,
): void {
  const wrong = (what: string, is: number, wanted: number): never => {
    throw new RangeError(`Cannot fit ${is} ${what}: the model has ${wanted}`);
  };
  if (main.length !== data.main.length) wrong("counts", main.length, data.main.length);
  if (auxiliary.length !== data.auxiliary.length) {
    wrong("auxiliary data", auxiliary.length, data.auxiliary.length);
  }
  if (start && start.length !== parameters.length) {
    wrong("start values", start.length, parameters.length);
  }
}
