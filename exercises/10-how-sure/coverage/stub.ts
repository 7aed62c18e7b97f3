function shareCovered(
  nu: number,
  intervalOf: (n: number) => [number, number],
  nToys: number,
  random: () => number,
): number | undefined {
  return undefined; // ✏️ the share of the toys whose interval holds nu
}
