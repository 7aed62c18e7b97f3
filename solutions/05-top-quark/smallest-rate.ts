function smallestRate(search): number | undefined {
  return findRoot((rate) => reach(search, rate) - 5, [0, 20]);
}
