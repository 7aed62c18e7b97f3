function likelihoodInterval(n: number): [number, number] | undefined {
  const rise = (nu: number) => 2 * (nu - n + (n > 0 ? n * Math.log(n / nu) : 0));
  const crossing = (a: number, b: number) => findRoot((nu) => rise(nu) - 1, [a, b]);
  return [n > 0 ? crossing(n / 1000, n) : 0, crossing(n, 2 * n + 2)];
}
