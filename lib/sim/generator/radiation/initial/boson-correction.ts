/**
 * Ratio of the first-order matrix element to the shower for the hardest emission beside a lone boson
 * (G. Miu and T. Sjöstrand, hep-ph/9812455, eqs. 5 and 8): at most 1 for a gluon, at most 3 for a quark.
 */
export function bosonWeight(emitsGluon: boolean, z: number, q2: number, mass2: number): number {
  const s = mass2 / z;
  const t = -q2;
  const u = q2 - (mass2 * (1 - z)) / z;
  if (emitsGluon) return (t * t + u * u + 2 * mass2 * s) / (s * s + mass2 * mass2);
  const difference = s - mass2;
  return (s * s + u * u + 2 * mass2 * t) / (difference * difference + mass2 * mass2);
}
