function bootstrapValues(
  values: number[],
  statistic: (sample: number[]) => number,
  nReplicas: number,
  random: () => number,
): number[] | undefined {
  return undefined; // ✏️ the statistic of each replica
}
