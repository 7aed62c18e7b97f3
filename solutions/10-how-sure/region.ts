function regionOf(event): string | undefined {
  const isElectron = event.lep_type === 11;
  const absEta = Math.abs(event.lep_eta);
  if (event.lep_pt <= 28) return undefined;
  if (event.met_et < 30) {
    if (!isElectron) return undefined;
    return absEta < 1.37 ? "B-e" : absEta > 1.52 ? "EC-e" : undefined;
  }
  if (event.lep_pt < (40 * event.angle) / Math.PI) return isElectron ? undefined : "mu";
  return event.transverse_mass > 50 && event.lepton_tag_mass < 160 ? "SR" : undefined;
}
