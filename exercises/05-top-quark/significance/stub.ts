function significance(n: number, b: number): number | undefined {
  return undefined; // ✏️ Z, in standard deviations
}
