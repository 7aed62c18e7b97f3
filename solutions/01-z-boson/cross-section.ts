const perPair = 1 / (efficiency.value * luminosity); // pb
const crossSection = {
  value: nObserved * perPair,
  error: Math.sqrt(nObserved) * perPair,
  unit: "pb",
};
