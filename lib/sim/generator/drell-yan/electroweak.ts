import { particles } from "../../../core/index.ts";

/** The numbers that fix q q̄ → Z/γ* → ℓ⁺ℓ⁻ at leading order with effective couplings. */
export interface ElectroweakInputs {
  /** Fermi constant in GeV⁻². */
  readonly gFermi: number;
  /** Electromagnetic coupling at the Z mass. */
  readonly alpha: number;
  /** sin² of the effective leptonic mixing angle. */
  readonly sin2Theta: number;
  /** Strength of the neutral current relative to the charged one. */
  readonly rho: number;
  readonly zMass: number;
  readonly zWidth: number;
}

/**
 * G_F = 1.1663788·10⁻⁵ GeV⁻² and 1/α(M_Z) = 127.952 (MS-bar): Review of Particle Physics 2020–2026;
 * sin²θ_eff = 0.23153 and ρ_ℓ = 1.0050: LEP and SLD at the Z pole, hep-ex/0509008.
 */
export const electroweak: ElectroweakInputs = {
  gFermi: 1.1663788e-5,
  alpha: 1 / 127.952,
  sin2Theta: 0.23153,
  rho: 1.005,
  zMass: particles.Z.mass,
  zWidth: particles.Z.width,
};

/** (ħc)² in pb GeV²: turns a cross-section in GeV⁻² into pb. */
export const GEV2_TO_PB = 0.3893793721e9;

/** Charge and third component of the weak isospin of a fermion. */
export interface Fermion {
  readonly charge: number;
  readonly isospin: number;
}

export const fermions: Readonly<Record<"up" | "down" | "lepton" | "neutrino", Fermion>> = {
  up: { charge: 2 / 3, isospin: 1 / 2 },
  down: { charge: -1 / 3, isospin: -1 / 2 },
  lepton: { charge: -1, isospin: -1 / 2 },
  neutrino: { charge: 0, isospin: 1 / 2 },
};

/** Vector coupling v = T₃ − 2Q sin²θ to the Z; the axial one is T₃. */
export function vectorCoupling(
  { charge, isospin }: Fermion,
  { sin2Theta }: ElectroweakInputs = electroweak,
): number {
  return isospin - 2 * charge * sin2Theta;
}

/** Partial width Γ(Z → f f̄) in GeV before QED and QCD corrections, G_F M³ ρ (v² + a²) / 6√2π per colour. */
export function partialWidth(fermion: Fermion, inputs: ElectroweakInputs = electroweak): number {
  const v = vectorCoupling(fermion, inputs);
  const strength = (inputs.gFermi * inputs.zMass ** 3 * inputs.rho) / (6 * Math.SQRT2 * Math.PI);
  return strength * (v * v + fermion.isospin * fermion.isospin);
}

/**
 * What the quark's couplings contribute to dσ̂/dcosθ = (πα²/6ŝ) [E (1 + cos²θ) + O cosθ], with θ
 * between quark and ℓ⁻: E = photon + mixed·Re χ + z·|χ|², O = oddMixed·Re χ + oddZ·|χ|².
 */
export interface BornTerms {
  readonly photon: number;
  readonly mixed: number;
  readonly z: number;
  readonly oddMixed: number;
  readonly oddZ: number;
  /** χ = strength · ŝ / (ŝ − M² + i ŝ Γ/M). */
  readonly strength: number;
  readonly zMass2: number;
  readonly widthOverMass: number;
}

/** The terms for one kind of quark, from Ellis, Stirling, Webber, QCD and Collider Physics, eqs. 9.1–9.5. */
export function bornTerms(kind: "up" | "down", inputs: ElectroweakInputs = electroweak): BornTerms {
  const [quark, lepton] = [fermions[kind], fermions.lepton];
  const [vq, vl] = [vectorCoupling(quark, inputs), vectorCoupling(lepton, inputs)];
  const [aq, al] = [quark.isospin, lepton.isospin];
  const charges = quark.charge * lepton.charge;
  const { gFermi, rho, alpha, zMass, zWidth } = inputs;
  return {
    photon: charges * charges,
    mixed: 2 * charges * vq * vl,
    z: (vq * vq + aq * aq) * (vl * vl + al * al),
    oddMixed: 4 * charges * aq * al,
    oddZ: 8 * vq * aq * vl * al,
    strength: (Math.SQRT2 * gFermi * rho * zMass * zMass) / (4 * Math.PI * alpha),
    zMass2: zMass * zMass,
    widthOverMass: zWidth / zMass,
  };
}

/** The part of the angular distribution that is even in cosθ, E of `BornTerms`, at ŝ [GeV²]. */
export function evenTerm(terms: BornTerms, s: number): number {
  const off = s - terms.zMass2;
  const share = terms.strength / (off * off + s * s * terms.widthOverMass * terms.widthOverMass);
  return terms.photon + s * share * (terms.mixed * off + terms.z * terms.strength * s);
}

/** The part that is odd in cosθ, O of `BornTerms`, at ŝ [GeV²]. */
export function oddTerm(terms: BornTerms, s: number): number {
  const off = s - terms.zMass2;
  const share = terms.strength / (off * off + s * s * terms.widthOverMass * terms.widthOverMass);
  return s * share * (terms.oddMixed * off + terms.oddZ * terms.strength * s);
}

/** σ̂(q q̄ → ℓ⁺ℓ⁻) in pb, colour-averaged, at mass m [GeV]: 4πα²/9ŝ · E. */
export function partonCrossSection(
  kind: "up" | "down",
  m: number,
  inputs: ElectroweakInputs = electroweak,
): number {
  const s = m * m;
  const point = ((4 * Math.PI * inputs.alpha * inputs.alpha) / (9 * s)) * GEV2_TO_PB;
  return point * evenTerm(bornTerms(kind, inputs), s);
}

/** Forward–backward asymmetry of ℓ⁻ with respect to the quark at mass m [GeV]: 3/8 · O/E. */
export function partonAsymmetry(
  kind: "up" | "down",
  m: number,
  inputs: ElectroweakInputs = electroweak,
): number {
  const terms = bornTerms(kind, inputs);
  return (0.375 * oddTerm(terms, m * m)) / evenTerm(terms, m * m);
}
