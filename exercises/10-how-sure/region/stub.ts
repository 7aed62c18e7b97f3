function regionOf(event): string | undefined {
  return undefined; // ✏️ "SR", "B-e", "EC-e", "mu", or undefined for none of them
}
