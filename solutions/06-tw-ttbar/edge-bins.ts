const suspects = colleague.features.names.map((variable, k) => {
  const values = colleague.features.columns[k];
  const ofKind = (kind: number) => values.filter((_, i) => colleague.labels[i] === kind);
  const ttbarValues = ofKind(0).sort();
  const [from, to] = [ttbarValues[0], ttbarValues.at(-1)];
  const outside = ofKind(1).filter((x) => x < from || x > to).length; // tW where no tt̄ is
  return { variable, from, to, outside };
});
const { outside, ...mistake } = suspects.sort((a, b) => b.outside - a.outside)[0];
