function cutFor(
  scores: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number | undefined {
  return undefined; // ✏️ a score
}
