import { atan2, cos, log, sin } from "../../portable-math.ts";

/** A point of a + b → 1 + 2 in a collision of hadrons; angles in the frame where the pair is at rest. */
export interface TwoBodyPoint {
  /** Squared energy of the partons, ŝ [GeV²]. */
  s: number;
  /** Rapidity of the pair. */
  y: number;
  /** Between +z and particle 1. */
  cosTheta: number;
  /** Logarithms of the partons' momentum fractions. */
  logX1: number;
  logX2: number;
}

export function emptyPoint(): TwoBodyPoint {
  return { s: 0, y: 0, cosTheta: 0, logX1: 0, logX2: 0 };
}

/** How ŝ is drawn from a number u in [0, 1]. */
export interface EnergyMap {
  /** ŝ at u [GeV²]. */
  draw(u: number): number;
  /** d ln ŝ/du at ŝ: one over the density that ln ŝ is drawn from. */
  slope(s: number): number;
}

/** From `sMin` to `sMax` [GeV²] with a density of ŝ that falls like 1/ŝ³, about as steeply as cross-sections do. */
export function steepEnergy(sMin: number, sMax: number): EnergyMap {
  const range = 1 - (sMin / sMax) * (sMin / sMax);
  return {
    draw: (u) => sMin / Math.sqrt(1 - u * range),
    slope: (s) => (range * s * s) / (2 * sMin * sMin),
  };
}

/** From `sMin` to `sMax` [GeV²] with the density of a Breit–Wigner of this mass and width [GeV]. */
export function resonantEnergy(sMin: number, sMax: number, mass: number, width: number): EnergyMap {
  const [m2, half] = [mass * mass, mass * width];
  const from = atan2(sMin - m2, half);
  const range = atan2(sMax - m2, half) - from;
  return {
    draw(u) {
      const angle = from + u * range;
      return Math.min(Math.max(m2 + (half * sin(angle)) / cos(angle), sMin), sMax);
    },
    slope: (s) => (range * ((s - m2) * (s - m2) + half * half)) / (half * s),
  };
}

/** From either of two maps over the same range, the first with probability `share`: large where either is. */
export function mixedEnergy(first: EnergyMap, second: EnergyMap, share: number): EnergyMap {
  return {
    draw: (u) => (u < share ? first.draw(u / share) : second.draw((u - share) / (1 - share))),
    slope: (s) => 1 / (share / first.slope(s) + (1 - share) / second.slope(s)),
  };
}

/** Draws (ŝ, y) and fills in the momentum fractions; returns the Jacobian d(ln ŝ, y)/du. */
export function drawPartons(
  map: EnergyMap,
  logS: number,
  u0: number,
  u1: number,
  point: TwoBodyPoint,
): number {
  point.s = map.draw(u0);
  const halfLogTau = (log(point.s) - logS) / 2;
  point.y = -halfLogTau * (2 * u1 - 1);
  point.logX1 = halfLogTau + point.y;
  point.logX2 = halfLogTau - point.y;
  return map.slope(point.s) * -2 * halfLogTau;
}
