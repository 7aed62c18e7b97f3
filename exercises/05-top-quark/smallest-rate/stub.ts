function smallestRate(search): number | undefined {
  return undefined; // ✏️ the rate for 5 σ, in units of the standard one
}
