import { exp, log } from "../../portable-math.ts";
import { emptyPoint, type TwoBodyPoint } from "./phase-space.ts";

/** A point of a + b → 1 + 2 drawn in pT, as suits what falls steeply with pT and is cut in it. */
export interface PtPoint extends TwoBodyPoint {
  /** pT² of either particle, (p_a − p₁)² and (p_b − p₁)² [GeV²]. */
  pt2: number;
  t: number;
  u: number;
}

export function emptyPtPoint(): PtPoint {
  return { ...emptyPoint(), pt2: 0, t: 0, u: 0 };
}

/**
 * Draws pT² from `ptMin2` on with a density that falls like 1/pT⁴, the gap in rapidity and the rapidity
 * of the pair evenly; returns dpT² d(y₁ − y₂) dy/du. With it dσ = Σ x_a f x_b f (dσ̂/dt̂) dpT² dy₁ dy₂.
 */
export function drawPtPoint(
  s: number,
  logS: number,
  ptMin2: number,
  mass1Squared: number,
  mass2Squared: number,
  u: Float64Array,
  at: number,
  point: PtPoint,
): number {
  const ptMax2 = largestPt2(s, mass1Squared, mass2Squared);
  if (ptMax2 <= ptMin2) return 0;
  const range = 1 - ptMin2 / ptMax2;
  const pt2 = ptMin2 / (1 - u[at]! * range);
  const transverse = Math.sqrt((mass1Squared + pt2) * (mass2Squared + pt2));
  const sums = mass1Squared + mass2Squared + 2 * pt2;
  const coshMax = Math.max((s - sums) / (2 * transverse), 1);
  const gapMax = log(coshMax + Math.sqrt((coshMax - 1) * (coshMax + 1)));
  const expGap = exp(gapMax * (2 * u[at + 1]! - 1));
  point.pt2 = pt2;
  point.t = -pt2 - transverse / expGap;
  point.u = -pt2 - transverse * expGap;
  point.s = sums + transverse * (expGap + 1 / expGap);
  const pz = (point.t - point.u) / (2 * Math.sqrt(point.s));
  point.cosTheta = pz / Math.sqrt(pz * pz + pt2);
  const halfLogTau = Math.min((log(point.s) - logS) / 2, 0);
  point.y = -halfLogTau * (2 * u[at + 2]! - 1);
  point.logX1 = halfLogTau + point.y;
  point.logX2 = halfLogTau - point.y;
  return ((range * pt2 * pt2) / ptMin2) * 2 * gapMax * -2 * halfLogTau;
}

/** pT² where all the energy of the collision goes across the beam: λ(s, m₁², m₂²)/4s. */
function largestPt2(s: number, mass1Squared: number, mass2Squared: number): number {
  const rest = s - mass1Squared - mass2Squared;
  return (rest * rest - 4 * mass1Squared * mass2Squared) / (4 * s);
}

/** Smallest pT for which a b quark's mass may be put in afterwards. */
const LOWEST_PT = 5;

/** Refuses a cut on pT [GeV] below which leading order says nothing. */
export function checkPtMin(ptMin: number): void {
  if (!(ptMin >= LOWEST_PT)) {
    throw new RangeError(
      `Cannot make jets from ${ptMin} GeV on: leading order diverges there, ${LOWEST_PT} GeV or more wanted`,
    );
  }
}
