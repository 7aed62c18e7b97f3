import { type Engine, slopesAt, valueAt } from "../evaluation/engine.ts";
import {
  addWithin,
  type DescendOptions,
  type Descent,
  impossibleStart,
  type Solver,
  setFree,
} from "./descend.ts";
import type { Step } from "./step.ts";

/** Damping at the start, beyond which no step is worth a try, below which there is none, and with which a search may end. */
const [START, TOP, NONE, LAST] = [1e-2, 1e12, 1e-9, 1e-6];

/** As many times more steps than other searches may take, since its steps are short. */
const PATIENCE = 10;

/** The search as it stands. */
interface Search {
  readonly theta: Float64Array;
  readonly isFree: Uint8Array;
  value: number;
  damping: number;
  nCalls: number;
}

/**
 * The search for narrow, winding valleys, where the others crawl: steps with all second derivatives, of which the
 * diagonal is raised as far as the last step asked for it (Levenberg and Marquardt).
 */
export function descendDamped(engine: Engine, solver: Solver, options: DescendOptions): Descent {
  const { data, tolerance } = options;
  const search: Search = {
    theta: options.start.slice(),
    isFree: new Uint8Array(options.start.length),
    value: valueAt(engine, options.start, data),
    ...{ damping: START, nCalls: 1 },
  };
  let [distance, iterations] = [Number.POSITIVE_INFINITY, 0];
  const finish = (problem?: string): Descent => ({
    converged: problem === undefined,
    ...(problem !== undefined && { problem }),
    ...{ values: search.theta, value: search.value, edm: distance },
    ...{ iterations, nCalls: search.nCalls },
  });
  if (!Number.isFinite(search.value)) return finish(impossibleStart(engine, data));
  for (; iterations < PATIENCE * options.maxIterations; iterations++) {
    const step = dampedStep(engine, solver, search, options);
    if (!step)
      return finish(`no step lowers −2 ln L, though ${distance} of it is expected to be left`);
    distance = step.distance;
    moveAlong(engine, step, search, options);
    if (search.damping <= LAST && distance < tolerance) return finish();
  }
  return finish(`${iterations} iterations left a distance of ${distance}`);
}

/** The step from here, damped until the matrix is positive definite. */
function dampedStep(
  engine: Engine,
  solver: Solver,
  search: Search,
  options: DescendOptions,
): Step | undefined {
  valueAt(engine, search.theta, options.data);
  slopesAt(engine, options.data, false);
  setFree(engine, search, options);
  for (; search.damping < TOP; search.damping *= 10) {
    const step = solver(search.isFree, false, search.damping <= NONE ? 0 : search.damping);
    if (step && step.distance >= 0) return step;
    search.damping = Math.max(search.damping, NONE);
  }
  return undefined;
}

/** Takes the step if it leads down, and damps the next one less, or more if it fell short of what it promised. */
function moveAlong(
  engine: Engine,
  { step, distance }: Step,
  search: Search,
  options: DescendOptions,
): void {
  const next = new Float64Array(search.theta.length);
  addWithin(next, search.theta, step, 1, options);
  const reached = valueAt(engine, next, options.data);
  search.nCalls++;
  const slack = 1e-11 * (1 + Math.abs(search.value));
  const gain = (search.value - reached + slack) / (0.5 * distance + slack);
  if (gain > 0) {
    search.theta.set(next);
    search.value = reached;
  }
  if (gain > 0.7) search.damping = search.damping / 10 < NONE ? 0 : search.damping / 10;
  else if (!(gain > 0.3)) search.damping = Math.max(NONE, search.damping) * 10;
}
