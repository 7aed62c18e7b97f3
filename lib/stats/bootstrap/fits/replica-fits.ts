import { seededRandom, splitSeed } from "../../../core/index.ts";
import { type BestFit, findBestFit } from "../../histfactory/index.ts";
import type { FitTask, FittedReplica } from "./fit-task.ts";
import { type Replica, replicaMaker } from "./replica-data.ts";
import { sensitivities } from "./sensitivity.ts";

/** Makes and fits replica number k of a task, the same whoever does it. */
export function replicaFits(task: FitTask): (k: number) => FittedReplica {
  const make = replicaMaker(task);
  return (k) => {
    const replica = make(seededRandom(splitSeed(task.seed, task.kind, k)));
    return { replica: k, ...fitOf(task, replica) };
  };
}

function fitOf(
  task: FitTask,
  { multiplicities, ...replica }: Replica,
): Omit<FittedReplica, "replica"> {
  const counted = multiplicities && { multiplicities };
  try {
    const fit = search(task, replica);
    const { converged, problem = "did not converge", twiceNll, iterations, values } = fit;
    if (!converged) return { ...failed(problem), iterations, ...counted };
    const kept = task.kept.map((p) => values[p]!);
    const errors = task.withErrors && { errors: errorsOf(task, replica, fit) };
    return { twiceNll, iterations, values: kept, ...errors, ...counted };
  } catch (error) {
    return { ...failed(error instanceof Error ? error.message : String(error)), ...counted };
  }
}

/** From the best fit, and if that fails from where the model begins. */
function search({ model, centre }: FitTask, replica: Omit<Replica, "multiplicities">): BestFit {
  const near = findBestFit(model, { ...replica, start: centre, startsNear: !replica.fixed });
  return near.converged ? near : findBestFit(model, replica);
}

function failed(problem: string): Omit<FittedReplica, "replica"> {
  return { problem, twiceNll: Number.NaN, iterations: 0, values: [] };
}

function errorsOf(
  { model, kept }: FitTask,
  { data, fixed = {} }: Omit<Replica, "multiplicities">,
  { values, atBound }: BestFit,
): number[] {
  const isFree = Uint8Array.from(model.parameters, ({ name, isFixed }, p) =>
    isFixed || Object.hasOwn(fixed, name) || atBound.includes(p) ? 0 : 1,
  );
  const found = sensitivities(model, { values, data, isFree }, kept);
  if (found) return found.map(({ error }) => error);
  throw new RangeError("−2 ln L is not curved upwards at the minimum");
}
