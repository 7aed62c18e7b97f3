/** The inner loops of predictions with small trees; places are offsets in bytes. */
export interface MasksKernel {
  /**
   * How many of a column's edges, at most 254, are below each of `n` values, less 128; for NaN as few as can be in
   * `low`, more than all in `high`. The edges are filled up with +∞ to 256, and there is room for 16 more.
   */
  encode(values: number, n: number, edges: number, low: number, high: number): void;
  /**
   * Adds to each of `n` scores, a multiple of 64, what the trees say; leaf-masks.ts tells how they are written.
   * `found` is room for 64 bytes.
   */
  addTrees(
    trees: number,
    nTrees: number,
    codes: number,
    n: number,
    scores: number,
    found: number,
  ): void;
}
