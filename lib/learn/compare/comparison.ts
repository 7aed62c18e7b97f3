import type { Labelled } from "../classifier.ts";
import {
  auc,
  brierScore,
  compareAuc,
  confusion,
  logLoss,
  type Measured,
  measureAuc,
} from "../metrics/index.ts";
import type { Settings } from "../validation/index.ts";
import { type ComparisonPlan, candidateOf } from "./plan.ts";
import type { Job } from "./schedule.ts";

/** How good a classifier is, by scores of events that it had not seen when it was trained and tuned. */
export interface Compared {
  /** Its name among the `candidates`. */
  readonly model: string;
  /** As it stands in a table. */
  readonly name: string;
  /** Probabilities of signal, one per event. */
  readonly scores: Float64Array;
  /** Of all scores at once, with DeLong's error. */
  readonly auc: Measured;
  /** In each fold. */
  readonly foldAucs: readonly number[];
  /** For a cut at ½. */
  readonly accuracy: number;
  readonly f1: number;
  readonly kappa: number;
  readonly logLoss: number;
  readonly brier: number;
  /** DeLong's p-value of the difference from the best AUC; 1 for the best. */
  readonly pValue: number;
  /** Chosen in each fold. */
  readonly settings: readonly Settings[];
  /** That all its trainings took one thread, on the wall. */
  readonly seconds: number;
}

/** A classifier that could not be trained, and why. */
export interface NotCompared {
  readonly model: string;
  readonly name: string;
  readonly reason: string;
}

/** Classifiers on the same events in the same folds, the best first. */
export interface Comparison {
  readonly plan: ComparisonPlan;
  readonly classifiers: readonly Compared[];
  readonly failed: readonly NotCompared[];
  /** In which outer fold each event was scored. */
  readonly folded: Uint16Array;
}

/** What has come of all jobs. */
export function comparisonOf(
  jobs: readonly Job[],
  sample: Labelled,
  plan: ComparisonPlan,
  folded: Uint16Array,
): Comparison {
  const failed: NotCompared[] = [];
  const measured: Omit<Compared, "pValue">[] = [];
  for (const model of plan.models) {
    const own = jobs.filter((job) => job.model === model).sort((a, b) => a.fold - b.fold);
    const { name } = candidateOf(model);
    const reason = own.map(({ test }) => test?.failure).find((failure) => failure !== undefined);
    if (reason === undefined) measured.push(measure(model, own, sample, folded));
    else failed.push({ model, name, reason });
  }
  measured.sort((a, b) => b.auc.value - a.auc.value);
  const { labels, weights } = sample;
  const classifiers = measured.map((one, i) => {
    const best = measured[0]!.scores;
    const pValue = i === 0 ? 1 : compareAuc(best, one.scores, labels, { weights }).pValue;
    return { ...one, pValue };
  });
  return { plan, classifiers, failed, folded };
}

function measure(
  model: string,
  jobs: readonly Job[],
  { labels, weights }: Labelled,
  folded: Uint16Array,
): Omit<Compared, "pValue"> {
  const scores = new Float64Array(labels.length);
  const next = jobs.map(() => 0);
  for (let row = 0; row < scores.length; row++) {
    const fold = folded[row]!;
    scores[row] = jobs[fold]!.test!.scores[next[fold]!++]!;
  }
  const { accuracy, f1, kappa } = confusion(scores, labels, { weights });
  const rowsIn = (fold: number): Uint32Array =>
    Uint32Array.from(folded.keys()).filter((row) => folded[row] === fold);
  return {
    ...{ model, name: candidateOf(model).name, scores, accuracy, f1, kappa },
    auc: measureAuc(scores, labels, { weights }),
    foldAucs: jobs.map(({ test }, fold) => {
      const rows = rowsIn(fold);
      const own = weights && Float64Array.from(rows, (row) => weights[row]!);
      return auc(
        test!.scores,
        Uint8Array.from(rows, (row) => labels[row]!),
        { weights: own },
      );
    }),
    logLoss: logLoss(scores, labels, { weights }),
    brier: brierScore(scores, labels, { weights }),
    settings: jobs.map(({ test }) => test!.settings),
    seconds: jobs.reduce((sum, job) => sum + secondsOf(job), 0),
  };
}

function secondsOf({ trials, test }: Job): number {
  return trials.reduce((sum, trial) => sum + (trial?.seconds ?? 0), test?.seconds ?? 0);
}
