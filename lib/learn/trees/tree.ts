/**
 * A decision tree as columns, one entry per node; node 0 is the root. An event goes left where its
 * feature is at most the threshold.
 */
export interface Tree {
  /** Index of the feature asked for, −1 at a leaf. */
  readonly feature: Int32Array;
  /** +∞ where all that is not missing goes left. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 1 where an event without a value (NaN) goes left. */
  readonly missingLeft: Uint8Array;
  /** What the tree says of an event that ends here; at inner nodes, what it would say. */
  readonly value: Float64Array;
  /** How far the split lowers what is minimised, 0 at a leaf. */
  readonly gain: Float64Array;
  /** Sum over the training events here of the weight that the loss gives them (second derivatives). */
  readonly weight: Float64Array;
}

/** The same as JSON keeps it; `null` stands for +∞, which JSON cannot write. */
export type SavedTree = {
  readonly [Column in keyof Tree]: readonly (
    | number
    | (Column extends "threshold" ? null : never)
  )[];
};

/** A tree while it grows: thresholds are still codes of bins. */
export type GrownTree = {
  readonly [Column in Exclude<keyof Tree, "threshold"> | "code"]: number[];
};

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
  return treeOf({
    ...tree,
    threshold: code.map((last, node) => {
      const feature = tree.feature[node]!;
      return feature < 0 ? 0 : (edges[feature]![last - 1] ?? null);
    }),
  });
}

/** A tree from its columns. */
export function treeOf(saved: SavedTree): Tree {
  return {
    feature: Int32Array.from(saved.feature),
    threshold: Float64Array.from(saved.threshold, (value) => value ?? Infinity),
    left: Int32Array.from(saved.left),
    right: Int32Array.from(saved.right),
    missingLeft: Uint8Array.from(saved.missingLeft),
    value: Float64Array.from(saved.value),
    gain: Float64Array.from(saved.gain),
    weight: Float64Array.from(saved.weight),
  };
}

export function saveTree(tree: Tree): SavedTree {
  return {
    feature: [...tree.feature],
    threshold: Array.from(tree.threshold, (value) => (value === Infinity ? null : value)),
    left: [...tree.left],
    right: [...tree.right],
    missingLeft: [...tree.missingLeft],
    value: [...tree.value],
    gain: [...tree.gain],
    weight: [...tree.weight],
  };
}
