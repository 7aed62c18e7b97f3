import type { Particle, Random } from "../../../core/index.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";

/** A Breit–Wigner in the squared mass q² [GeV²]: density ∝ 1/((q² − centre)² + halfWidth²) between min and max. */
export interface MassPeak {
  readonly centre: number;
  readonly halfWidth: number;
  readonly min: number;
  readonly max: number;
}

/** Widths on either side of the mass beyond which nothing is made, as MadSpin does; 2 % of a peak lie there. */
const REACH = 15;

/** Peak with a fixed width, 1/((q² − M²)² + M²Γ²). */
export function fixedWidthPeak({ mass, width }: Particle): MassPeak {
  return { centre: mass * mass, halfWidth: mass * width, ...reach(mass, width) };
}

/**
 * Peak with a running width, 1/((q² − M²)² + q⁴Γ²/M²), as W and Z masses are defined. It is one of
 * fixed width around M²/(1 + γ²) with half-width M²γ/(1 + γ²), where γ = Γ/M.
 */
export function runningWidthPeak({ mass, width }: Particle): MassPeak {
  const gamma = width / mass;
  const centre = (mass * mass) / (1 + gamma * gamma);
  return { centre, halfWidth: centre * gamma, ...reach(mass, width) };
}

/** Draws q² [GeV²]; the tangent of an even angle is a ratio of two coordinates. */
export function drawSquaredMass(
  random: Random,
  { centre, halfWidth, min, max }: MassPeak,
  below: number = max,
): number {
  const limit = Math.min(max, below);
  for (;;) {
    drawAzimuth(random, angle);
    const q2 = centre + (halfWidth * angle.sinPhi) / angle.cosPhi;
    if (q2 > min && q2 < limit) return q2;
  }
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

function reach(mass: number, width: number): { min: number; max: number } {
  const [low, high] = [Math.max(mass - REACH * width, 0), mass + REACH * width];
  return { min: low * low, max: high * high };
}
