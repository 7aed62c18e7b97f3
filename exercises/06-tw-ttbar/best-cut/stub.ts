function bestCut(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  f: number,
): number | undefined {
  return undefined; // ✏️ a score
}
