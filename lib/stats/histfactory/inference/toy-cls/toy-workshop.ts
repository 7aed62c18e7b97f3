import { seededRandom, splitSeed } from "../../../../core/index.ts";
import type { Bench } from "../../../../core/worker-pool.ts";
import { freeFit, type Tested, testStrength } from "../test-statistic.ts";
import { toyData } from "../toys.ts";

/** All that decides a toy besides its number; plain data, so that it can go to another thread. */
export interface ToyTask {
  readonly tested: Tested;
  readonly strength: number;
  readonly seed: number;
  /** The parameters from which toys are made, with signal and without. */
  readonly values: Readonly<Record<ToyKind, Float64Array>>;
}

export type ToyKind = "signal" | "background";

/** Toys `from` to `to` − 1 of a kind. */
export interface ToyRange {
  readonly kind: ToyKind;
  readonly from: number;
  readonly to: number;
}

/** The test statistics of a range of toys, NaN for one that cannot be fitted. */
export interface ToyStatistics {
  readonly kind: ToyKind;
  readonly statistics: Float64Array;
}

/** What a worker does: it makes toys and tests them, the same whoever does it. */
export function toyWorkshop(task: ToyTask): Bench<undefined, ToyRange, ToyStatistics> {
  return {
    ready: undefined,
    answer: ({ kind, from, to }) => ({
      kind,
      statistics: Float64Array.from({ length: to - from }, (_, i) =>
        statisticOf(task, kind, from + i),
      ),
    }),
  };
}

function statisticOf(
  { tested, strength, seed, values }: ToyTask,
  kind: ToyKind,
  i: number,
): number {
  const start = values[kind];
  const data = toyData(tested.model, start, seededRandom(splitSeed(seed, kind, i)));
  const toy = { ...tested, data, starts: 1 };
  try {
    return testStrength(toy, strength, { free: freeFit(toy, start) }).statistic;
  } catch {
    return Number.NaN; // counted by the caller
  }
}
