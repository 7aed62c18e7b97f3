function likelihoodInterval(n: number): [number, number] | undefined {
  return undefined; // ✏️ [low, high]
}
