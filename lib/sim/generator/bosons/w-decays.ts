import { particles, type Random } from "../../../core/index.ts";
import { quarkMasses } from "../quark-masses.ts";

/** One way for a W⁺ to decay: the fermions of weak isospin −½ (an antiparticle here) and +½. */
export interface WMode {
  /** ℓ⁺ or d̄, s̄: the one that tells the spin of a top. Both by PDG number, to be turned round for a W⁻. */
  readonly down: number;
  readonly up: number;
  /** In GeV. */
  readonly downMass: number;
  readonly upMass: number;
  readonly coloured: boolean;
}

export type WKind = "leptonic" | "hadronic";

/** Branching fraction of W → ℓν for one lepton, Review of Particle Physics: 10.86 ± 0.09 %, the same for all three. */
const PER_LEPTON = 0.1086;

/** Share of W bosons that decay to any of the three leptons, or to quarks. */
export const wBranching: Readonly<Record<WKind, number>> = {
  leptonic: 3 * PER_LEPTON,
  hadronic: 1 - 3 * PER_LEPTON,
};

/** |V_us|² = |V_cd|² of two generations; mixing with the third is left out. */
export const CABIBBO_MIXING = 0.0506;

const leptons: readonly WMode[] = (["electron", "muon", "tau"] as const).map((name) => {
  const { id, mass } = particles[name];
  return { down: -id, up: id + 1, downMass: mass, upMass: 0, coloured: false };
});

const quarks: readonly (readonly [number, WMode])[] = [
  [(1 - CABIBBO_MIXING) / 2, quarkMode(1, 2)],
  [CABIBBO_MIXING / 2, quarkMode(3, 2)],
  [(1 - CABIBBO_MIXING) / 2, quarkMode(3, 4)],
  [CABIBBO_MIXING / 2, quarkMode(1, 4)],
];

/** Draws a decay of that kind: three leptons alike, or quark pairs by their CKM elements. */
export function drawWMode(random: Random, kind: WKind): WMode {
  let u = random();
  if (kind === "leptonic") return leptons[Math.floor(3 * u)]!;
  for (const [share, mode] of quarks) {
    if (u < share) return mode;
    u -= share;
  }
  return quarks[0]![1];
}

/** Leptonic or hadronic, by branching fraction. */
export function drawWKind(random: Random): WKind {
  return random() < wBranching.leptonic ? "leptonic" : "hadronic";
}

function quarkMode(down: number, up: number): WMode {
  const upMass = up === 4 ? quarkMasses.c : 0;
  return { down: -down, up, downMass: 0, upMass, coloured: true };
}
