import type { Random } from "../../../core/index.ts";
import { addParticle, type EventRecord, setMomentum, status } from "../../../event/index.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { boostFromRest, breakUpMomentum } from "../phase-space/two-body-kinematics.ts";

/** A weak decay to a lepton, its neutrino and a rest, by PDG number; masses in GeV. */
export interface SemileptonicDecay {
  readonly mass: number;
  readonly lepton: number;
  readonly neutrino: number;
  readonly rest: number;
  readonly leptonMass: number;
  readonly restMass: number;
  /** Whether the neutrino is the one that |M|² favours, as in b → c ℓ ν̄ and τ → ν ℓ ν̄; in c → s ℓ ν it is the lepton. */
  readonly neutrinoLeads: boolean;
}

/** A decay ready to be drawn. */
export interface SemileptonicMode extends SemileptonicDecay {
  readonly leadMass: number;
  readonly otherMass: number;
  /** Squared mass of the pair that does not lead: its range, and the largest density in it. */
  readonly least: number;
  readonly most: number;
  readonly bound: number;
}

const STEPS = 400;

/** Prepares a decay: finds the largest density of the mass of the pair. */
export function semileptonicMode(decay: SemileptonicDecay): SemileptonicMode {
  const { mass, leptonMass, restMass, neutrinoLeads } = decay;
  const [leadMass, otherMass] = neutrinoLeads ? [0, leptonMass] : [leptonMass, 0];
  const least = (otherMass + restMass) * (otherMass + restMass);
  const most = (mass - leadMass) * (mass - leadMass);
  const mode = { ...decay, leadMass, otherMass, least, most, bound: 0 };
  let bound = 0;
  for (let i = 1; i < STEPS; i++) {
    bound = Math.max(bound, pairDensity(mode, least + ((most - least) * i) / STEPS));
  }
  return { ...mode, bound: 1.01 * bound };
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/**
 * Adds lepton, neutrino and rest, in this order, below particle `parent`; returns the lepton.
 *
 * |M|² ∝ (p·a)(b·c) of free fermions with V − A currents, where a is the favoured lepton: it depends on
 * the mass of b and c together alone, so that all angles are even.
 */
export function decaySemileptonic(
  random: Random,
  record: EventRecord,
  parent: number,
  mode: SemileptonicMode,
): number {
  const { mass, leadMass, otherMass, restMass } = mode;
  const lepton = addParticle(record, mode.lepton, status.final, parent);
  const neutrino = addParticle(record, mode.neutrino, status.final, parent);
  const rest = addParticle(record, mode.rest, status.final, parent);
  const lead = mode.neutrinoLeads ? neutrino : lepton;
  const other = mode.neutrinoLeads ? lepton : neutrino;
  const pair = drawPairMass(random, mode);
  const p = breakUpMomentum(mass, leadMass, pair);
  const q = breakUpMomentum(pair, otherMass, restMass);
  writeEvenly(random, record, other, q, otherMass, rest, restMass);
  writeEvenly(random, record, lead, p, leadMass, -1, 0);
  boostAgainst(record, lead, Math.sqrt(p * p + pair * pair), pair, other);
  boostAgainst(record, lead, Math.sqrt(p * p + pair * pair), pair, rest);
  boostFromRest(record, lepton, rest + 1, parent, mass);
  return lepton;
}

function drawPairMass(random: Random, mode: SemileptonicMode): number {
  const range = mode.most - mode.least;
  for (;;) {
    const pair2 = mode.least + range * random();
    if (random() * mode.bound < pairDensity(mode, pair2)) return Math.sqrt(pair2);
  }
}

/** Density of the squared mass of the pair, p q E (m² − m_b² − m_c²)/m: p and q are the momenta of the two steps. */
function pairDensity(
  { mass, leadMass, otherMass, restMass }: SemileptonicMode,
  pair2: number,
): number {
  const pair = Math.sqrt(pair2);
  const p = breakUpMomentum(mass, leadMass, pair);
  const q = breakUpMomentum(pair, otherMass, restMass);
  const energy = (mass * mass + leadMass * leadMass - pair2) / (2 * mass);
  return ((p * q * energy) / pair) * (pair2 - otherMass * otherMass - restMass * restMass);
}

/** Momentum p in an even direction for particle `i`, and its opposite for `k` unless that is −1. */
function writeEvenly(
  random: Random,
  record: EventRecord,
  i: number,
  p: number,
  mass: number,
  k: number,
  otherMass: number,
): void {
  drawAzimuth(random, angle);
  const cosine = 2 * random() - 1;
  const across = p * Math.sqrt(1 - cosine * cosine);
  const x = across * angle.cosPhi;
  const y = across * angle.sinPhi;
  const z = p * cosine;
  setMomentum(record, i, x, y, z, Math.sqrt(p * p + mass * mass));
  if (k >= 0) setMomentum(record, k, -x, -y, -z, Math.sqrt(p * p + otherMass * otherMass));
}

/** Boosts particle `i` from the frame of a pair that recoils against `lead`. */
function boostAgainst(
  { px, py, pz, e }: EventRecord,
  lead: number,
  energy: number,
  mass: number,
  i: number,
): void {
  const x = px[lead]!;
  const y = py[lead]!;
  const z = pz[lead]!;
  const boosted = (e[i]! * energy - px[i]! * x - py[i]! * y - pz[i]! * z) / mass;
  const share = (e[i]! + boosted) / (energy + mass);
  px[i]! -= share * x;
  py[i]! -= share * y;
  pz[i]! -= share * z;
  e[i] = boosted;
}
