import { createHash } from "node:crypto";
import type { Labelled } from "../classifier.ts";
import {
  bayesianSearch,
  gridSearch,
  randomSearch,
  type Search,
  type Settings,
} from "../validation/index.ts";
import { type Candidate, candidates } from "./candidates.ts";

/** How settings are looked for: every combination of a few, draws, guesses from the draws so far, or the defaults alone. */
export type SearchKind = "grid" | "random" | "bayesian" | "none";

/** What decides how a comparison comes out, besides the events. */
export interface ComparisonPlan {
  /** Names of `candidates`. */
  readonly models: readonly string[];
  /** Folds that are scored by models which have not seen them. */
  readonly outer: number;
  /** Folds within the training part of each, in which settings are tried. */
  readonly inner: number;
  readonly search: SearchKind;
  /** Of a random or Bayesian search. */
  readonly nTrials: number;
  readonly seed: number;
}

/** The candidate of that name; there is one. */
export function candidateOf(model: string): Candidate {
  const found = candidates[model];
  if (found) return found;
  throw new RangeError(
    `Cannot compare ${model}: the classifiers are ${Object.keys(candidates).join(", ")}`,
  );
}

/** Throws unless the plan makes sense for these events. */
export function checkPlan(plan: ComparisonPlan, { labels, features, weights }: Labelled): void {
  const { models, outer, inner, nTrials } = plan;
  if (models.length === 0) throw new RangeError("Cannot compare no classifiers: name one at least");
  for (const model of models) candidateOf(model);
  if (new Set(models).size < models.length) {
    throw new RangeError(`Cannot compare ${models.join(", ")}: one is named twice`);
  }
  checkWhole("folds", outer, 2);
  checkWhole("inner folds", inner, 2);
  checkWhole("trials", nTrials, 1);
  const lengths = [features.nRows, labels.length, weights?.length ?? labels.length];
  if (new Set(lengths).size > 1) {
    throw new RangeError(
      `Cannot compare classifiers: there are ${lengths[0]} rows, ${lengths[1]} labels and ${lengths[2]} weights`,
    );
  }
  checkWeights(labels, weights);
  for (const [label, name] of ["background", "signal"].entries()) {
    const n = labels.reduce((sum, one) => sum + Number(one === label), 0);
    const least = Math.floor((n - Math.ceil(n / outer)) / inner);
    if (least >= 1 && n >= 2 * outer) continue;
    throw new RangeError(
      `Cannot cross-validate ${outer} × ${inner} times: there are ${n} events of ${name}, and each fold needs two`,
    );
  }
}

function checkWeights(labels: Uint8Array, weights: Float64Array | undefined): void {
  if (!weights) return;
  const wrong = weights.findIndex((weight) => !Number.isFinite(weight));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot compare classifiers: the weight of event ${wrong} is ${weights[wrong]}, and must be a finite number`,
    );
  }
  for (const [label, name] of ["background", "signal"].entries()) {
    const sum = weights.reduce(
      (total, weight, i) => total + Number(labels[i] === label) * weight,
      0,
    );
    if (sum > 0 || !labels.includes(label)) continue;
    throw new RangeError(
      `Cannot compare classifiers: the weights of the ${name} sum to ${sum}, and must be more than 0 in sum`,
    );
  }
}

function checkWhole(what: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value < 65_536) return;
  throw new RangeError(
    `Cannot compare with ${value} ${what}: a whole number from ${least} is wanted`,
  );
}

/** The search for the settings of a candidate. */
export function searchFor(
  { settings }: Candidate,
  { search, nTrials }: Pick<ComparisonPlan, "search" | "nTrials">,
): Search {
  const pick = <Value>(
    take: (tunable: Candidate["settings"][string]) => Value,
  ): Record<string, Value> =>
    Object.fromEntries(Object.entries(settings).map(([name, tunable]) => [name, take(tunable)]));
  const space = pick(({ range }) => range);
  if (search === "random") return randomSearch(space, nTrials);
  if (search === "bayesian") return bayesianSearch(space, nTrials);
  return gridSearch(pick(({ grid }) => (search === "none" ? grid.slice(0, 1) : grid)));
}

/** How many settings are tried of each candidate in each fold; 0 where there is nothing to choose or to learn from it. */
export function trialsOf(candidate: Candidate, plan: ComparisonPlan): number {
  const { search, nTrials } = plan;
  const sizes = Object.values(candidate.settings).map(({ grid }) => grid.length);
  const all = sizes.reduce((product, size) => product * size, 1);
  const n = search === "grid" ? all : search === "none" ? 1 : nTrials;
  return n === 1 && !candidate.isMargin ? 0 : n;
}

/** The settings of a candidate that nobody has tuned. */
export function defaultsOf({ settings }: Candidate): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, { grid }]) => [name, grid[0]!]));
}

/** A name for the events and the plan that no others have. */
export function identityOf(
  { features, labels, weights }: Labelled,
  plan: ComparisonPlan,
  groups: ArrayLike<number> | undefined,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ plan, names: features.names, grouped: groups !== undefined }));
  const parts = [...features.columns, Float64Array.from(labels), ...(weights ? [weights] : [])];
  for (const part of [...parts, ...(groups ? [Float64Array.from(groups)] : [])]) {
    for (let from = 0; from < part.length; from += 65_536) {
      hash.update(new Uint8Array(Float64Array.from(part.subarray(from, from + 65_536)).buffer));
    }
  }
  return hash.digest("hex");
}
