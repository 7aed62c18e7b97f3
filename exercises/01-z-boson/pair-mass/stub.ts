interface Muon {
  pt: number;
  eta: number;
  phi: number;
}

function pairMass(a: Muon, b: Muon): number | undefined {
  return undefined; // ✏️ the invariant mass in GeV
}
