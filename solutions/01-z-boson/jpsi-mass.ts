const jpsiFit = fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" });
const { mass: fitted } = jpsiFit.parameters;
const jpsiMass = { value: 1000 * fitted.value, error: 1000 * fitted.error, unit: "MeV" };
