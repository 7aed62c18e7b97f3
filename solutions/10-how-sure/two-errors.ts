const constrained = model.parameters.filter(({ constraint }) => constraint);
const fixed = Object.fromEntries(
  constrained.map(({ name }) => [name, topFit.parameters[name].value]),
);
const total = topFit.parameters.mu_t.error;
const statistical = fitModel(model, { fixed }).parameters.mu_t.error;
const muErrors = { total, statistical, systematic: Math.sqrt(total ** 2 - statistical ** 2) };
