import type { Random } from "../../core/index.ts";
import { checkSpace, drawSettings, type Settings, type Space } from "./space.ts";

/** Settings that have been tried and how good they were; larger is better. */
export interface Trial {
  readonly settings: Settings;
  readonly score: number;
}

/** A way to look for the best settings. */
export interface Search {
  readonly name: string;
  /** Whether it looks at the scores of those before, so that one trial has to wait for the other. Default: false. */
  readonly isSequential?: boolean;
  /** What to try after these, or nothing more. */
  next(tried: readonly Trial[], random: Random): Settings | undefined;
}

/** Every combination of the values given, the last name changing fastest. */
export function gridSearch(
  grid: Readonly<Record<string, readonly (number | string | boolean)[]>>,
): Search {
  checkSpace(grid);
  let combinations: Settings[] = [{}];
  for (const [name, values] of Object.entries(grid)) {
    combinations = combinations.flatMap((settings) =>
      values.map((value) => ({ ...settings, [name]: value })),
    );
  }
  return { name: "grid search", next: (tried) => combinations[tried.length] };
}

/** So many draws from the space: with few settings that matter, better than a grid (Bergstra and Bengio, JMLR 13 (2012) 281). */
export function randomSearch(space: Space, nTrials: number): Search {
  checkSpace(space);
  checkTrials(nTrials);
  return {
    name: "random search",
    next: (tried, random) => (tried.length < nTrials ? drawSettings(space, random) : undefined),
  };
}

/** Throws unless it is a number of trials. */
export function checkTrials(nTrials: number): void {
  if (Number.isInteger(nTrials) && nTrials >= 1) return;
  throw new RangeError(
    `Cannot search with ${nTrials} trials: the number must be a positive integer`,
  );
}
