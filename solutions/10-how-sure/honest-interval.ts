function lifetimeInterval(times: number[]): [number, number] | undefined {
  const n = times.length;
  const mean = times.reduce((sum, t) => sum + t, 0) / n;
  // −2 ln L of exponential times, above its minimum at τ = mean; 1.96² = 3.84 for 95 %
  const rise = (tau: number) => 2 * n * (mean / tau - 1 - Math.log(mean / tau));
  return [
    findRoot((tau) => rise(tau) - 3.84, [mean / 10, mean]),
    findRoot((tau) => rise(tau) - 3.84, [mean, 10 * mean]),
  ];
}
