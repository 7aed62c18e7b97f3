/**
 * The inner loops of trees. They run over one memory, shared by all threads; every argument that
 * names a place is an offset in bytes. One version is compiled to WebAssembly, the other is
 * TypeScript; both add and multiply the same numbers in the same order, so they agree to the last bit.
 */
export interface TreeKernel {
  /**
   * The bin of each of `n` values: 0 for NaN, else one more than the number of edges below it; 255
   * edges, filled up with +∞. Written twice: at steps of `stride` into `byRow`, and in a row into `byColumn`.
   */
  encode(
    values: number,
    n: number,
    edges: number,
    byRow: number,
    stride: number,
    byColumn: number,
  ): void;
  /**
   * Adds the pair (gradient, hessian) of each of `n` rows to one cell of each feature listed, which has
   * 256 of them. `stage` is room for 512 rows: the pair and the codes, rounded up to 16 bytes.
   */
  addPairs(
    rows: number,
    n: number,
    byRow: number,
    stride: number,
    pairs: number,
    features: number,
    nFeatures: number,
    cells: number,
    stage: number,
  ): void;
  /** Adds cells to cells. */
  addCells(from: number, to: number, n: number): void;
  /** Takes cells off cells. */
  subtractCells(from: number, to: number, n: number): void;
  /**
   * Looks through the cells of the features listed for the split with the largest Σ G²/(H + l2) above `bar`, neither
   * H below `least`; NaN goes with the better side or, if there is none, with the heavier one. The result is that
   * sum, the feature, −1 if there is none, the last code on the left, whether NaN goes left, and the left G and H.
   */
  searchLeaf(
    cells: number,
    features: number,
    nFeatures: number,
    nBins: number,
    gradient: number,
    hessian: number,
    l2: number,
    least: number,
    bar: number,
    result: number,
  ): void;
  /**
   * Sorts `n` rows by (code − shift) mod 256 ≤ limit: those that go left to the front of `to`, the
   * others to its end, in reverse. Tells how many go left.
   */
  partition(
    rows: number,
    n: number,
    column: number,
    shift: number,
    limit: number,
    to: number,
  ): number;
  /** Lists the rows from one to another, each at its own place. */
  listRows(rows: number, from: number, to: number): void;
  copyRows(from: number, n: number, to: number): void;
  /** Copies `n` rows in reverse. */
  reverseRows(from: number, n: number, to: number): void;
  /** Adds a value to the score of each of `n` rows. */
  addValue(rows: number, n: number, scores: number, value: number): void;
  /**
   * Gradient and hessian of the weighted log-loss, w (p − y) and w p (1 − p), of rows `from` to `to`;
   * rounded by adding and taking off the two magic numbers.
   */
  logLossPairs(
    scores: number,
    targets: number,
    weights: number,
    pairs: number,
    from: number,
    to: number,
    magicGradient: number,
    magicHessian: number,
  ): void;
}
