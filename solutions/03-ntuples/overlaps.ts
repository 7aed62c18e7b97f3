function withoutOverlaps(electrons, jets) {
  const dR = (a, b) => {
    const dPhi = Math.abs(a.phi - b.phi);
    return Math.hypot(a.eta - b.eta, Math.min(dPhi, 2 * Math.PI - dPhi));
  };
  const jetsLeft = jets.filter((jet) => !electrons.some((one) => dR(jet, one) < 0.2));
  const electronsLeft = electrons.filter((one) => !jetsLeft.some((jet) => dR(jet, one) < 0.4));
  return { electrons: electronsLeft, jets: jetsLeft };
}
