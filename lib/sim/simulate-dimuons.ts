import { type ParticleName, particles, type Random } from "../core/index.ts";
import type { EventTable } from "../event/index.ts";
import { cms2011LowMass, type MuonCard } from "./detector/cards/muon-card.ts";
import { firesTrigger } from "./detector/detect.ts";
import {
  addPair,
  type DimuonFormat,
  dimuonRows,
  dimuonTable,
  pairMass,
} from "./detector/dimuon-table.ts";
import { emptyMuon, type Muon, measureMuon } from "./detector/measure/measure-muon.ts";
import {
  type LeptonColumns,
  leptonColumns,
  writeDecay,
} from "./generator/drell-yan/collins-soper.ts";
import { energyKept } from "./generator/drell-yan/final-state-radiation.ts";
import { type Quantiles, quantileFunction } from "./generator/drell-yan/quantile-function.ts";
import { drawAzimuth } from "./generator/phase-space/azimuth.ts";
import { exp, log } from "./portable-math.ts";
import { checkSeed, streamOf } from "./stream.ts";

/** A resonance: its share of all pairs produced in the mass window. */
export interface DimuonPeak {
  readonly particle: ParticleName;
  readonly share: number;
}

/** How the pairs move: pT [GeV] and |y|, the same at every mass. */
export interface DimuonMotion {
  readonly pt: Quantiles;
  readonly absY: Quantiles;
}

export interface SimulateDimuonsOptions extends DimuonFormat {
  peaks: readonly DimuonPeak[];
  /** The rest of the pairs: density ∝ exp(−slope·m), slope in 1/GeV. */
  continuum: { readonly slope: number };
  /** Window of the measured mass [GeV]. */
  range: readonly [number, number];
  /** Number of pairs in the table, after the detector. */
  nEvents: number;
  seed: number;
  motion: DimuonMotion;
  /** Default: `cms2011LowMass`. */
  card?: MuonCard;
  /** Part of the pairs whose second muon is of type "T". Default: 0. */
  trackerShare?: number;
}

/** Tries per event wanted before the search for events that pass is given up. */
const MAX_TRIES = 1000;

/**
 * Muon pairs from light resonances on a smooth continuum, measured by the detector, in the columns
 * of the CMS files. A picture of a spectrum, not a prediction: shares and motion are inputs; the
 * decays have no preferred direction; masses follow a Breit–Wigner; photons are radiated.
 */
export function simulateDimuons({
  peaks,
  continuum,
  range,
  nEvents,
  seed,
  motion,
  card = cms2011LowMass,
  trackerShare = 0,
  ...format
}: SimulateDimuonsOptions): EventTable {
  checkDimuons(peaks, range, nEvents);
  checkSeed(seed);
  const random = streamOf(seed, "dimuons");
  const drawMass = massSource(peaks, continuum.slope, range);
  const move = { pt: quantileFunction(motion.pt), absY: quantileFunction(motion.absY) };
  const columns = leptonColumns(1);
  const pair: [Muon, Muon] = [emptyMuon(), emptyMuon()];
  const rows = dimuonRows();
  let kept = 0;
  for (let tries = 0; kept < nEvents; tries++) {
    if (tries > MAX_TRIES * nEvents) {
      throw new RangeError(
        `Cannot collect ${nEvents} pairs in ${range[0]}–${range[1]} GeV: fewer than one in ${MAX_TRIES} is seen`,
      );
    }
    drawPair(random, drawMass(random), move, columns);
    if (!measure(card, random, columns, pair)) continue;
    const mass = pairMass(pair);
    if (mass < range[0] || mass >= range[1]) continue;
    const type2 = random() < trackerShare ? "T" : "G";
    addPair(rows, kept++, random() < 0.5 ? pair : [pair[1], pair[0]], type2);
  }
  return dimuonTable(rows, format);
}

