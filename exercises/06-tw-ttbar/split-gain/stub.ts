function gain(left, right): number | undefined {
  return undefined; // ✏️ each has .signal and .background
}
