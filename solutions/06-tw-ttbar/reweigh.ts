function reweigh(weights: number[], isWrong: boolean[]): number[] | undefined {
  const total = (list) => list.reduce((sum, w) => sum + w, 0);
  const wrongShare = total(weights.filter((_, i) => isWrong[i])) / total(weights);
  const raised = weights.map((w, i) => (isWrong[i] ? (w * (1 - wrongShare)) / wrongShare : w));
  return raised.map((w) => (w * total(weights)) / total(raised));
}
