function isFiducial({ mass, pt1, pt2, eta1, eta2 }): boolean | undefined {
  const isPeak = mass > 66 && mass < 116;
  const areHard = Math.min(pt1, pt2) > 25;
  return isPeak && areHard && Math.max(Math.abs(eta1), Math.abs(eta2)) < 2.5;
}
