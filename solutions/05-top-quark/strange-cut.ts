function cutFor(
  scores: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number | undefined {
  const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  let above = 0;
  for (const i of order) {
    above += weights[i];
    if (above >= share * total) return scores[i];
  }
}
