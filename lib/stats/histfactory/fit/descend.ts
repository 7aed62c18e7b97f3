import { type Engine, slopesAt, valueAt } from "../evaluation/engine.ts";
import type { ModelData } from "../model/model.ts";
import type { BestFit } from "./best-fit.ts";
import type { Step } from "./step.ts";

/** How to find a step where `slopesAt` was last; `damping` adds to the diagonal in units of it. */
export type Solver = (isFree: Uint8Array, expected: boolean, damping: number) => Step | undefined;

export interface DescendOptions {
  readonly data: ModelData;
  readonly start: Float64Array;
  readonly isHeld: Uint8Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Whether the start is within a few standard deviations, so that the curvature there is to be trusted. */
  readonly startsNear: boolean;
}

/** Beyond this expected distance the curvature is taken as expected (Fisher scoring), which is never negative. */
const FAR = 5;

/** The search as it stands. */
interface Search {
  readonly theta: Float64Array;
  /** The point that is tried. */
  readonly next: Float64Array;
  readonly isFree: Uint8Array;
  value: number;
  distance: number;
  previous: number;
  damping: number;
  nCalls: number;
}

export type Descent = Pick<
  BestFit,
  "converged" | "problem" | "values" | "edm" | "iterations" | "nCalls"
> & {
  /** ½ of the deviance. */
  readonly value: number;
};

/** Newton steps within bounds until the expected distance to the minimum is below the tolerance. */
export function descend(engine: Engine, solver: Solver, options: DescendOptions): Descent {
  const { data, start, tolerance, maxIterations } = options;
  const search: Search = {
    theta: start.slice(),
    next: start.slice(),
    isFree: new Uint8Array(start.length),
    value: valueAt(engine, start, data),
    distance: options.startsNear ? 1 : Number.POSITIVE_INFINITY,
    previous: Number.POSITIVE_INFINITY,
    ...{ damping: 0, nCalls: 1 },
  };
  const finish = (iterations: number, problem?: string): Descent => ({
    converged: problem === undefined,
    ...(problem !== undefined && { problem }),
    values: search.theta,
    edm: search.distance,
    ...{ iterations, nCalls: search.nCalls, value: search.value },
  });
  if (!Number.isFinite(search.value)) return finish(0, impossibleStart(engine, data));
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const step = nextStep(engine, solver, search, options);
    if (!step)
      return finish(iteration, "the curvature of −2 ln L is not positive, so no step leads down");
    const isLast = isClose(search, tolerance);
    const moved = moveAlong(engine, step, search, options);
    if (isLast) return finish(iteration);
    if (!moved && search.damping > 1e8) {
      return finish(
        iteration,
        `no step lowers −2 ln L, though ${search.distance} of it is expected to be left`,
      );
    }
  }
  return finish(maxIterations, `${maxIterations} iterations left a distance of ${search.distance}`);
}

/** A step with the curvature as observed where it serves, else as expected, else damped. */
function nextStep(
  engine: Engine,
  solver: Solver,
  search: Search,
  options: DescendOptions,
): Step | undefined {
  const isNear = search.distance < FAR && search.damping === 0;
  for (const [expected, damping] of isNear ? asObserved : asExpected) {
    slopesAt(engine, options.data, expected);
    setFree(engine, search, options);
    const step = solver(search.isFree, expected, Math.max(damping, search.damping));
    if (!step || !(step.distance >= 0)) continue;
    search.previous = expected ? Number.POSITIVE_INFINITY : search.distance;
    search.distance = step.distance;
    return step;
  }
  return undefined;
}

/** Curvature as expected, with more and more damping where it leaves a direction open. */
const asExpected = [
  [true, 0],
  [true, 1e-8],
  [true, 1e-3],
] as const;

const asObserved = [[false, 0], ...asExpected] as const;

/** Parameters move unless they are held, or at a bound that the gradient pushes them against. */
export function setFree(
  { gradient }: Engine,
  { theta, isFree }: Pick<Search, "theta" | "isFree">,
  { isHeld, low, high }: DescendOptions,
): void {
  for (let p = 0; p < theta.length; p++) {
    const isStopped =
      (theta[p]! <= low[p]! && gradient[p]! >= 0) || (theta[p]! >= high[p]! && gradient[p]! <= 0);
    isFree[p] = isHeld[p] || isStopped ? 0 : 1;
  }
}

/** Whether the step at hand, as much better than the last one as that was, ends below the tolerance. */
function isClose({ distance, previous }: Search, tolerance: number): boolean {
  if (distance < tolerance) return true;
  return distance < 1e-4 && previous < 1 && distance * (distance / previous) < tolerance;
}

/** Takes the step, or as much of it as lowers −2 ln L; damps the next ones if none of it does. */
function moveAlong(
  engine: Engine,
  { step, distance }: Step,
  search: Search,
  options: DescendOptions,
): boolean {
  const { theta, next, value } = search;
  const slack = 1e-11 * (1 + Math.abs(value));
  for (let scale = 1; scale > 1e-6; scale /= scale > 0.2 ? 2 : 4) {
    addWithin(next, theta, step, scale, options);
    const reached = valueAt(engine, next, options.data);
    search.nCalls++;
    if (!(reached <= value - 1e-4 * scale * distance + slack)) continue;
    theta.set(next);
    search.value = reached;
    if (scale === 1) search.damping = search.damping < 1e-5 ? 0 : search.damping / 10;
    return true;
  }
  valueAt(engine, theta, options.data);
  search.damping = Math.max(1e-3, search.damping * 10);
  return false;
}

/** Fills `next` with θ + scale · step, cut at the bounds. */
export function addWithin(
  next: Float64Array,
  theta: Float64Array,
  step: Float64Array,
  scale: number,
  { isHeld, low, high }: DescendOptions,
): void {
  for (let p = 0; p < theta.length; p++) {
    const to = theta[p]! + scale * step[p]!;
    next[p] = isHeld[p] ? theta[p]! : Math.min(high[p]!, Math.max(low[p]!, to));
  }
}

export function impossibleStart({ model, bench }: Engine, { main }: ModelData): string {
  const bin = [...bench.nu.keys()].find((b) => {
    const rate = bench.nu[b]!;
    return !(rate > 0 || (rate === 0 && main[b] === 0));
  });
  if (bin === undefined) return "the auxiliary data are impossible at the start";
  const channel = model.channels.findLast(({ offset }) => offset <= bin)!;
  const way =
    bench.nu[bin] === 0 ? "merge it with another bin, or start elsewhere" : "start elsewhere";
  return (
    `the start expects ${bench.nu[bin]} events in bin ${bin - channel.offset} of ${channel.name}, ` +
    `where ${main[bin]} were seen; ${way}`
  );
}
