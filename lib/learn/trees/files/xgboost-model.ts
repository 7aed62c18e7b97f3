import { DataError } from "../../../core/index.ts";
import type { Link } from "../model/link.ts";
import { sumOfTrees, type TrainedTrees } from "../model/sum-of-trees.ts";
import { type Tree, treeOf } from "../tree.ts";
import { numberBelow } from "./number-below.ts";

/** The parts that we read of what XGBoost's `save_model("….json")` writes. */
interface XgboostModel {
  readonly learner?: {
    readonly feature_names?: readonly string[];
    readonly gradient_booster?: {
      readonly name?: string;
      readonly model?: { readonly trees?: readonly XgboostTree[] };
    };
    readonly learner_model_param?: {
      readonly base_score?: string;
      readonly num_class?: string;
      readonly num_feature?: string;
    };
    readonly objective?: { readonly name?: string };
  };
}

interface XgboostTree {
  readonly left_children: readonly number[];
  readonly right_children: readonly number[];
  readonly split_indices: readonly number[];
  readonly split_conditions: readonly number[];
  readonly default_left: readonly (boolean | number)[];
  readonly base_weights: readonly number[];
  readonly loss_changes: readonly number[];
  readonly sum_hessian: readonly number[];
}

/** Scores before the link of each objective, from its base score. */
const objectives: Readonly<
  Record<string, { readonly link: Link; readonly margin: (base: number) => number }>
> = {
  "binary:logistic": { link: { name: "sigmoid" }, margin: (base) => Math.log(base / (1 - base)) },
  "binary:logitraw": { link: { name: "none" }, margin: (base) => Math.log(base / (1 - base)) },
  "reg:squarederror": { link: { name: "none" }, margin: (base) => base },
  "reg:pseudohubererror": { link: { name: "none" }, margin: (base) => base },
  "count:poisson": { link: { name: "exp" }, margin: Math.log },
};

/**
 * The trees of an XGBoost model saved as JSON, for two classes or a number. As in XGBoost, features and
 * cuts have 32 bits; the sum has 64 here. Features without names are called f0, f1, …
 */
export function xgboostModel(json: string, where = "model.json"): TrainedTrees {
  const { learner } = parse(json, where);
  const { gradient_booster: booster, learner_model_param: parameters } = learner ?? {};
  const trees = booster?.model?.trees;
  if (!trees || !parameters) throw new DataError(where, "there are no trees of XGBoost in it");
  const objective = learner?.objective?.name ?? "";
  const known = objectives[objective];
  if (!known || booster.name !== "gbtree" || Number(parameters.num_class ?? 0) > 1) {
    throw new DataError(where, `a ${booster.name} for the objective ${objective} cannot be read`);
  }
  const nFeatures = Number(parameters.num_feature ?? 0);
  const names = learner?.feature_names ?? [];
  return sumOfTrees({
    features: names.length > 0 ? names : Array.from({ length: nFeatures }, (_, i) => `f${i}`),
    start: known.margin(Math.fround(Number(parameters.base_score ?? 0.5))),
    link: known.link,
    isProbability: objective === "binary:logistic",
    singlePrecision: true,
    trees: trees.map(readTree),
  });
}

function parse(json: string, where: string): XgboostModel {
  try {
    return JSON.parse(json) as XgboostModel; // every part is asked for before it is used
  } catch (cause) {
    throw new DataError(where, "this is not JSON", { cause });
  }
}

function readTree(tree: XgboostTree): Tree {
  const isLeaf = tree.left_children.map((left) => left < 0);
  return treeOf({
    feature: tree.split_indices.map((feature, k) => (isLeaf[k] ? -1 : feature)),
    threshold: tree.split_conditions.map((cut, k) =>
      isLeaf[k] ? 0 : numberBelow(Math.fround(cut)),
    ),
    left: tree.left_children.map((left) => Math.max(left, 0)),
    right: tree.right_children.map((right) => Math.max(right, 0)),
    missingLeft: tree.default_left.map(Number),
    value: tree.split_conditions.map((leaf, k) => (isLeaf[k] ? leaf : tree.base_weights[k]!)),
    gain: tree.loss_changes.map((gain) => gain / 2),
    weight: tree.sum_hessian,
  });
}
