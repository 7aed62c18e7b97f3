function systemPt(l1, l2, b, missing): number | undefined {
  return undefined; // ✏️ in GeV
}
