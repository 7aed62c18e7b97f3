import { availableParallelism } from "node:os";
import { seededRandom, splitSeed } from "../../core/index.ts";
import { localWorker, type PoolWorker, threadWorker } from "../../core/worker-pool.ts";
import type { Labelled } from "../classifier.ts";
import { checkMemory, sharedSample } from "../threads/shared-sample.ts";
import { folds } from "../validation/index.ts";
import { candidates } from "./candidates.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { openJournal } from "./journal.ts";
import { type ComparisonPlan, checkPlan, identityOf, type SearchKind } from "./plan.ts";
import { type Schedule, schedule } from "./schedule.ts";
import { type ComparisonProgress, timeLeft } from "./time-left.ts";
import type { Order, UnitResult } from "./unit.ts";
import { type ComparisonTask, comparisonWorkshop } from "./workshop.ts";

export interface CompareOptions {
  /** Names of `candidates`. Default: all twelve. */
  readonly models?: readonly string[];
  /** Folds that are scored, and folds within the rest in which settings are tried. Default: 5 and 3. */
  readonly outer?: number;
  readonly inner?: number;
  /** Default: "grid". */
  readonly search?: SearchKind;
  /** Settings tried by a random or Bayesian search. Default: 10. */
  readonly nTrials?: number;
  /** Default: 1. */
  readonly seed?: number;
  /** Rows of the same group are never parted, one number per row. */
  readonly groups?: ArrayLike<number>;
  /** Threads, on which the result does not depend; 0: this one, which then does nothing else. Default: as many as there are cores. */
  readonly workers?: number;
  /** A file that grows with each piece of work, from which a comparison that was ended goes on. */
  readonly journal?: string;
  readonly onProgress?: (progress: ComparisonProgress) => void;
  /** Ends the work; what the journal holds is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Compares classifiers by nested cross-validation (Varma and Simon 2006, doi:10.1186/1471-2105-7-91): each event
 * is scored by models that saw it neither when they were trained nor when their settings were chosen. A score
 * that is no probability is made one by Platt's curve, learned in the inner folds.
 */
export async function compareClassifiers(
  sample: Labelled,
  options: CompareOptions = {},
): Promise<Comparison> {
  const plan = planOf(options);
  checkPlan(plan, sample);
  const { workers = availableParallelism(), groups } = options;
  if (!(Number.isInteger(workers) && workers >= 0)) {
    throw new RangeError(`Cannot work with ${workers} workers: a whole number from 0 is wanted`);
  }
  checkMemory(sample, workers);
  const folded = folds(
    sample.labels.length,
    plan.outer,
    seededRandom(splitSeed(plan.seed, "outer")),
    { stratify: sample.labels, ...(groups && { groups }) },
  );
  checkFolds(folded, sample);
  const task = {
    ...{ sample: sharedSample(sample), plan, folded },
    ...(groups && { groups: Float64Array.from(groups) }),
  };
  const work = schedule(plan, sample.labels.length);
  await carryOut(task, work, { ...options, workers });
  return comparisonOf(work.jobs, sample, plan, folded);
}

/** Throws unless each fold has both classes, with a positive sum of weights. */
function checkFolds(folded: Uint16Array, { labels, weights }: Labelled): void {
  const sums: [number, number][] = [];
  for (const [row, fold] of folded.entries()) {
    sums[fold] ??= [0, 0];
    sums[fold][labels[row] === 1 ? 1 : 0] += weights?.[row] ?? 1;
  }
  for (const [fold, [background, signal]] of sums.entries()) {
    if (background > 0 && signal > 0) continue;
    throw new RangeError(
      `Cannot cross-validate in ${sums.length} folds: the weights of the ${signal > 0 ? "background" : "signal"} in fold ${fold} sum to ${Math.min(background, signal)}, and must be more than 0`,
    );
  }
}

function planOf({
  models = Object.keys(candidates),
  outer = 5,
  inner = 3,
  search = "grid",
  nTrials = 10,
  seed = 1,
}: CompareOptions): ComparisonPlan {
  return { models, outer, inner, search, nTrials, seed };
}

type Running = CompareOptions & { readonly workers: number };

/** Does all that the journal does not hold yet. */
async function carryOut(task: ComparisonTask, work: Schedule, options: Running): Promise<void> {
  const { workers, journal, signal, onProgress } = options;
  const { sample, plan, groups } = task;
  const log =
    journal === undefined ? undefined : openJournal(journal, identityOf(sample, plan, groups));
  const progress = timeLeft(work, { plan, nRows: sample.labels.length, workers });
  const take = (result: UnitResult): void => {
    work.take(result);
    progress.note(result);
    onProgress?.(progress.tell());
  };
  try {
    for (const result of log?.results ?? []) take(result);
    await runAll(task, work, workers, signal, (result) => {
      log?.append(result);
      take(result);
    });
  } finally {
    log?.close();
  }
}

type Hand = PoolWorker<undefined, Order, UnitResult>;

/** Each thread asks for the next piece when it has done one. */
async function runAll(
  task: ComparisonTask,
  work: Schedule,
  workers: number,
  signal: AbortSignal | undefined,
  take: (result: UnitResult) => void,
): Promise<void> {
  signal?.throwIfAborted();
  const n = Math.min(Math.max(workers, 1), work.left().length);
  const start = (): Hand =>
    workers === 0
      ? localWorker(comparisonWorkshop, task)
      : threadWorker("./worker", import.meta.url, task);
  const hands = Array.from({ length: n }, start);
  const stop = (reason: unknown): void => {
    for (const hand of hands) hand.stop(reason);
  };
  const onAbort = (): void => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  const waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const go of waiting.splice(0)) go();
  };
  const serve = async (hand: Hand): Promise<void> => {
    while (work.left().length > 0) {
      const order = work.next();
      if (!order) {
        if (work.left().length > 0) await new Promise<void>((go) => waiting.push(go));
        continue;
      }
      take(await hand.ask(order));
      wake();
    }
    wake();
  };
  try {
    await Promise.all(hands.map(serve));
  } finally {
    signal?.removeEventListener("abort", onAbort);
    stop(new Error("The comparison is over"));
  }
}
