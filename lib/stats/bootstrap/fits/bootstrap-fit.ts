import { availableParallelism } from "node:os";
import { ConvergenceError } from "../../../core/index.ts";
import type { EventTable } from "../../../event/index.ts";
import { fitModel, type HistFactoryFit, type HistFactoryModel } from "../../histfactory/index.ts";
import { eventCells } from "./event-cells.ts";
import { type FitReplicas, fitReplicas } from "./fit-replicas.ts";
import {
  type FitBootstrapKind,
  type FitTask,
  type FittedReplica,
  fitBootstrapKinds,
} from "./fit-task.ts";
import { identityOf } from "./identity.ts";
import { openJournal } from "./journal.ts";
import { runReplicas } from "./run-replicas.ts";

/** What decides the replicas of a fit. */
export interface FitBootstrapSettings {
  kind: FitBootstrapKind;
  /** Replica k depends on this, on the kind and on k alone. Default: 1. */
  seed?: number;
  /** For the kind "events": columns channel, bin and as one likes weight and event. */
  events?: EventTable;
  /** Names of parameters to keep of each fit. Default: those without a constraint, as the parameter of interest is. */
  parameters?: readonly string[] | "all";
  /** Whether to keep their errors too, for studentized intervals; costs about a fit. Default: false. */
  withErrors?: boolean;
}

export interface FitBootstrapOptions extends FitBootstrapSettings {
  /** Default: 1000. */
  replicas?: number;
  /** Number of the first replica. Default: 0. */
  first?: number;
  /** Threads that fit; the result does not depend on it. Default: as many as there are cores, or for a short work none but this. */
  workers?: number;
  /** A file that grows with each fit, from which a run that was ended goes on. */
  journal?: string;
  onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Ends the work; what a journal holds is kept. */
  signal?: AbortSignal;
}

/**
 * Fits a model to replicas of its data, each with all its parameters: how far might the result have come out elsewhere?
 *
 * `replicasOfFit(await bootstrapFit(model, { kind: "postfit", replicas: 2000 }), "mu")`
 */
export async function bootstrapFit(
  model: HistFactoryModel,
  options: FitBootstrapOptions,
): Promise<FitReplicas> {
  const { replicas = 1000, first = 0, journal } = options;
  const workers = options.workers ?? workersFor(model, replicas);
  checkWhole("make", replicas, "replicas");
  checkWhole("work with", workers, "workers");
  const { task, fit } = fitTask(model, options);
  const range = { from: first, to: first + replicas };
  const log = journal === undefined ? undefined : openJournal(journal, identityOf(task, range));
  const made: FittedReplica[] = [...(log?.replicas ?? [])];
  const tell = (): void => options.onProgress?.({ done: made.length, total: replicas });
  tell();
  try {
    await runReplicas(
      task,
      { ...range, from: first + made.length },
      {
        ...{ workers, signal: options.signal },
        take: (block) => {
          log?.append(block);
          made.push(...block);
          tell();
        },
      },
    );
  } finally {
    log?.close();
  }
  return fitReplicas(task, fit, made);
}

/** Fits of so many parameters in all that other threads, which take a while to start, are worth it. */
const longWork = 100_000;

function workersFor({ parameters }: HistFactoryModel, replicas: number): number {
  return replicas * parameters.length < longWork ? 1 : availableParallelism();
}

/** The fit to the data, and all that decides replicas about it. */
export function fitTask(
  model: HistFactoryModel,
  { kind, seed = 1, events, parameters, withErrors = false }: FitBootstrapSettings,
): { readonly task: FitTask; readonly fit: HistFactoryFit } {
  if (!fitBootstrapKinds.includes(kind)) {
    throw new RangeError(
      `Cannot make replicas of the kind "${kind}": one of ${fitBootstrapKinds.join(", ")} is wanted`,
    );
  }
  if ((kind === "events") !== (events !== undefined)) {
    throw new RangeError(
      kind === "events"
        ? "Cannot draw events: a table of them with the columns channel and bin is wanted"
        : `Cannot draw ${kind} from a table of events: leave it out, or take the kind "events"`,
    );
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new RangeError(`Cannot start from seed ${seed}: it must be an integer from 0 to 2⁵³ − 1`);
  }
  const kept = keptOf(model, parameters);
  const cells = events && eventCells(events, model);
  const fit = fitModel(model);
  if (!fit.converged) {
    throw new ConvergenceError(
      `Cannot make replicas of a fit that does not converge: ${fit.problem}`,
      Array.from(fit.values),
    );
  }
  const covariance = kind === "nuisance" ? fit.covariance : new Float64Array(0);
  return {
    task: {
      ...{ kind, seed, model, centre: fit.values, covariance, isFree: fit.isFree },
      ...{ kept, withErrors, ...(cells && { events: cells }) },
    },
    fit,
  };
}

/** The parameters of those names, all components of a set's name; without names those that have no constraint. */
function keptOf(
  { parameters, poi }: HistFactoryModel,
  names: readonly string[] | "all" | undefined,
): readonly number[] {
  const all = [...parameters.entries()];
  if (names === "all") return all.map(([p]) => p);
  if (!names) {
    const isKept = ({ name, constraint, isFixed }: (typeof parameters)[number]): boolean =>
      name === poi || !(constraint || isFixed);
    return all.filter(([, parameter]) => isKept(parameter)).map(([p]) => p);
  }
  return names.flatMap((wanted) => {
    const found = all.filter(([, { name, set }]) => name === wanted || set === wanted);
    if (found.length > 0) return found.map(([p]) => p);
    throw new RangeError(`Cannot keep ${wanted} of each fit: the model has no such parameter`);
  });
}

function checkWhole(verb: string, value: number, things: string): void {
  if (Number.isSafeInteger(value) && value > 0) return;
  throw new RangeError(`Cannot ${verb} ${value} ${things}: a positive whole number is wanted`);
}
