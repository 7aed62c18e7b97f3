function expectedEvents({
  crossSection,
  kFactor,
  luminosity,
  weights,
  passed,
}): number | undefined {
  const sum = (list: readonly number[]) => list.reduce((total, w) => total + w, 0);
  const happened = crossSection * kFactor * 1000 * luminosity; // pb times fb⁻¹
  return (happened * sum(passed)) / sum(weights);
}
