/** b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method, DLMF 3.10(iii), to machine precision. */
export function continuedFraction(
  b0: number,
  a: (n: number) => number,
  b: (n: number) => number,
): number {
  const nonZero = (x: number): number => (x === 0 ? 1e-300 : x);
  let value = nonZero(b0);
  let [c, d] = [value, 0];
  for (let n = 1; ; n++) {
    d = 1 / nonZero(b(n) + a(n) * d);
    c = nonZero(b(n) + a(n) / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return value;
  }
}
