function transverseMass(event): number | undefined {
  const dphi = event.lep_phi - event.met_phi;
  return Math.sqrt(2 * event.lep_pt * event.met_et * (1 - Math.cos(dphi)));
}
