import type { Random } from "../../../../core/index.ts";
import { addParticle, type EventRecord, setMomentum, status } from "../../../../event/index.ts";
import { quantileFunction } from "../../drell-yan/quantile-function.ts";
import { drawAzimuth } from "../../phase-space/azimuth.ts";
import { boostFromRest, breakUpMomentum } from "../../phase-space/two-body-kinematics.ts";

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
  /** Squared mass of the pair that does not lead, from a uniform number. */
  readonly drawPair2: (u: number) => number;
}

const STEPS = 200;

/** Prepares a decay: adds up the density of the mass of the pair. */
export function semileptonicMode(decay: SemileptonicDecay): SemileptonicMode {
  const { mass, leptonMass, restMass, neutrinoLeads } = decay;
  const leadMass = neutrinoLeads ? 0 : leptonMass;
  const otherMass = neutrinoLeads ? leptonMass : 0;
  const least = (otherMass + restMass) * (otherMass + restMass);
  const step = ((mass - leadMass) * (mass - leadMass) - least) / STEPS;
  const masses = { mass, leadMass, otherMass, restMass };
  const sums = [0];
  for (let i = 0; i < STEPS; i++) {
    sums.push(sums[i]! + pairDensity(masses, least + (i + 0.5) * step));
  }
  const probabilities = sums.map((sum) => sum / sums[STEPS]!);
  const values = sums.map((_, i) => least + i * step);
  const drawPair2 = quantileFunction({ probabilities, values });
  return { ...decay, leadMass, otherMass, drawPair2 };
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
  const pair = Math.sqrt(mode.drawPair2(random()));
  const p = breakUpMomentum(mass, leadMass, pair);
  const q = breakUpMomentum(pair, otherMass, restMass);
  writeEvenly(random, record, other, q, otherMass, rest, restMass);
  writeEvenly(random, record, lead, p, leadMass, -1, 0);
  boostAgainst(record, lead, Math.sqrt(p * p + pair * pair), pair, other);
  boostAgainst(record, lead, Math.sqrt(p * p + pair * pair), pair, rest);
  boostFromRest(record, lepton, rest + 1, parent, mass);
  return lepton;
}

/** Density of the squared mass of the pair, p q E (m² − m_b² − m_c²)/m: p and q are the momenta of the two steps. */
function pairDensity(
  {
    mass,
    leadMass,
    otherMass,
    restMass,
  }: Pick<SemileptonicMode, "mass" | "leadMass" | "otherMass" | "restMass">,
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
