const { mu_tt, mu_Z } = topFit.parameters;
const quotient = (mu_tt.value * 831.76) / (mu_Z.value * simulatedZ);
const shared = covarianceOf(topFit, "mu_tt", "mu_Z") / (mu_tt.value * mu_Z.value);
const relative = Math.sqrt(
  (mu_tt.error / mu_tt.value) ** 2 + (mu_Z.error / mu_Z.value) ** 2 - 2 * shared,
);
const ratio = { value: quotient, error: quotient * relative };
