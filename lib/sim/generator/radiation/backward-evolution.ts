import type { Random } from "../../../core/index.ts";
import type { EventRecord } from "../../../event/index.ts";
import {
  type BackwardBounds,
  conversionKernel,
  conversionPoint,
  conversionRange,
  conversionShare,
  conversionSource,
  softColour,
  softKernel,
} from "./backward-kernels.ts";
import { bosonWeight } from "./boson-correction.ts";
import { conversionFactor, largestShare } from "./emission-rate.ts";
import { type EmissionTable, emptyPlace, moveTo, nextScale } from "./emission-table.ts";
import type { Emission } from "./initial-emission.ts";
import { quickExp, quickLog } from "./quick-math.ts";
import {
  cellOf,
  GLUON,
  nodeOf,
  nodeOfX,
  readPartons,
  rowOfLogScale,
  type ShowerPartons,
} from "./shower-partons.ts";

/** What backward evolution needs to know, and what changes from emission to emission. */
export interface Evolution {
  readonly partons: ShowerPartons;
  readonly bounds: BackwardBounds;
  readonly s: number;
  readonly logS: number;
  readonly cut2: number;
  readonly conversions: readonly [number, number];
  /** Mean numbers of emissions at this stage. */
  table: EmissionTable;
  /** ln x of the two partons. */
  readonly logX: Float64Array;
  /** ŝ before the first emission beside a lone boson, 0 otherwise. */
  bosonMass2: number;
  /** Emission fades as 1/(1 + pT²/damp2); 0 for not at all. */
  damp2: number;
}

const BEAUTY = 5;
/** A beauty quark of the beam comes from a gluon above its threshold, whatever the cut [GeV²]. */
const BEAUTY_SCALE2 = 25;
const LOG_BEAUTY_SCALE2: number = quickLog(BEAUTY_SCALE2);
/** The largest first-order correction of a conversion is 2.62, for no pT and z = 0.38. */
const BOSON_BOOST = 2.65;
const TRIES = 1000;

const place = emptyPlace();

/** Finds the pT of the next emission below `from2` of the incoming parton on `emission.side`; its pT² is 0 if there is none. */
export function findEmission(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  logFrom: number,
  emission: Emission,
): void {
  const b = columnOf(record.pdg[emission.side]!);
  const x = emission.side === 0 ? record.x1 : record.x2;
  const { table, damp2, logX, logS } = evolution;
  moveTo(table, place, b, nodeOf(x, logX[emission.side]!), logS + logX[0]! + logX[1]!);
  let next = logFrom;
  do {
    next = nextScale(random, table, place, next);
    if (next < table.logCut2) break;
  } while (damp2 > 0 && random() * (damp2 + quickExp(next)) > damp2);
  emission.logPt2 = isForced(evolution, b, next) ? LOG_BEAUTY_SCALE2 : next;
}

/** Draws z and the kind of the branching at the pT² found; false if there is no room for any. */
export function drawBranching(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  emission: Emission,
): boolean {
  const b = columnOf(record.pdg[emission.side]!);
  const draw = isForced(evolution, b, emission.logPt2) ? forceConversion : drawFree;
  return draw(random, evolution, record, emission);
}

function drawFree(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  emission: Emission,
): boolean {
  const { partons, bounds, conversions, bosonMass2 } = evolution;
  const logX = evolution.logX[emission.side]!;
  const b = columnOf(record.pdg[emission.side]!);
  const x = emission.side === 0 ? record.x1 : record.x2;
  const sHat = record.x1 * record.x2 * evolution.s;
  const pt2 = quickExp(emission.logPt2);
  emission.pt2 = pt2;
  const largest = largestShare(pt2 / sHat);
  if (largest <= x) return false;
  const node = nodeOf(x, logX);
  const row = rowOfLogScale(emission.logPt2);
  const cell = cellOf(Math.floor(node), Math.floor(row), b);
  const here = readPartons(partons, b, node, row);
  const range = -quickLog(1 - largest);
  const softBound = bounds.soft[cell]!;
  const soft = 2 * softColour(b) * softBound * range;
  const bound = boostOf(evolution) * bounds.conversion[cell]!;
  const other = conversionFactor(conversions, pt2) * bound * conversionRange(b, x, largest);
  const source = conversionSource(b);
  for (let tries = 0; tries < TRIES; tries++) {
    const isSoft = random() * (soft + other) < soft;
    const u = random();
    const z = isSoft ? 1 - quickExp(-range * u) : conversionPoint(b, x, largest, u);
    if (z <= x) continue;
    const logZ = quickLog(z);
    const there = nodeOf(x / z, logX - logZ);
    const density = readPartons(partons, isSoft ? b : source, there, row);
    const kernel = isSoft ? softKernel(b, z) / softBound : conversionShare(b, z) / bound;
    const weight = bosonMass2 > 0 ? bosonWeight(isSoft, z, pt2 / (1 - z), sHat) : 1;
    if (random() * here >= kernel * weight * density) continue;
    emission.z = z;
    emission.logZ = logZ;
    emission.isSoft = isSoft;
    return true;
  }
  return false;
}

function boostOf({ bosonMass2 }: Evolution): number {
  return bosonMass2 > 0 ? BOSON_BOOST : 1;
}

/** Below its threshold there is no beauty in the proton: what has not come from a gluon yet does so there. */
function isForced({ cut2 }: Evolution, b: number, logPt2: number): boolean {
  return Math.abs(b - GLUON) === BEAUTY && cut2 < BEAUTY_SCALE2 && logPt2 <= LOG_BEAUTY_SCALE2;
}

function forceConversion(
  random: Random,
  { partons, s }: Evolution,
  record: EventRecord,
  emission: Emission,
): boolean {
  const x = emission.side === 0 ? record.x1 : record.x2;
  const sHat = record.x1 * record.x2 * s;
  const row = rowOfLogScale(emission.logPt2);
  const pt2 = BEAUTY_SCALE2;
  emission.pt2 = pt2;
  const most = 0.6 * readPartons(partons, GLUON, nodeOfX(x), row);
  for (let tries = 0; tries < TRIES; tries++) {
    const z = x + (1 - x) * random();
    if (!(pt2 * z < sHat * (1 - z) * (1 - z))) continue;
    const density = readPartons(partons, GLUON, nodeOfX(x / z), row);
    if (random() * most >= conversionKernel(0, z) * density) continue;
    emission.z = z;
    emission.logZ = quickLog(z);
    emission.isSoft = false;
    return true;
  }
  return false;
}

/** Column of a parton among the densities; 21 and 0 are the gluon. */
function columnOf(pdg: number): number {
  return pdg === 21 ? GLUON : pdg + GLUON;
}
