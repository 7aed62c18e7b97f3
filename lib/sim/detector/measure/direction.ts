import { quickExp, quickLog } from "../../quick-math.ts";

/** Pseudorapidity of a momentum with these components along and across the beam. */
export function pseudorapidity(pz: number, pt: number): number {
  const size = quickLog((Math.abs(pz) + Math.sqrt(pz * pz + pt * pt)) / pt);
  return pz > 0 ? size : -size;
}

/** The angle in (−π, π]. */
export function wrap(phi: number): number {
  if (phi > Math.PI) return phi - 2 * Math.PI;
  return phi <= -Math.PI ? phi + 2 * Math.PI : phi;
}

/** cosh η = E/pT of something without mass. */
export function coshEta(eta: number): number {
  const power = quickExp(eta);
  return (power + 1 / power) / 2;
}
