function transverseMass(event): number | undefined {
  return undefined; // ✏️ m_T in GeV
}
