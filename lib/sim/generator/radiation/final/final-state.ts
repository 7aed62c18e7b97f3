import type { Random } from "../../../../core/index.ts";
import { type EventRecord, status } from "../../../../event/index.ts";
import { quickExp, quickLog } from "../../../quick-math.ts";
import type { RunningCoupling } from "../../partons/running-coupling.ts";
import { branch, hasRoom, massSquared } from "./branching.ts";
import { type DipoleEnds, emptyEnds, endsOfEvent } from "./dipole-ends.ts";
import { type DipoleFrame, emptyFrame } from "./dipole-frame.ts";
import { reconnect } from "./reconnect.ts";

export interface FinalStateSettings {
  /** Emissions below this pT [GeV] are not resolved. */
  readonly cut: number;
  readonly alphaS: RunningCoupling;
}

/** Radiates from the outgoing coloured particles of a record. */
export interface FinalState {
  /** The last `emissions` entries came from the initial state, at these pT² [GeV²]. */
  radiate(random: Random, record: EventRecord, emissions: number, scales: Float64Array): void;
}

interface Cascade {
  readonly cut2: number;
  readonly logCut2: number;
  readonly alphaS: RunningCoupling;
  readonly alphaMax: number;
  readonly frame: DipoleFrame;
  readonly ends: DipoleEnds;
  /** Of the end that looks for its next branching: m² of the radiator, the square of its reach, ln of that, and l = ln(reach²/pT²). */
  mass2: number;
  plus2: number;
  logPlus2: number;
  l: number;
}

const CF: number = 4 / 3;
const CA = 3;
/** n_f T_R/2: each of the two ends of a gluon makes half of its quark pairs. */
const PAIRS: number = (5 * 0.5) / 2;
/** Reach of an emission against an incoming parton, in transverse masses. */
const BEAM_REACH = 0.6;

/**
 * A cascade ordered in pT² = k_T² + (1 − z)²m² = z(1 − z)(m*² − m²), hardest first, in the manner of
 * T. Sjöstrand and P. Skands, hep-ph/0408302: each particle radiates into its half of the dipole it
 * forms with its partner, which takes the recoil; z is the light-cone fraction. Kernels with masses
 * from S. Catani et al., hep-ph/0011222: a heavy quark does not radiate within m/E of itself.
 */
export function finalState({ cut, alphaS }: FinalStateSettings): FinalState {
  const logCut2 = 2 * quickLog(cut);
  const cascade: Cascade = {
    ...{ cut2: cut * cut, logCut2, alphaS, alphaMax: alphaS(logCut2) },
    ...{ frame: emptyFrame(), ends: emptyEnds(512) },
    ...{ mass2: 0.5, plus2: 0.5, logPlus2: 0.5, l: 0.5 },
  };
  return {
    radiate(random, record, emissions, scales) {
      const { ends } = cascade;
      endsOfEvent(record, ends, emissions, scales);
      for (let end = 0; end < ends.n; end++) attempt(random, cascade, record, end);
      for (let end = hardest(ends); end >= 0; end = hardest(ends)) {
        carryOut(random, cascade, record, end);
      }
    },
  };
}

/** The end that branches next, −1 if none does. */
function hardest({ n, next }: DipoleEnds): number {
  let best = -1;
  let most = 0;
  for (let end = 0; end < n; end++) {
    if (next[end]! <= most) continue;
    most = next[end]!;
    best = end;
  }
  return best;
}

function carryOut(random: Random, cascade: Cascade, record: EventRecord, end: number): void {
  const { ends, frame } = cascade;
  const i = ends.radiator[end]!;
  const k = ends.recoiler[end]!;
  const pt2 = ends.next[end]!;
  ends.scale[end] = pt2;
  if (!branch(random, record, frame, i, k, pt2, ends.z[end]!, ends.flavour[end]!)) {
    attempt(random, cascade, record, end); // others have taken its room meanwhile
    return;
  }
  const c = record.n - 1;
  reconnect(record, ends, end, c);
  renew(random, cascade, record, i, k, c, pt2);
}

/** Ends whose dipole has changed look for their next branching anew. */
function renew(
  random: Random,
  cascade: Cascade,
  record: EventRecord,
  i: number,
  k: number,
  c: number,
  pt2: number,
): void {
  const { ends } = cascade;
  for (let end = 0; end < ends.n; end++) {
    const a = ends.radiator[end]!;
    const b = ends.recoiler[end]!;
    const isOwn = a === i || a === c || a === k;
    const isPartner = b === i || b === c || (b === k && k > 1);
    if (!(isOwn || isPartner)) continue;
    if (ends.scale[end]! > pt2) ends.scale[end] = pt2;
    attempt(random, cascade, record, end);
  }
}

