import { seededRandom, splitSeed } from "../../../core/index.ts";
import { shuffled } from "../../shuffle.ts";
import type { Crew } from "../grow/crew.ts";
import { type Growth, growTree, type Leaf } from "../grow/grow.ts";
import { share } from "../team/team.ts";
import type { GrownTree } from "../tree.ts";
import type { BoostingPlan } from "./boosting-plan.ts";
import { drawRows } from "./draw-rows.ts";
import { writePairs } from "./gradients.ts";
import { lossOf } from "./loss.ts";
import { addToOtherRows, addToValidation } from "./other-rows.ts";
import { renewLeaves } from "./renew-leaves.ts";
import { validationLoss } from "./validation-loss.ts";

/** One more tree, and the mean loss of the validation events with it. */
export interface Boosted {
  readonly tree: GrownTree;
  readonly validationLoss: number | undefined;
}

/** Adds one tree after the other, each to what the ones before have left. All members of a team run this together. */
export function* boost(crew: Crew, plan: BoostingPlan): Generator<Boosted> {
  const loss = lossOf(plan.loss);
  let [best, bestTree] = [Infinity, 0];
  for (let t = 0; t < plan.nTrees && t - bestTree <= plan.patience; t++) {
    writePairs(crew, plan);
    const nRows = drawRows(crew, plan.subsample, splitSeed(plan.seed, "rows", t));
    const growth = growTree(crew, nRows, drawFeatures(crew, plan, t));
    const { tree, leaves } = growth;
    if (loss.leaf) renewLeaves(crew, loss.leaf, growth);
    for (let node = 0; node < tree.value.length; node++) tree.value[node]! *= plan.learningRate;
    addToScores(crew, tree, leaves);
    addToOtherRows(crew, nRows, tree);
    addToValidation(crew, tree);
    crew.team.wait();
    const mean = validationLoss(crew, loss);
    if (mean !== undefined && mean < best) [best, bestTree] = [mean, t];
    if (mean === undefined) bestTree = t;
    yield { tree, validationLoss: mean };
  }
}

/** The features that tree `t` may ask for, ascending. */
function drawFeatures({ workspace }: Crew, plan: BoostingPlan, t: number): readonly number[] {
  const { nFeatures } = workspace;
  const n = Math.max(1, Math.round(plan.featureSample * nFeatures));
  const order = shuffled(nFeatures, seededRandom(splitSeed(plan.seed, "features", t)));
  return [...order.subarray(0, n)].sort((a, b) => a - b);
}

/**
 * Adds to the score of each row what its leaf says. Each member does its share of all rows, by their number: if two
 * wrote scores of neighbouring rows, each would wait for the other's memory. In a leaf rows are in ascending order.
 */
function addToScores(
  { team, kernel, workspace, words }: Crew,
  tree: Growth["tree"],
  leaves: readonly Leaf[],
): void {
  const { rows, scores, nRows } = workspace;
  const [from, to] = share(team, nRows);
  for (const leaf of leaves) {
    const first = placeOf(words, rows / 4 + leaf.begin, leaf.nRows, from);
    const n = placeOf(words, rows / 4 + leaf.begin, leaf.nRows, to) - first;
    kernel.addValue(4 * first, n, scores, tree.value[leaf.node]!);
  }
}

/** Where the first of `n` ascending numbers from `begin` on is that is not below `least`. */
function placeOf(words: Int32Array, begin: number, n: number, least: number): number {
  let [first, rest] = [begin, n];
  while (rest > 0) {
    const half = rest >> 1;
    if (words[first + half]! < least) {
      first += half + 1;
      rest -= half + 1;
    } else rest = half;
  }
  return first;
}
