function bcaInterval(
  replicas: number[],
  estimate: number,
  jackknife: number[],
  level: number,
): [number, number] | undefined {
  return undefined; // ✏️ [low, high]
}
