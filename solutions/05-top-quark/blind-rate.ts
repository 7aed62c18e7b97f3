const blindScores = trees.predict(features(searchFeatures(blind.events), inputs));
const observed = blindScores.filter((score) => score >= taughtCut).length;
const { signal, background } = searches.taught;
const blindRate = {
  observed,
  signal,
  background,
  rate: (observed - background) / signal,
  error: Math.sqrt(observed + (0.2 * background) ** 2) / signal,
};
