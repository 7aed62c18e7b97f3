function bootstrapValues(
  values: number[],
  statistic: (sample: number[]) => number,
  nReplicas: number,
  random: () => number,
): number[] | undefined {
  const drawOne = () => values[Math.floor(random() * values.length)];
  return Array.from({ length: nReplicas }, () => statistic(values.map(drawOne)));
}
