/**
 * A decision tree as columns, one entry per node; node 0 is the root. An event goes left where its
 * feature is at most the threshold. Plain data: a model is a list of these and goes to JSON as it is.
 */
export interface Tree {
  /** Index of the feature asked for, −1 at a leaf. */
  readonly feature: readonly number[];
  /** `null` stands for +∞, which JSON cannot write: all that is not missing goes left. */
  readonly threshold: readonly (number | null)[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** 1 where an event without a value (NaN) goes left. */
  readonly missingLeft: readonly number[];
  /** What the tree says of an event that ends here; at inner nodes, what it would say. */
  readonly value: readonly number[];
  /** How much the split lowers what is minimised, 0 at a leaf. */
  readonly gain: readonly number[];
  /** Sum over the training events here of the weight that the loss gives them (second derivatives). */
  readonly weight: readonly number[];
}

/** A tree while it grows: thresholds are still codes of bins. */
export interface GrownTree {
  readonly feature: number[];
  /** Codes up to this one go left. */
  readonly code: number[];
  readonly left: number[];
  readonly right: number[];
  readonly missingLeft: number[];
  readonly value: number[];
  readonly gain: number[];
  readonly weight: number[];
}

export function emptyTree(): GrownTree {
  return {
    feature: [],
    code: [],
    left: [],
    right: [],
    missingLeft: [],
    value: [],
    gain: [],
    weight: [],
  };
}

/** Adds a leaf and tells its place. */
export function addLeaf(tree: GrownTree, weight: number): number {
  tree.feature.push(-1);
  for (const list of [tree.code, tree.left, tree.right, tree.missingLeft]) list.push(0);
  for (const list of [tree.value, tree.gain]) list.push(0);
  return tree.weight.push(weight) - 1;
}

/** The tree with thresholds in the features' own units, given the upper edges of each feature's bins. */
export function withThresholds({ code, ...tree }: GrownTree, edges: readonly Float64Array[]): Tree {
  const threshold = code.map((last, node) => {
    const feature = tree.feature[node]!;
    return feature < 0 ? 0 : (edges[feature]![last - 1] ?? null);
  });
  return { ...tree, threshold };
}
