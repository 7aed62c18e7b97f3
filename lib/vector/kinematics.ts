import type { P4 } from "./p4.ts";

/** Momentum across the beam, in GeV. */
export function pt({ px, py }: P4): number {
  return Math.hypot(px, py);
}

/** Pseudorapidity η = arsinh(pz/pT) = −ln tan(θ/2); ±∞ along the beam. */
export function eta(p: P4): number {
  return Math.asinh(p.pz / pt(p));
}

/** Azimuth around the beam in [−π, π], from the x axis. */
export function phi({ px, py }: P4): number {
  return Math.atan2(py, px);
}

/** Rapidity y = ½ ln((E + pz)/(E − pz)); equals η for a massless particle. */
export function rapidity({ pz, e }: P4): number {
  return Math.log((e + pz) / (e - pz)) / 2;
}

/** The angle from `b` to `a` around the beam, the short way round: in (−π, π]. */
export function deltaPhi(a: P4, b: P4): number {
  const turn = phi(a) - phi(b);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn <= -Math.PI ? turn + 2 * Math.PI : turn;
}

/** Distance ΔR = √(Δη² + Δφ²) between two directions. */
export function deltaR(a: P4, b: P4): number {
  return Math.hypot(eta(a) - eta(b), deltaPhi(a, b));
}
