function countJpsi(masses): number | undefined {
  return undefined; // ✏️ the number of J/ψ in this list of masses
}
