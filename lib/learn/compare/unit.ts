import type { PlattScaling } from "../svm/platt.ts";
import type { Settings } from "../validation/index.ts";

/** Settings of a classifier to be tried in the inner folds of one outer fold. */
export interface TrialOrder {
  readonly kind: "trial";
  readonly model: string;
  readonly fold: number;
  readonly trial: number;
  readonly settings: Settings;
}

/** A classifier to be trained with its best settings on all but one fold, which it then scores. */
export interface TestOrder {
  readonly kind: "test";
  readonly model: string;
  readonly fold: number;
  readonly settings: Settings;
  /** Makes probabilities of scores that are none. */
  readonly platt?: PlattScaling;
}

/** A piece of a comparison that one thread does at a time. */
export type Order = TrialOrder | TestOrder;

interface Done {
  /** One thread's, on the wall. */
  readonly seconds: number;
  /** Why nothing came of it. */
  readonly failure?: string;
}

export interface TrialResult extends TrialOrder, Done {
  /** AUC of all inner out-of-fold scores, NaN if it failed. */
  readonly score: number;
  /** Learned from the same scores. */
  readonly platt?: PlattScaling;
}

export interface TestResult extends Omit<TestOrder, "platt">, Done {
  /** Probabilities of the rows of the fold, in their order; none if it failed. */
  readonly scores: Float64Array;
}

export type UnitResult = TrialResult | TestResult;
