import { sigmoid } from "../../sigmoid.ts";
import { check } from "../boosting/options.ts";
import type { TmvaGrowth, TmvaSample, TmvaTree } from "./grow.ts";
import type { BdtgOptions, BdtOptions } from "./options.ts";

/** A method starts from events with weights; each tree's leaves get their answers, and the next tree its events. */
export interface Method {
  readonly separation: TmvaGrowth["separation"];
  readonly sample: Omit<TmvaSample, "rows">;
  /** What the nodes of a tree say, and its weight in the mean; undefined ends the boosting. */
  respond(grown: TmvaTree): { readonly values: number[]; readonly weight: number } | undefined;
}

/** Residuals of the log-loss, and leaves of ½ η Σ w r / Σ w |r| (1 − |r|). */
export function gradient(
  start: Omit<TmvaSample, "rows">,
  { shrinkage = 1, squaredWeights = false }: BdtgOptions,
): Method {
  check("a shrinkage", shrinkage, Number.MIN_VALUE, Infinity);
  const { columns, weights } = start;
  const scores = new Float64Array(weights.length);
  const targets = start.targets.map((y) => y - 0.5);
  return {
    separation: "variance",
    sample: { columns, targets, weights },
    respond(grown) {
      const values = [...grown.tree.value];
      for (const { node, rows } of grown.leaves) {
        let [above, below] = [0, 0];
        for (const row of rows) {
          const [r, w] = [targets[row]!, weights[row]!];
          above += w * r;
          below += Math.abs(r) * (1 - Math.abs(r)) * (squaredWeights ? w * w : w);
        }
        values[node] = (shrinkage * above) / Math.max(below, 1e-30) / 2;
      }
      for (let row = 0; row < scores.length; row++) {
        scores[row]! += values[leafOf(grown, columns, row)]!;
        targets[row] = start.targets[row]! - sigmoid(2 * scores[row]!);
      }
      return { values, weight: 1 };
    },
  };
}

/** Weights that grow where the tree before was wrong. */
export function adaptive(
  start: Omit<TmvaSample, "rows">,
  { adaBoostBeta = 0.5, yesNoLeaf = true, negativeWeights = "inverse-boost" }: BdtOptions,
): Method {
  check("an AdaBoostBeta", adaBoostBeta, Number.MIN_VALUE, Infinity);
  const { columns, targets } = start;
  const weights = start.weights.slice();
  const invert = negativeWeights === "inverse-boost";
  return {
    separation: "gini",
    sample: { columns, targets, weights },
    respond({ tree, leaves }) {
      const votes = tree.value.map((p) => (yesNoLeaf ? (p > 0.5 ? 1 : -1) : 2 * p - 1));
      const weight = adaBoostBeta * strength(leaves, votes, targets, weights, yesNoLeaf);
      if (!(weight > 0)) return undefined;
      boostWeights(leaves, votes, targets, weights, { weight, yesNoLeaf, invert });
      const values = votes.map((vote) => weight * (yesNoLeaf ? vote : (vote + 1) / 2));
      return { values, weight };
    },
  };
}

/** The logarithm that weighs a tree, from the share of the weight that it gets wrong or its mean vote for the truth. */
function strength(
  leaves: TmvaTree["leaves"],
  votes: readonly number[],
  targets: Float64Array,
  weights: Float64Array,
  yesNoLeaf: boolean,
): number {
  let [agreement, all] = [0, 0];
  for (const { node, rows } of leaves) {
    for (const row of rows) {
      agreement += weights[row]! * (targets[row] ? votes[node]! : -votes[node]!);
      all += weights[row]!;
    }
  }
  const least = 1e-10; // TMVA's logarithm is infinite for a tree without error
  const mean = Math.min(agreement / all, 1 - 2 * least);
  const error = Math.abs((1 - mean) / 2);
  return yesNoLeaf ? Math.log((1 - error) / error) : Math.log((1 + mean) / (1 - mean));
}

interface Boost {
  readonly weight: number;
  readonly yesNoLeaf: boolean;
  readonly invert: boolean;
}

/** Raises the weights of what was got wrong, then scales all so that they sum to the number of events drawn. */
function boostWeights(
  leaves: TmvaTree["leaves"],
  votes: readonly number[],
  targets: Float64Array,
  weights: Float64Array,
  { weight, yesNoLeaf, invert }: Boost,
): void {
  const factors = votes.map((vote) =>
    [-vote, vote].map((agreement) =>
      Math.exp(yesNoLeaf ? (agreement < 0 ? weight : 0) : -weight * agreement),
    ),
  );
  let [n, sum] = [0, 0];
  for (const { node, rows } of leaves) {
    for (const row of rows) {
      const factor = factors[node]![targets[row]!]!;
      weights[row]! *= invert && weights[row]! < 0 ? 1 / factor : factor;
      sum += weights[row]!;
      n++;
    }
  }
  for (const { rows } of leaves) for (const row of rows) weights[row]! *= n / sum;
}

function leafOf({ tree, cuts }: TmvaTree, columns: readonly Float64Array[], row: number): number {
  let node = 0;
  while (tree.feature[node]! >= 0) {
    const isRight = columns[tree.feature[node]!]![row]! >= cuts[node]!;
    node = isRight ? tree.right[node]! : tree.left[node]!;
  }
  return node;
}
