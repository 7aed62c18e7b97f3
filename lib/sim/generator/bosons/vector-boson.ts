import { type Particle, particles } from "../../../core/index.ts";
import { bornTerms, electroweak, evenTerm, GEV2_TO_PB, oddTerm } from "../drell-yan/electroweak.ts";
import { CABIBBO_MIXING } from "./w-decays.ts";

export type ChargedLepton = "electron" | "muon" | "tau";
export type WCharge = "both" | "plus" | "minus";

/**
 * One way for a quark and an antiquark to become a lepton pair. All by PDG number, masses in GeV. Written field by
 * field below: of records put together by spreading, the engine takes each for a kind of its own, and reads them slowly.
 */
export interface QuarkPair {
  readonly quark: number;
  readonly antiquark: number;
  readonly boson: number;
  /** ℓ⁻ or ν, and its mass. */
  readonly fermion: number;
  readonly fermionMass: number;
  /** ℓ⁺ or ν̄. */
  readonly antifermion: number;
  readonly antifermionMass: number;
  /** Which of the boson's cross-sections holds. */
  readonly kind: number;
  /** Factor on it: |V|² of the quark mixing matrix. */
  readonly share: number;
}

/** A boson that turns quark pairs into lepton pairs: Z/γ*, or the two W. */
export interface VectorBoson {
  readonly pairs: readonly QuarkPair[];
  /** Number of different cross-sections. */
  readonly kinds: number;
  readonly resonance: Particle;
  /** Fills in σ̂(q q̄′ → leptons) [pb] of each kind at m² [GeV²], averaged over colours and spins. */
  crossSections(m2: number, into: Float64Array): void;
  /**
   * Part of it where the lepton has the quark's helicity: dσ̂/dcosθ follows (1 + cosθ)² there and
   * (1 − cosθ)² elsewhere, θ between quark and lepton.
   */
  sameHelicity(kind: number, m2: number): number;
}

const UP = 0;
const DOWN = 1;

/** Z/γ* with the couplings of `electroweak.ts`. */
export function neutralBoson(lepton: ChargedLepton): VectorBoson {
  const { id, mass } = particles[lepton];
  const terms = [bornTerms("up"), bornTerms("down")] as const;
  const point = ((4 * Math.PI * electroweak.alpha * electroweak.alpha) / 9) * GEV2_TO_PB;
  return {
    pairs: [1, 2, 3, 4, 5].map((quark) => ({
      quark,
      antiquark: -quark,
      boson: 23,
      fermion: id,
      fermionMass: mass,
      antifermion: -id,
      antifermionMass: mass,
      kind: quark % 2 === 0 ? UP : DOWN,
      share: 1,
    })),
    kinds: 2,
    resonance: particles.Z,
    crossSections(m2, into) {
      into[UP] = (point * evenTerm(terms[UP], m2)) / m2;
      into[DOWN] = (point * evenTerm(terms[DOWN], m2)) / m2;
    },
    sameHelicity(kind, m2) {
      const born = terms[kind === UP ? UP : DOWN];
      return 0.5 + (0.25 * oddTerm(born, m2)) / evenTerm(born, m2);
    },
  };
}

/**
 * W± with a V − A coupling of strength G_F, a running width, and the mixing of two generations.
 *
 * σ̂ = |V|² (2√2 G_F M²)² ŝ/(144π |ŝ − M² + iŝΓ/M|²); the branching fraction that this implies is
 * G_F M³/(6√2π Γ) = 10.6 %, where 10.86 ± 0.09 % is measured.
 */
export function chargedBoson(lepton: ChargedLepton, charge: WCharge = "both"): VectorBoson {
  const { mass, width } = particles.W;
  const [mass2, widthOverMass] = [mass * mass, width / mass];
  const coupling = 2 * Math.SQRT2 * electroweak.gFermi * mass2;
  const common = ((coupling * coupling) / (144 * Math.PI)) * GEV2_TO_PB;
  return {
    pairs: [
      ...(charge === "minus" ? [] : positive(lepton)),
      ...(charge === "plus" ? [] : negative(lepton)),
    ],
    kinds: 1,
    resonance: particles.W,
    crossSections(m2, into) {
      const off = m2 - mass2;
      into[0] = (common * m2) / (off * off + m2 * m2 * widthOverMass * widthOverMass);
    },
    sameHelicity: () => 1,
  };
}

/** u d̄, u s̄, c s̄, c d̄ → W⁺ → ν ℓ⁺. */
function positive(lepton: ChargedLepton): readonly QuarkPair[] {
  const { id, mass } = particles[lepton];
  return mixing.map(([up, down, share]) => ({
    quark: up,
    antiquark: -down,
    boson: 24,
    fermion: id + 1,
    fermionMass: 0,
    antifermion: -id,
    antifermionMass: mass,
    kind: 0,
    share,
  }));
}

/** d ū, s ū, s c̄, d c̄ → W⁻ → ℓ⁻ ν̄. */
function negative(lepton: ChargedLepton): readonly QuarkPair[] {
  const { id, mass } = particles[lepton];
  return mixing.map(([up, down, share]) => ({
    quark: down,
    antiquark: -up,
    boson: -24,
    fermion: id,
    fermionMass: mass,
    antifermion: -id - 1,
    antifermionMass: 0,
    kind: 0,
    share,
  }));
}

/** |V|² of the two generations that mix; u and c with b are left out. */
export const mixing: readonly (readonly [up: number, down: number, square: number])[] = [
  [2, 1, 1 - CABIBBO_MIXING],
  [2, 3, CABIBBO_MIXING],
  [4, 3, 1 - CABIBBO_MIXING],
  [4, 1, CABIBBO_MIXING],
];
