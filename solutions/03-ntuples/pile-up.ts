function pileUpFactors(data: number[], simulated: number[]): number[] | undefined {
  const all = (counts: number[]) => counts.reduce((total, n) => total + n, 0);
  const share = (counts: number[], bin: number) => counts[bin] / all(counts);
  return data.map((_, bin) => (simulated[bin] > 0 ? share(data, bin) / share(simulated, bin) : 0));
}
