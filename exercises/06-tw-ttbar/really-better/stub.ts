function sigmas(a, b, correlation: number): number | undefined {
  return undefined; // ✏️ each has .value and .error
}