/** Finds the next branching of one end below its scale, or none. */
function attempt(random: Random, cascade: Cascade, record: EventRecord, end: number): void {
  const { ends, cut2, logCut2, alphaMax } = cascade;
  ends.next[end] = 0;
  const from2 = ends.scale[end]!;
  if (from2 <= cut2) return;
  const i = ends.radiator[end]!;
  const mass2 = isHeavy(record.pdg[i]!) ? massSquared(record, i) : 0;
  const plus2 = reach2(record, i, ends.recoiler[end]!, mass2);
  if (plus2 <= cut2) return;
  const isGluon = record.pdg[i] === 21;
  const slope = (alphaMax * (isGluon ? CA / 2 : CF)) / (2 * Math.PI);
  const flat = isGluon ? (alphaMax * PAIRS) / (2 * Math.PI) : 0;
  const logPlus2 = quickLog(plus2);
  const last = logPlus2 - logCut2;
  cascade.mass2 = mass2;
  cascade.plus2 = plus2;
  cascade.logPlus2 = logPlus2;
  let l = from2 < plus2 ? logPlus2 - quickLog(from2) : 0;
  for (;;) {
    const u = random();
    if (u > (last - l) * (flat + (slope * (last + l)) / 2)) return; // since 1 − e⁻ⁿ < n
    const step = -quickLog(1 - u);
    const root = flat + slope * l;
    l += (2 * step) / (root + Math.sqrt(root * root + 2 * slope * step));
    if (l >= last) return;
    const isPair = flat > 0 && random() * (flat + slope * l) < flat;
    cascade.l = l;
    if (keeps(random, cascade, record, end, isPair)) return;
  }
}

/** Draws z of a try and keeps it with the probability that makes up for the bounds. */
function keeps(
  random: Random,
  { ends, frame, alphaS, alphaMax, mass2, plus2, logPlus2, l }: Cascade,
  record: EventRecord,
  end: number,
  isPair: boolean,
): boolean {
  const u = random();
  const share = alphaS(logPlus2 - l) / alphaMax;
  if (u >= share) return false;
  const z = isPair ? random() : 1 - quickExp((-l / 2) * random());
  const pt2 = plus2 * quickExp(-l);
  const i = ends.radiator[end]!;
  const k = ends.recoiler[end]!;
  const isGluon = record.pdg[i] === 21;
  const kernel = isPair ? pairWeight(z) : emissionWeight(isGluon, z, (mass2 * (1 - z)) / pt2);
  if (u >= share * kernel) return false;
  const flavour = isPair ? 1 + Math.floor(5 * random()) : 0;
  if (!hasRoom(record, frame, i, k, pt2, z, flavour)) return false;
  ends.next[end] = pt2;
  ends.z[end] = z;
  ends.flavour[end] = flavour;
  return true;
}

/** Share of the trial density of a gluon off a quark (1 + z² − 2m²(1 − z)·z(1 − z)/pT²)/2 or off a gluon. */
function emissionWeight(isGluon: boolean, z: number, massTerm: number): number {
  return isGluon ? (1 + z * z * z) / 2 : (1 + z * z) / 2 - massTerm * z * (1 - z);
}

/** z² + (1 − z)²: share of the trial density of a quark pair. */
function pairWeight(z: number): number {
  return z * z + (1 - z) * (1 - z);
}

/** Whether its mass counts: all but gluons, d, u and s. */
function isHeavy(pdg: number): boolean {
  return pdg !== 21 && (pdg > 3 || pdg < -3);
}

/**
 * Square of the light-cone momentum that sets the phase space [GeV²]: all of it in a decay, about the transverse
 * mass against an incoming parton, which is emission within a unit or so; the rest is the initial state's.
 */
function reach2(
  { status: code, px, py, pz, e }: EventRecord,
  i: number,
  k: number,
  mass2: number,
): number {
  if (code[k] === status.incoming) {
    return BEAM_REACH * BEAM_REACH * (mass2 + px[i]! * px[i]! + py[i]! * py[i]!);
  }
  const qx = px[i]! + px[k]!;
  const qy = py[i]! + py[k]!;
  const qz = pz[i]! + pz[k]!;
  const qe = e[i]! + e[k]!;
  const q2 = qe * qe - qx * qx - qy * qy - qz * qz;
  if (!(q2 > 1)) return 0;
  const energy = e[i]! * qe - px[i]! * qx - py[i]! * qy - pz[i]! * qz; // times the dipole's mass
  if (mass2 === 0) return (4 * energy * energy) / q2;
  const plus = energy + Math.sqrt(Math.max(energy * energy - mass2 * q2, 0));
  return (plus * plus) / q2;
}
