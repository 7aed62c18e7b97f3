function bcaInterval(
  replicas: number[],
  estimate: number,
  jackknife: number[],
  level: number,
): [number, number] | undefined {
  const sorted = [...replicas].sort((x, y) => x - y);
  const z0 = normalQuantile(sorted.filter((value) => value < estimate).length / sorted.length);
  const total = (values: number[]) => values.reduce((sum, x) => sum + x, 0);
  const away = jackknife.map((value) => total(jackknife) / jackknife.length - value);
  const a = total(away.map((d) => d ** 3)) / (6 * total(away.map((d) => d ** 2)) ** 1.5);
  const end = (tail: number) => {
    const z = z0 + normalQuantile(tail);
    return sorted[Math.round(normalCdf(z0 + z / (1 - a * z)) * (sorted.length - 1))];
  };
  return [end((1 - level) / 2), end((1 + level) / 2)];
}
