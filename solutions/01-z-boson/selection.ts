function isGood(pair): boolean | undefined {
  const areOpposite = pair.Q1 * pair.Q2 < 0;
  const areHard = Math.min(pair.pt1, pair.pt2) > 25;
  const areCentral = Math.max(Math.abs(pair.eta1), Math.abs(pair.eta2)) < 2.1;
  return areOpposite && areHard && areCentral;
}
