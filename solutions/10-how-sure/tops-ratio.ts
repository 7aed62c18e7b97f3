function ratioOf(fitted) {
  const { mu_t: t, mu_tbar: tbar } = fitted.parameters;
  const value = ((137 / 84) * t.value) / tbar.value;
  const shared = covarianceOf(fitted, "mu_t", "mu_tbar") / (t.value * tbar.value);
  const relative2 = (t.error / t.value) ** 2 + (tbar.error / tbar.value) ** 2 - 2 * shared;
  return { value, error: value * Math.sqrt(relative2) };
}
const topsRatio = ratioOf(topFit);
