import { particles, type Random } from "../../../core/index.ts";
import { addParticle, type EventRecord, setColour, status } from "../../../event/index.ts";
import { type Fermion, fermions, vectorCoupling } from "../drell-yan/electroweak.ts";
import { boostFromRest, writeBackToBack } from "../phase-space/two-body-kinematics.ts";
import { quarkMasses } from "../quark-masses.ts";
import type { Direction } from "../top/spin-direction.ts";
import { drawSquaredMass, type MassPeak, runningWidthPeak } from "./breit-wigner.ts";

export type ZKind = "leptons" | "neutrinos" | "quarks";

/** Branching fractions, Review of Particle Physics: three charged leptons, invisible, hadrons. */
export const zBranching: Readonly<Record<ZKind, number>> = {
  leptons: 0.100988,
  neutrinos: 0.2,
  quarks: 0.69911,
};

/** One way for a Z to decay. */
export interface ZMode {
  /** PDG number, and mass [GeV]. */
  readonly fermion: number;
  readonly mass: number;
  readonly coloured: boolean;
  /** Part of these decays where the fermion is left-handed. */
  readonly leftHanded: number;
}

/** Parts of the hadronic decays that are to b and to c: R_b, R_c (Review of Particle Physics); u as c, the rest d and s. */
const B_SHARE = 0.21629;
const C_SHARE = 0.1721;

const zPeak: MassPeak = runningWidthPeak(particles.Z);

const modes: Readonly<Record<ZKind, readonly (readonly [share: number, mode: ZMode])[]>> = {
  leptons: (["electron", "muon", "tau"] as const).map((name) => [
    1 / 3,
    modeOf(particles[name].id, particles[name].mass, fermions.lepton),
  ]),
  neutrinos: [12, 14, 16].map((id) => [1 / 3, modeOf(id, 0, fermions.neutrino)]),
  quarks: [
    [B_SHARE, modeOf(5, quarkMasses.b, fermions.down)],
    [C_SHARE, modeOf(4, quarkMasses.c, fermions.up)],
    [C_SHARE, modeOf(2, 0, fermions.up)],
    [(1 - B_SHARE - 2 * C_SHARE) / 2, modeOf(1, 0, fermions.down)],
    [(1 - B_SHARE - 2 * C_SHARE) / 2, modeOf(3, 0, fermions.down)],
  ],
};

/** Mass of a Z [GeV], from its Breit–Wigner. */
export function drawZMass(random: Random): number {
  return Math.sqrt(drawSquaredMass(random, zPeak));
}

/** Leptons, neutrinos or quarks, by branching fraction. */
export function drawZKind(random: Random): ZKind {
  const u = random() * (zBranching.leptons + zBranching.neutrinos + zBranching.quarks);
  if (u < zBranching.leptons) return "leptons";
  return u < zBranching.leptons + zBranching.neutrinos ? "neutrinos" : "quarks";
}

export function drawZMode(random: Random, kind: ZKind): ZMode {
  let u = random();
  for (const [share, mode] of modes[kind]) {
    if (u < share) return mode;
    u -= share;
  }
  return modes[kind][0]![1];
}

/** Adds the decay of the Z at index `z`, its fermion along n in the Z's rest frame. */
export function decayZ(
  record: EventRecord,
  z: number,
  zMass: number,
  { fermion, mass, coloured }: ZMode,
  n: Direction,
): void {
  const i = addParticle(record, fermion, status.final, z);
  addParticle(record, -fermion, status.final, z);
  if (coloured) {
    setColour(record, i, FIRST_Z_LINE + z, 0);
    setColour(record, i + 1, 0, FIRST_Z_LINE + z);
  }
  writeBackToBack(record, i, zMass, mass, mass, n.x, n.y, n.z);
  boostFromRest(record, i, i + 2, z, zMass);
}

/** Colour lines from 501 are those of the hard process; these are told apart by the index of their Z. */
const FIRST_Z_LINE = 510;

function modeOf(fermion: number, mass: number, couplings: Fermion): ZMode {
  const [v, a] = [vectorCoupling(couplings), couplings.isospin];
  const leftHanded = ((v + a) * (v + a)) / (2 * (v * v + a * a));
  return { fermion, mass, coloured: fermion < 6, leftHanded };
}
