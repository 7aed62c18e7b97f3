const sumOfWeights = (table, lambda: number) =>
  column(table, "cos_theta").reduce((total, c) => total + 1 + lambda * c * c, 0);
const weighted = (lambda: number) =>
  sumOfWeights(filter(lowest, isAccepted), lambda) / sumOfWeights(lowest, lambda);
const spinFactors = {
  longitudinal: weighted(0) / weighted(-1),
  transverse: weighted(0) / weighted(1),
};
