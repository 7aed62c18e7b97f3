/**
 * The inner loops of forests. Every argument that names a place is an offset in bytes. As with
 * kernel/kernel.ts, the compiled version and the one in TypeScript agree to the last bit.
 */
export interface ForestKernel {
  /**
   * Draws features, until `maxFeatures` of them vary among the `n` rows, and looks for the split with the
   * largest G²/H on both sides; `isRandom` draws one cut for each feature, evenly in value by its 256 `edges`,
   * instead of trying all. At
   * `cells` there are 256 pairs, 256 counts, 256 bits, all 0, and the state of the random numbers. The
   * result is gain, feature, last code on the left, whether NaN goes left, and the left gradient and hessian.
   */
  searchNode(
    rows: number,
    n: number,
    byRow: number,
    stride: number,
    pairs: number,
    features: number,
    nFeatures: number,
    maxFeatures: number,
    isRandom: number,
    leastWeight: number,
    leastRows: number,
    gradient: number,
    hessian: number,
    cells: number,
    edges: number,
    result: number,
  ): void;
  /** Puts rows with (code − shift) mod 256 ≤ limit first, and tells how many they are. */
  partitionInPlace(
    rows: number,
    n: number,
    codes: number,
    stride: number,
    shift: number,
    limit: number,
  ): number;
}
