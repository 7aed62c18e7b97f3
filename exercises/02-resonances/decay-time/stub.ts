function decayTime(pair): number | undefined {
  return undefined; // ✏️ the pseudo-proper time in ps
}
