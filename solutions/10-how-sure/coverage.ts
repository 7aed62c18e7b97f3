function shareCovered(
  nu: number,
  intervalOf: (n: number) => [number, number],
  nToys: number,
  random: () => number,
): number | undefined {
  let covered = 0;
  for (let toy = 0; toy < nToys; toy++) {
    const [low, high] = intervalOf(poisson(random, nu));
    if (low <= nu && nu <= high) covered++;
  }
  return covered / nToys;
}
