function percentileInterval(replicas: number[], level: number): [number, number] | undefined {
  const sorted = [...replicas].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  return [at((1 - level) / 2), at((1 + level) / 2)];
}
