/** Which events of a table to keep: true or false for each. */
function selected(events): boolean[] | undefined {
  const scores = trees.predict(features(searchFeatures(events), inputs));
  return Array.from(scores, (score) => score >= taughtCut);
}
const observed = selected(blind.events).filter((isKept) => isKept).length;
const { signal, background } = searches.taught;
const blindRate = {
  observed,
  signal,
  background,
  rate: (observed - background) / signal,
  error: Math.sqrt(observed + (0.2 * background) ** 2) / signal,
};
