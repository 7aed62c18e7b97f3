import type { Random } from "../../../../core/index.ts";
import type { EventRecord } from "../../../../event/index.ts";
import { quickExp, quickLog } from "../../../quick-math.ts";
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
import {
  type EmissionTable,
  moveTo,
  nextScale,
  type TableSearch,
  tableSearch,
} from "./emission-table.ts";
import type { Emission } from "./initial-emission.ts";
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
  /** x of the two partons, ln x, and its position among the nodes of the densities. */
  readonly x: Float64Array;
  readonly logX: Float64Array;
  readonly node: Float64Array;
  /** ln pT² of the last emission, or of the largest that there may be. */
  logFrom: number;
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

const search: TableSearch = tableSearch();

/** Finds the pT of the next emission of the incoming parton on `emission.side`; its ln pT² is −∞ if there is none. */
export function findEmission(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  emission: Emission,
): void {
  const { table, damp2, logX, node } = evolution;
  const b = columnOf(record.pdg[emission.side]!);
  search.node = node[emission.side]!;
  search.logMass2 = evolution.logS + logX[0]! + logX[1]!;
  search.logPt2 = evolution.logFrom;
  moveTo(random, table, search, b);
  while (nextScale(random, table, search)) {
    if (damp2 === 0 || random() * (damp2 + quickExp(search.logPt2)) <= damp2) break;
  }
  const isForced = canBeForced(evolution, b) && search.logPt2 <= LOG_BEAUTY_SCALE2;
  emission.logPt2 = isForced ? LOG_BEAUTY_SCALE2 : search.logPt2;
}

/** A branching whose z is being drawn: all that is known, and the z that is tried. */
interface Trial {
  b: number;
  logX: number;
  row: number;
  pt2: number;
  sHat: number;
  x: number;
  /** Density at x. */
  here: number;
  /** Largest z, and the range in −ln(1 − z). */
  largest: number;
  range: number;
  softBound: number;
  conversionBound: number;
  /** Share of soft branchings among the tries. */
  softShare: number;
  isCorrected: boolean;
  z: number;
  logZ: number;
  isSoft: boolean;
}

const trial: Trial = {
  ...{ b: 0, logX: 0.5, row: 0.5, pt2: 0.5, sHat: 0.5, x: 0.5, here: 0.5, largest: 0.5 },
  ...{ range: 0.5, softBound: 0.5, conversionBound: 0.5, softShare: 0.5, isCorrected: false },
  ...{ z: 0.5, logZ: 0.5, isSoft: false },
};

/** Draws z and the kind of the branching at the pT² found; false if there is no room for any. */
export function drawBranching(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  emission: Emission,
): boolean {
  const b = columnOf(record.pdg[emission.side]!);
  const isForced = canBeForced(evolution, b) && emission.logPt2 <= LOG_BEAUTY_SCALE2;
  if (!begin(evolution, emission, b)) return false;
  emission.pt2 = trial.pt2;
  for (let tries = 0; tries < TRIES; tries++) {
    const isKept = isForced ? tryForced(random, evolution) : tryShare(random, evolution.partons);
    if (!isKept) continue;
    emission.z = trial.z;
    emission.logZ = trial.logZ;
    emission.isSoft = trial.isSoft;
    return true;
  }
  return false;
}

/** Sets the trial up; false if there is no room. */
function begin(evolution: Evolution, { side, logPt2 }: Emission, b: number): boolean {
  const { partons, bounds, conversions, x, logX, bosonMass2 } = evolution;
  const pt2 = quickExp(logPt2);
  const sHat = x[0]! * x[1]! * evolution.s;
  const largest = largestShare(pt2 / sHat);
  const node = evolution.node[side]!;
  const row = rowOfLogScale(logPt2);
  const cell = cellOf(Math.floor(node), Math.floor(row), b);
  const isCorrected = bosonMass2 > 0;
  trial.b = b;
  trial.logX = logX[side]!;
  trial.x = x[side]!;
  trial.row = row;
  trial.pt2 = pt2;
  trial.sHat = sHat;
  trial.largest = largest;
  trial.range = -quickLog(1 - largest);
  trial.here = readPartons(partons, b, node, row);
  trial.softBound = bounds.soft[cell]!;
  trial.conversionBound = (isCorrected ? BOSON_BOOST : 1) * bounds.conversion[cell]!;
  trial.isCorrected = isCorrected;
  const soft = 2 * softColour(b) * trial.softBound * trial.range;
  const factor = conversionFactor(conversions, pt2) * trial.conversionBound;
  trial.softShare = soft / (soft + factor * conversionRange(b, trial.x, largest));
  return largest > trial.x;
}

/** Draws a z and keeps it with the probability that makes up for the bounds. */
function tryShare(random: Random, partons: ShowerPartons): boolean {
  const { b, x } = trial;
  const isSoft = random() < trial.softShare;
  const u = random();
  const z = isSoft ? 1 - quickExp(-trial.range * u) : conversionPoint(b, x, trial.largest, u);
  if (z <= x) return false;
  const logZ = quickLog(z);
  const kernel = isSoft
    ? softKernel(b, z) / trial.softBound
    : conversionShare(b, z) / trial.conversionBound;
  const source = isSoft ? b : conversionSource(b);
  const density = readPartons(partons, source, nodeOf(x / z, trial.logX - logZ), trial.row);
  const weight = trial.isCorrected ? bosonWeight(isSoft, z, trial.pt2 / (1 - z), trial.sHat) : 1;
  if (random() * trial.here >= kernel * weight * density) return false;
  trial.z = z;
  trial.logZ = logZ;
  trial.isSoft = isSoft;
  return true;
}

/** Below its threshold there is no beauty in the proton: what has not come from a gluon yet does so there. */
function canBeForced({ cut2 }: Evolution, b: number): boolean {
  return Math.abs(b - GLUON) === BEAUTY && cut2 < BEAUTY_SCALE2;
}

/** Draws a z of a beauty quark that must come from a gluon. */
function tryForced(random: Random, { partons }: Evolution): boolean {
  const { x, pt2, sHat, row } = trial;
  const z = x + (1 - x) * random();
  if (!(pt2 * z < sHat * (1 - z) * (1 - z))) return false;
  const most = 0.6 * readPartons(partons, GLUON, nodeOf(x, trial.logX), row);
  const density = readPartons(partons, GLUON, nodeOfX(x / z), row);
  if (random() * most >= conversionKernel(0, z) * density) return false;
  trial.z = z;
  trial.logZ = quickLog(z);
  trial.isSoft = false;
  return true;
}

/** Column of a parton among the densities; 21 and 0 are the gluon. */
function columnOf(pdg: number): number {
  return pdg === 21 ? GLUON : pdg + GLUON;
}
