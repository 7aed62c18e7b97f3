import { particles } from "../../../core/index.ts";
import { electroweak, type Fermion, fermions, vectorCoupling } from "../drell-yan/electroweak.ts";
import type { Couplings } from "./top-pair-spin.ts";

/** Couplings of a Z′ to d, u, s, c, b, t, by PDG number, in f̄ γ^μ (v − a γ₅) f. */
export type ZprimeCouplings = Readonly<Record<1 | 2 | 3 | 4 | 5 | 6, Couplings>>;

/**
 * - "topcolour": leptophobic Z′ that couples to the first and third generation alone, with one strength that
 *   the width fixes (model IV of R. Harris, C. Hill, S. Parke, hep-ph/9911288, with f₁ = 1, f₂ = 0): the usual
 *   benchmark of searches in tt̄, there with a width of 1.2 % of the mass;
 * - "sequential": the couplings of the Z itself, to leptons too;
 * - or your own couplings to quarks.
 */
export type ZprimeModel = "topcolour" | "sequential" | ZprimeCouplings;

export interface Zprime {
  readonly couplings: ZprimeCouplings;
  /** In GeV. */
  readonly mass: number;
  readonly width: number;
}

const TOPCOLOUR_WIDTH = 0.012;

/**
 * A Z′ of this mass [GeV]. A width given fixes the strength of "topcolour"; for other models it only
 * widens the peak, as decays to something unseen would, and without it the couplings give the width.
 */
export function zprimeOf(mass: number, width: number | undefined, model: ZprimeModel): Zprime {
  if (model === "topcolour") {
    const wanted = width ?? TOPCOLOUR_WIDTH * mass;
    const strength = Math.sqrt(wanted / quarkWidth(mass, topcolour(1)));
    return { mass, width: wanted, couplings: topcolour(strength) };
  }
  if (model === "sequential") {
    const natural = quarkWidth(mass, sequential) + leptonWidth(mass);
    return { mass, width: width ?? natural, couplings: sequential };
  }
  return { mass, width: width ?? quarkWidth(mass, model), couplings: model };
}

/** Γ(Z′ → qq̄) summed over six quarks: (M/4π) √(1 − 4r) [v²(1 + 2r) + a²(1 − 4r)] each, r = m²/M². */
export function quarkWidth(mass: number, couplings: ZprimeCouplings): number {
  let sum = 0;
  for (const id of [1, 2, 3, 4, 5, 6] as const) {
    const m = id === 6 ? particles.top.mass : 0;
    sum += 3 * fermionWidth(mass, m, couplings[id]);
  }
  return sum;
}

/** For one colour. */
function fermionWidth(mass: number, m: number, { vector, axial }: Couplings): number {
  const r = (m * m) / (mass * mass);
  const beta2 = Math.max(1 - 4 * r, 0);
  const square = vector * vector * (1 + 2 * r) + axial * axial * beta2;
  return (mass / (12 * Math.PI)) * Math.sqrt(beta2) * square;
}

function leptonWidth(mass: number): number {
  const [charged, neutral] = [zCouplings(fermions.lepton), zCouplings(fermions.neutrino)];
  return 3 * (fermionWidth(mass, 0, charged) + fermionWidth(mass, 0, neutral));
}

/** ½g for both chiralities of t, −½g for those of u; left-handed alone for b (½g) and d (−½g). */
function topcolour(g: number): ZprimeCouplings {
  const none = { vector: 0, axial: 0 };
  return {
    1: { vector: -g / 4, axial: -g / 4 },
    2: { vector: -g / 2, axial: 0 },
    3: none,
    4: none,
    5: { vector: g / 4, axial: g / 4 },
    6: { vector: g / 2, axial: 0 },
  };
}

/** (g_Z/2)(T₃ − 2Q sin²θ) and (g_Z/2) T₃, with g_Z² = 4√2 G_F ρ M_Z². */
function zCouplings(fermion: Fermion): Couplings {
  const { gFermi, rho, zMass } = electroweak;
  const half = Math.sqrt(4 * Math.SQRT2 * gFermi * rho * zMass * zMass) / 2;
  return { vector: half * vectorCoupling(fermion), axial: half * fermion.isospin };
}

const zDown: Couplings = zCouplings(fermions.down);
const zUp: Couplings = zCouplings(fermions.up);
const sequential: ZprimeCouplings = { 1: zDown, 2: zUp, 3: zDown, 4: zUp, 5: zDown, 6: zUp };
