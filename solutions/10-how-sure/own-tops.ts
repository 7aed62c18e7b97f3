const ownFit = fitModel(compile({ ...workspace, observations: mine.observations }));
const { mu_t, mu_tbar } = ownFit.parameters;
const ownRatio = ((137 / 84) * mu_t.value) / mu_tbar.value;
const ownShared = covarianceOf(ownFit, "mu_t", "mu_tbar") / (mu_t.value * mu_tbar.value);
const ownRelative2 =
  (mu_t.error / mu_t.value) ** 2 + (mu_tbar.error / mu_tbar.value) ** 2 - 2 * ownShared;
const ownTops = {
  mu_t,
  mu_tbar,
  ratio: { value: ownRatio, error: ownRatio * Math.sqrt(ownRelative2) },
};