function drawPair(
  random: Random,
  mass: number,
  move: { pt: (u: number) => number; absY: (u: number) => number },
  columns: LeptonColumns,
): void {
  const y = move.absY(random()) * (random() < 0.5 ? 1 : -1);
  const pair = { mass, pt: move.pt(random()), expY: exp(y), cosPhi: 0, sinPhi: 0 };
  const direction = { cosTheta: 2 * random() - 1, cosPhi: 0, sinPhi: 0 };
  drawAzimuth(random, pair);
  drawAzimuth(random, direction);
  writeDecay(columns, 0, particles.muon.mass, pair, direction);
}

function measure(
  card: MuonCard,
  random: Random,
  { px1, py1, pz1, e1, px2, py2, pz2, e2 }: LeptonColumns,
  [minus, plus]: readonly [Muon, Muon],
): boolean {
  const [qx, qy, qz, qe] = [
    px1[0]! + px2[0]!,
    py1[0]! + py2[0]!,
    pz1[0]! + pz2[0]!,
    e1[0]! + e2[0]!,
  ];
  const mass = Math.sqrt(qe * qe - qx * qx - qy * qy - qz * qz);
  const [a, b] = [0, 1].map(() => energyKept(random, mass, particles.muon.mass));
  return (
    measureMuon(card, random, [a! * px1[0]!, a! * py1[0]!, a! * pz1[0]!], -1, minus) &&
    measureMuon(card, random, [b! * px2[0]!, b! * py2[0]!, b! * pz2[0]!], 1, plus) &&
    minus.charge !== plus.charge &&
    firesTrigger(card, random, [minus, plus])
  );
}

/** True masses come from a window 15 % wider than the measured one, so that its edges are filled from both sides. */
function massSource(
  peaks: readonly DimuonPeak[],
  slope: number,
  [from, to]: readonly [number, number],
): (random: Random) => number {
  const threshold = 2.02 * particles.muon.mass;
  const [low, high] = [Math.max(0.85 * from, threshold), 1.15 * to];
  return (random) => {
    let u = random();
    for (const { particle, share } of peaks) {
      if (u < share) return breitWigner(random, particle, [low, high]);
      u -= share;
    }
    const fall = exp(-slope * (high - low));
    const v = random();
    return slope === 0 ? low + v * (high - low) : low - log(1 - v * (1 - fall)) / slope;
  };
}

/** A Breit–Wigner mass inside the window; the tangent of an even angle is a ratio of two coordinates. */
function breitWigner(
  random: Random,
  particle: ParticleName,
  [low, high]: readonly [number, number],
): number {
  const { mass, width } = particles[particle];
  const angle = { cosPhi: 0, sinPhi: 0 };
  for (;;) {
    drawAzimuth(random, angle);
    const m = mass + ((width / 2) * angle.sinPhi) / angle.cosPhi;
    if (m > low && m < high) return m;
  }
}

function checkDimuons(
  peaks: readonly DimuonPeak[],
  [from, to]: readonly [number, number],
  nEvents: number,
): void {
  const shares = peaks.reduce((sum, { share }) => sum + share, 0);
  if (!(shares <= 1 && peaks.every(({ share }) => share >= 0))) {
    throw new RangeError(`Cannot share out the pairs: the peaks take ${shares} of 1`);
  }
  for (const { particle } of peaks) {
    const { mass, name } = particles[particle];
    if (mass > from && mass < to) continue;
    throw new RangeError(`Cannot make ${name} in ${from}–${to} GeV: its mass is ${mass} GeV`);
  }
  if (!(from > 2 * particles.muon.mass && from < to)) {
    throw new RangeError(
      `Cannot make pairs in ${from}–${to} GeV: the window must rise, from 0.212 GeV`,
    );
  }
  if (!(Number.isInteger(nEvents) && nEvents > 0)) {
    throw new RangeError(`Cannot make ${nEvents} pairs: a positive whole number is wanted`);
  }
}
