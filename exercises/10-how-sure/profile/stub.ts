function profile(s: number, n: number, m: number, tau: number): number | undefined {
  return undefined; // ✏️ how far −2 ln L is above its minimum, with the best b for this s
}
