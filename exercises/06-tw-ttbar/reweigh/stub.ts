function reweigh(weights: number[], isWrong: boolean[]): number[] | undefined {
  return undefined; // ✏️ the new weights
}
