function crossSection(bin): number | undefined {
  return undefined; // ✏️ B d²σ/dpT dy in nb/GeV
}
