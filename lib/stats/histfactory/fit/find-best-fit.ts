import { type Engine, engineOf } from "../evaluation/engine.ts";
import { saturated } from "../evaluation/objective.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import type { BestFit, BestFitOptions } from "./best-fit.ts";
import { type DescendOptions, type Descent, descend } from "./descend.ts";
import { descendDamped } from "./descend-damped.ts";
import { descendAlongEdge, edgeBins } from "./edge.ts";
import { positionOf } from "./histfactory-fit.ts";
import { fastSolver, thoroughSolver } from "./solvers.ts";

/** The parameters at which the data are most likely, without errors: the fast part of `fitModel`. */
export function findBestFit(model: HistFactoryModel, options: BestFitOptions = {}): BestFit {
  const { data = model.data } = options;
  checkLengths(model, data, options.start);
  const engine = engineOf(model);
  const asked = askedOf(engine, options);
  const found = search(engine, asked);
  return {
    converged: found.converged,
    ...(found.problem !== undefined && { problem: found.problem }),
    values: found.values,
    twiceNll: 2 * found.value + saturated(engine.constraints, data),
    edm: found.edm,
    iterations: found.iterations,
    nCalls: found.nCalls,
    atBound: boundsReached(found.values, asked),
    atEdge: edgeBins(engine, data, found.values),
  };
}

/** The fast solver first; where it fails, the thorough one goes on from there, then damped; then edges are looked at. */
function search(engine: Engine, options: DescendOptions): Descent {
  const { binSpace } = engine;
  const thorough = thoroughSolver(engine);
  const first = descend(engine, binSpace ? fastSolver(engine, binSpace) : thorough, options);
  if (!Number.isFinite(first.value)) return first;
  const second =
    first.converged || !binSpace
      ? first
      : continued(first, options, (from) => descend(engine, thorough, from));
  const found = second.converged
    ? second
    : continued(second, options, (from) => descendDamped(engine, thorough, from));
  if (edgeBins(engine, options.data, found.values).length === 0) return found;
  const along = descendAlongEdge(engine, thorough, options);
  return along.converged && !(found.converged && found.value < along.value) ? along : found;
}

/** Another search from where one has ended. */
function continued(
  first: Descent,
  options: DescendOptions,
  search: (options: DescendOptions) => Descent,
): Descent {
  const second = search({ ...options, start: first.values });
  return {
    ...second,
    iterations: first.iterations + second.iterations,
    nCalls: first.nCalls + second.nCalls,
  };
}

function askedOf(engine: Engine, options: BestFitOptions): DescendOptions {
  const { model, inits } = engine;
  const { data = model.data, tolerance = 1e-10, maxIterations = 60, bounds, fixed } = options;
  const [low, high] = bounds
    ? [engine.low.slice(), engine.high.slice()]
    : [engine.low, engine.high];
  for (const [name, ends] of Object.entries(bounds ?? {})) {
    const p = positionOf(model, name);
    low[p] = ends[0];
    high[p] = ends[1];
  }
  const start = Float64Array.from(options.start ?? inits);
  const isHeld = fixed ? engine.isFixed.slice() : engine.isFixed;
  for (let p = 0; p < start.length; p++) {
    if (!isHeld[p]) start[p] = Math.min(high[p]!, Math.max(low[p]!, start[p]!));
  }
  for (const [name, value] of Object.entries(fixed ?? {})) {
    const p = positionOf(model, name);
    isHeld[p] = 1;
    start[p] = value;
  }
  const startsNear = options.startsNear ?? false;
  return { data, tolerance, maxIterations, startsNear, start, isHeld, low, high };
}

function boundsReached(values: Float64Array, { isHeld, low, high }: DescendOptions): number[] {
  const reached: number[] = [];
  for (let p = 0; p < values.length; p++) {
    if (!isHeld[p] && (values[p]! <= low[p]! || values[p]! >= high[p]!)) reached.push(p);
  }
  return reached;
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
