function bestCut(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  f: number,
): number | undefined {
  const order = Array.from(scores, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  let [s, b, cut, least] = [0, 0, scores[order[0]], Infinity];
  for (const i of order) {
    if (labels[i] === 1) s += weights[i];
    else b += weights[i];
    const error = Math.sqrt(s + b + (f * b) ** 2) / s;
    if (error < least) [cut, least] = [scores[i], error];
  }
  return cut;
}
