import type { Random } from "../../../../core/index.ts";
import {
  addParticle,
  type EventRecord,
  setColour,
  setMomentum,
  status,
} from "../../../../event/index.ts";
import { drawAzimuth } from "../../phase-space/azimuth.ts";
import { FIRST_SHOWER_LINE } from "../final/reconnect.ts";

/** A branching a → b c of an incoming parton, found backwards from b. */
export interface Emission {
  /** 0 for the parton along +z, 1 for −z. */
  side: 0 | 1;
  /** ln (1 − z)Q²; −∞ for none. */
  logPt2: number;
  /** (1 − z)Q² [GeV²], and what follows, once the branching is drawn. */
  pt2: number;
  /** Momentum fraction of b in a, and its logarithm. */
  z: number;
  logZ: number;
  /** Whether c is a gluon and b of the same kind as a. */
  isSoft: boolean;
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/**
 * Puts the emitted parton into the record and `source` into the place of the incoming one; all other
 * particles recoil together by one Lorentz transformation. False if there is no energy left for it.
 *
 * With a and r the new incoming parton and the other one, c has −2 a·c = −Q² and the rest keeps its
 * mass. The rest is boosted along the beam and then across it, so that its axes stay those of
 * Collins and Soper and a decay keeps its angles in their frame.
 */
export function addInitialEmission(
  random: Random,
  record: EventRecord,
  { side, pt2, z, isSoft }: Emission,
  source: number,
  sqrtS: number,
): boolean {
  const own = side === 0 ? record.x1 : record.x2;
  const x = own / z;
  const other = side === 0 ? record.x2 : record.x1;
  const sHat = own * other * sqrtS * sqrtS;
  const q2 = pt2 / (1 - z);
  const away = q2 / (x * sqrtS); // light-cone momenta of c along r and along a
  const along = (sHat / z - sHat - q2) / (other * sqrtS);
  if (!(x < 1 && along > 0)) return false;
  const kt = Math.sqrt(along * away);
  drawAzimuth(random, angle);
  const kx = kt * angle.cosPhi;
  const ky = kt * angle.sinPhi;
  const plus = x * sqrtS - along;
  const minus = other * sqrtS - away;
  boost.oldPlus = record.x1 * sqrtS;
  boost.oldMinus = record.x2 * sqrtS;
  boost.plus = side === 0 ? plus : minus;
  boost.minus = side === 0 ? minus : plus;
  boost.kx = kx;
  boost.ky = ky;
  recoil(record, boost);
  if (side === 0) record.x1 = x;
  else record.x2 = x;
  const c = addParticle(record, emitted(record.pdg[side]!, source), status.final, side);
  const sign = side === 0 ? 1 : -1;
  setMomentum(record, c, kx, ky, (sign * (along - away)) / 2, (along + away) / 2);
  setMomentum(record, side, 0, 0, (sign * x * sqrtS) / 2, (x * sqrtS) / 2);
  tieColours(random, record, side, c, source, isSoft);
  record.pdg[side] = source;
  return true;
}

/** What a → b c emits: a gluon, the quark that made b = g, or the antiquark of b. */
function emitted(b: number, source: number): number {
  if (b === source) return 21;
  return source === 21 ? -b : source;
}

/** A boost of all but the incoming partons from light-cone momenta P₊, P₋ to p₊, p₋ and −(kx, ky). */
export interface Recoil {
  oldPlus: number;
  oldMinus: number;
  plus: number;
  minus: number;
  kx: number;
  ky: number;
}

export function emptyRecoil(): Recoil {
  return { oldPlus: 0.5, oldMinus: 0.5, plus: 0.5, minus: 0.5, kx: 0.5, ky: 0.5 };
}

const boost: Recoil = emptyRecoil();

export function recoil(
  { n, px, py, pz, e }: EventRecord,
  { oldPlus, oldMinus, plus, minus, kx, ky }: Recoil,
): void {
  const mass2 = oldPlus * oldMinus;
  const kt2 = kx * kx + ky * ky;
  const toRest = Math.sqrt(oldMinus / oldPlus);
  const fromRest = 1 / toRest;
  const toLab = Math.sqrt(plus / minus) / 2;
  const fromLab = 0.25 / toLab;
  const mass = Math.sqrt(mass2);
  const gamma = Math.sqrt(1 + kt2 / mass2);
  const bx = -kx / mass; // βγ
  const by = -ky / mass;
  const share = 1 / (gamma + 1);
  for (let i = 2; i < n; i++) {
    const up = (e[i]! + pz[i]!) * toRest;
    const down = (e[i]! - pz[i]!) * fromRest;
    const energy = (up + down) / 2;
    const dot = px[i]! * bx + py[i]! * by;
    const boosted = gamma * energy + dot;
    const push = dot * share + energy;
    px[i]! += push * bx;
    py[i]! += push * by;
    const newUp = (boosted + (up - down) / 2) * toLab;
    const newDown = (boosted - (up - down) / 2) * fromLab;
    e[i] = newUp + newDown;
    pz[i] = newUp - newDown;
  }
}

/** Colour lines of a → b c: the line that b brings goes on into the hard process. */
function tieColours(
  random: Random,
  record: EventRecord,
  side: 0 | 1,
  c: number,
  source: number,
  isSoft: boolean,
): void {
  const line = FIRST_SHOWER_LINE + c;
  if (isSoft) tieGluon(random, record, side, c, line);
  else if (source === 21) tieGluonSource(record, side, c, line);
  else tieQuarkSource(record, side, c, source > 0);
}

/** The emitted gluon takes one line of b over, and a new line joins it to a. */
function tieGluon(random: Random, record: EventRecord, side: 0 | 1, c: number, line: number): void {
  const colour = record.colour[side]!;
  const anticolour = record.anticolour[side]!;
  if (colour !== 0 && (anticolour === 0 || random() < 0.5)) {
    setColour(record, c, line, colour);
    setColour(record, side, line, anticolour);
  } else {
    setColour(record, c, anticolour, line);
    setColour(record, side, colour, line);
  }
}

/** g → q q̄: the new line goes from the gluon to the one that is emitted. */
function tieGluonSource(record: EventRecord, side: 0 | 1, c: number, line: number): void {
  const colour = record.colour[side]!;
  const anticolour = record.anticolour[side]!;
  setColour(record, c, colour === 0 ? line : 0, colour === 0 ? 0 : line);
  setColour(record, side, colour === 0 ? line : colour, colour === 0 ? anticolour : line);
}

/** q → q g with the gluon going on: one of its lines is the quark's, the other ends in the emitted quark. */
function tieQuarkSource(record: EventRecord, side: 0 | 1, c: number, isQuark: boolean): void {
  const colour = record.colour[side]!;
  const anticolour = record.anticolour[side]!;
  setColour(record, c, isQuark ? anticolour : 0, isQuark ? 0 : colour);
  setColour(record, side, isQuark ? colour : 0, isQuark ? 0 : anticolour);
}
