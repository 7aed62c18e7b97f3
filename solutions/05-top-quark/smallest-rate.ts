const rateFor = (search) => findRoot((rate) => reach(search, rate) - 5, [0, 20]);
const smallestRate = {
  cuts: rateFor(searches.cuts),
  strange: rateFor(searches.strange),
  taught: rateFor(searches.taught),
};
