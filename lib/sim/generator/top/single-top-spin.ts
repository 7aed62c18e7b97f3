import { particles } from "../../../core/index.ts";
import type { Direction } from "./spin-direction.ts";

const M: number = particles.top.mass;
const T: number = M * M;
const MW: number = particles.W.mass;
const W: number = MW * MW;

/**
 * Direction, in the top's rest frame, of its spin after q b → q′ t: fully polarised along the light
 * fermion of isospin −½, which goes out in u b → d t and comes in in d̄ b → ū t (G. Mahlon and S.
 * Parke, hep-ph/9611367). Axes and `light`, the outgoing light parton, are those of the partons' rest frame.
 */
export function exchangeAxis(
  quark: boolean,
  s: number,
  light: Direction,
  lightFromMinusZ: boolean,
  into: Direction,
): void {
  into.x = light.x;
  into.y = light.y;
  into.z = light.z;
  if (quark) return; // the top flies the other way, so the boost keeps the direction
  const rootS = Math.sqrt(s);
  const [p, e] = [(s - T) / (2 * rootS), (s + T) / (2 * rootS)];
  const side = lightFromMinusZ ? -1 : 1;
  // unit energy along ±z, seen from a top with momentum −p · light
  const energy = (e + side * p * light.z) / M;
  const share = (p * (1 + energy)) / (e + M);
  into.x = (share * light.x) / energy;
  into.y = (share * light.y) / energy;
  into.z = (side + share * light.z) / energy;
}

/** Largest value of `associatedWeight`: 2 for a fully polarised top times 3 for a W of one helicity. */
export const ASSOCIATED_BOUND = 6;

/**
 * How much more likely g b → t W⁻ is to decay along these directions than if t and W⁻ decayed evenly
 * on their own: |M|² with decays over its average. `ofTop` is the direction of the isospin −½ fermion
 * in the top's rest frame, `ofW` in the W's; the gluon comes along +z, the top flies in the xz plane.
 *
 * Two amplitudes, one for each helicity of the gluon, in spinors λ = (√(E + p_z), (p_x + i p_y)/√(E + p_z)),
 * with the gluon's polarisation in the gauge of the b. [ℓ| (p̸ + m) stands for the top that decays to ℓ.
 */
export function associatedWeight(
  s: number,
  cosTheta: number,
  square: number,
  ofTop: Direction,
  ofW: Direction,
): number {
  const rootS = Math.sqrt(s);
  const eTop = (s + T - W) / (2 * rootS);
  const eW = rootS - eTop;
  const p = Math.sqrt((eTop - M) * (eTop + M));
  const [px, pz] = [p * Math.sqrt((1 - cosTheta) * (1 + cosTheta)), p * cosTheta];
  const [plus, minus] = [eTop + pz, eTop - pz];
  // ℓ⁺ of the top with unit energy in its frame; ℓ⁻ and ν̄ of the W
  const eL = (eTop + px * ofTop.x + pz * ofTop.z) / M;
  const shareL = (1 + eL) / (eTop + M);
  const l1 = Math.sqrt(eL + ofTop.z + shareL * pz);
  const [lRe, lIm] = [(ofTop.x + shareL * px) / l1, -ofTop.y / l1]; // conjugated
  const along = px * ofW.x + pz * ofW.z;
  const eC = (eW - along) / 2;
  const shareC = (MW / 2 + eC) / (eW + MW);
  const [cx, cy, cz] = [
    (MW * ofW.x) / 2 - shareC * px,
    (MW * ofW.y) / 2,
    (MW * ofW.z) / 2 - shareC * pz,
  ];
  const c1 = Math.sqrt(eC + cz);
  const [cRe, cIm] = [cx / c1, cy / c1];
  const a1 = Math.sqrt(eW - eC - pz - cz);
  const [aRe, aIm] = [(-px - cx) / a1, cy / a1]; // conjugated
  // U = [ℓ|P|b⟩ and V = [ℓ|P|g⟩ but for a factor; X = [ℓ|P|c⟩ = U c + V c1
  const [uRe, uIm] = [lRe * plus - l1 * px, lIm * plus];
  const [vRe, vIm] = [l1 * minus - lRe * px, -lIm * px];
  const xRe = uRe * cRe - uIm * cIm + vRe * c1;
  const xIm = uRe * cIm + uIm * cRe + vIm * c1;
  // gluon of one helicity: both diagrams
  const [fRe, fIm] = [c1 * minus - cRe * px, -cIm * px];
  const k = a1 / minus;
  const firstRe = aRe * xRe - aIm * xIm - k * (uRe * fRe - uIm * fIm - T * lRe * c1);
  const firstIm = aRe * xIm + aIm * xRe - k * (uRe * fIm + uIm * fRe - T * lIm * c1);
  // of the other: only the one where the gluon meets the top
  const [gRe, gIm] = [cRe * (plus - rootS) - c1 * px, cIm * (plus - rootS)];
  const secondRe = k * (vRe * gRe - vIm * gIm - T * l1 * cRe);
  const secondIm = k * (vRe * gIm + vIm * gRe - T * l1 * cIm);
  const sum = firstRe * firstRe + firstIm * firstIm + secondRe * secondRe + secondIm * secondIm;
  return sum / (2 * rootS * M * W * square);
}
