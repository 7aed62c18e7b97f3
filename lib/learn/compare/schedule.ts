import { seededRandom, splitSeed } from "../../core/index.ts";
import type { Search, Settings, Trial } from "../validation/index.ts";
import { type ComparisonPlan, candidateOf, defaultsOf, searchFor, trialsOf } from "./plan.ts";
import type { Order, TestResult, TrialResult, UnitResult } from "./unit.ts";

/** One classifier in one outer fold: its trials, then its test. */
export interface Job {
  readonly model: string;
  readonly fold: number;
  /** By number; missing until they come. */
  readonly trials: (TrialResult | undefined)[];
  test: TestResult | undefined;
}

/** What is still to be done, in an order that keeps all threads busy to the end; the results do not depend on it. */
export interface Schedule {
  readonly jobs: readonly Job[];
  /** What to do next; undefined if all is done or waits for what others do. */
  next(): Order | undefined;
  take(result: UnitResult): void;
  /** Pieces that have no result yet. */
  left(): readonly Piece[];
}

/** A piece of work to come. */
export interface Piece {
  readonly model: string;
  readonly kind: Order["kind"];
}

interface Running extends Job {
  readonly search: Search;
  /** Which trials have been given out, and whether the test was. */
  readonly asked: Set<number>;
  isTestAsked: boolean;
}

/** What takes longest comes first. */
export function schedule(plan: ComparisonPlan, nRows: number): Schedule {
  const models = [...plan.models].sort((a, b) => costOf(b, nRows) - costOf(a, nRows));
  const jobs = models.flatMap((model) =>
    Array.from({ length: plan.outer }, (_, fold): Running => {
      const candidate = candidateOf(model);
      return {
        ...{ model, fold, test: undefined, isTestAsked: false, asked: new Set() },
        trials: new Array<undefined>(trialsOf(candidate, plan)).fill(undefined),
        search: searchFor(candidate, plan),
      };
    }),
  );
  return {
    jobs,
    next() {
      for (const job of jobs) {
        const order = testOf(job) ?? trialOf(job, plan);
        if (order) return order;
      }
      return undefined;
    },
    take(result) {
      const job = jobs.find(({ model, fold }) => model === result.model && fold === result.fold);
      if (!job) return;
      if (result.kind === "test") job.test = result;
      else if (result.trial < job.trials.length) job.trials[result.trial] = result;
    },
    left: () =>
      jobs.flatMap(({ model, trials, test }): Piece[] => [
        ...trials.filter((trial) => !trial).map((): Piece => ({ model, kind: "trial" })),
        ...(test ? [] : [{ model, kind: "test" } as const]),
      ]),
  };
}

/** Rough seconds of one training. */
export function costOf(model: string, nRows: number): number {
  const { cost, power = 1 } = candidateOf(model);
  return cost * (nRows / 10_000) ** power;
}

/** The trial whose settings a test takes: the first of the best. Undefined if none came to an end. */
export function bestTrial({ trials }: Job): TrialResult | undefined {
  return trials.reduce<TrialResult | undefined>(
    (best, trial) =>
      trial && trial.score > (best?.score ?? Number.NEGATIVE_INFINITY) ? trial : best,
    undefined,
  );
}

function testOf(job: Running): Order | undefined {
  const { model, fold, trials } = job;
  if (job.isTestAsked || job.test || trials.includes(undefined)) return undefined;
  job.isTestAsked = true;
  const best = bestTrial(job);
  const settings = best?.settings ?? defaultsOf(candidateOf(model));
  if (!best && trials.length > 0) {
    const failure = trials[0]?.failure ?? "no trial came to an end";
    job.test = { ...{ kind: "test", model, fold, settings }, ...nothing, failure };
    return undefined;
  }
  return { kind: "test", model, fold, settings, ...(best?.platt && { platt: best.platt }) };
}

function trialOf(job: Running, { seed }: ComparisonPlan): Order | undefined {
  const { model, fold, trials, asked, search } = job;
  const trial = trials.findIndex((known, t) => !known && !asked.has(t));
  if (trial < 0) return undefined;
  const known = trials.slice(0, trial);
  if (search.isSequential && known.includes(undefined)) return undefined;
  const random = seededRandom(splitSeed(seed, "search", model, fold, trial));
  const settings = search.next(known.map(triedOf), random);
  if (!settings) return undefined;
  asked.add(trial);
  return { kind: "trial", model, fold, trial, settings };
}

const nothing = { seconds: 0, scores: new Float64Array(0) };

/** A search that looks at no scores may ask before they are known; a trial that failed knows nothing. */
function triedOf(result: TrialResult | undefined): Trial {
  const settings: Settings = result?.settings ?? {};
  return { settings, score: result && Number.isFinite(result.score) ? result.score : 0.5 };
}
