function threeJetMass(jets): number | undefined {
  return undefined; // ✏️ the mass of the three, in GeV
}
