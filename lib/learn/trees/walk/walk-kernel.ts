/** The inner loop of predictions; like kernel/kernel.ts in two versions that agree to the last bit. */
export interface WalkKernel {
  /**
   * Adds to each of `n` scores what the trees say; add-trees.ts tells how they are written. The features are
   * columns, each at the offset that its nodes name. `someMissing` is 0 if no number is NaN.
   */
  addTrees(
    nodes: number,
    values: number,
    roots: number,
    nTrees: number,
    columns: number,
    n: number,
    scores: number,
    someMissing: number,
  ): void;
}
