import type { Random } from "../../../core/index.ts";
import type { EventRecord } from "../../../event/index.ts";
import type { RunningCoupling } from "../partons/running-coupling.ts";
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
import type { Emission } from "./initial-emission.ts";
import { quickExp, quickLog } from "./quick-math.ts";
import {
  cellOf,
  nodeOfX,
  readPartons,
  rowOfLogScale,
  rowOfScale,
  type ShowerPartons,
} from "./shower-partons.ts";

/** What backward evolution needs to know, and what changes from emission to emission. */
export interface Evolution {
  readonly partons: ShowerPartons;
  readonly bounds: BackwardBounds;
  readonly alphaS: RunningCoupling;
  readonly s: number;
  readonly cut2: number;
  readonly screen2: number;
  readonly conversions: readonly [number, number];
  /** Largest coupling of any emission, with the factor on later jets. */
  readonly alphaMax: number;
  /** Factor on the emission of jets now. */
  jetFactor: number;
  /** ŝ before the first emission beside a lone boson, 0 otherwise. */
  bosonMass2: number;
  /** Emission fades as 1/(1 + pT²/damp2); 0 for not at all. */
  damp2: number;
}

/** One incoming parton while its next emission is looked for. */
interface Side {
  b: number;
  x: number;
  sHat: number;
  logS: number;
  node: number;
  softBound: number;
  conversionBound: number;
  boost: number;
  /** Rate of tries: flat·factor + slope (1 + l) for l > 0. */
  slope: number;
  flat: number;
  factor: number;
  /** l = ln(ŝ/pT²), and where the cut is. */
  l: number;
  last: number;
}

const GLUON = 5;
const BEAUTY = 5;
/** A beauty quark of the beam comes from a gluon above its threshold, whatever the cut [GeV²]. */
const BEAUTY_SCALE2 = 25;
/** Where the factor on conversions is midway [GeV²]. */
const BEND2 = 180 * 180;
/** Emissions above this are jets [GeV²]. */
const JET_PT2 = 225;

const side: Side = {
  ...{ b: 0, x: 0, sHat: 0, logS: 0, node: 0, softBound: 0, conversionBound: 0, boost: 1 },
  ...{ slope: 0, flat: 0, factor: 0, l: 0, last: 0 },
};

/** Finds the next emission below `from2` of the incoming parton on `emission.side`; its pT² is 0 if there is none. */
export function findEmission(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  from2: number,
  emission: Emission,
): void {
  emission.pt2 = 0;
  const lowest = begin(evolution, record, emission.side, from2);
  while (nextTry(random, evolution)) {
    if (keeps(random, evolution, emission)) return;
  }
  if (lowest > evolution.cut2) forceConversion(random, evolution, emission, lowest);
}

/** Sets `side` up; returns the pT² at which it ends. */
function begin(evolution: Evolution, record: EventRecord, which: 0 | 1, from2: number): number {
  const { bounds, cut2 } = evolution;
  side.b = columnOf(record.pdg[which]!);
  side.x = which === 0 ? record.x1 : record.x2;
  side.sHat = record.x1 * record.x2 * evolution.s;
  side.logS = quickLog(side.sHat);
  side.node = nodeOfX(side.x);
  const row = Math.floor(rowOfScale(from2));
  const cell = cellOf(Math.floor(side.node), row, side.b);
  side.softBound = bounds.soft[cell]!;
  side.conversionBound = bounds.conversion[cell]!;
  side.boost = evolution.bosonMass2 > 0 ? 3 : 1; // the largest first-order correction of a conversion
  side.slope = softColour(side.b) * side.softBound;
  side.flat = side.conversionBound * side.boost * conversionRange(side.b, side.x, 1);
  side.factor = conversionFactor(evolution, from2);
  const lowest = Math.abs(side.b - GLUON) === BEAUTY ? Math.max(cut2, BEAUTY_SCALE2) : cut2;
  side.l = side.logS - quickLog(from2);
  side.last = side.logS - quickLog(lowest);
  return lowest;
}

/**
 * Moves to the next try; false if that is below the cut. The rate in l is (flat + slope)e^{l/2} for negative l,
 * where the range of z shrinks like that at least, and flat + slope (1 + l) from there on; mostly one
 * uniform number tells that there is none, without a logarithm.
 */
function nextTry(random: Random, { alphaMax }: Evolution): boolean {
  const { l, last, slope } = side;
  const most = side.factor * side.flat + slope;
  const [from, to] = [Math.max(l, 0), Math.max(last, 0)];
  const root = l < 0 ? quickExp(l / 2) : 1;
  const above = 2 * most * (1 - root); // tries for negative l
  const tries = above + most * (to - from) + (slope / 2) * (to - from) * (to + from);
  const u = random();
  if (u * 2 * Math.PI > tries * alphaMax) return false; // since 1 − e⁻ⁿ < n
  const step = (-quickLog(1 - u) * 2 * Math.PI) / alphaMax;
  if (step < above) side.l = 2 * quickLog(root + step / (2 * most));
  else {
    const rate = most + slope * from;
    const left = step - above;
    side.l = from + (2 * left) / (rate + Math.sqrt(rate * rate + 2 * slope * left));
  }
  return side.l < last;
}

/** Draws z of the try and keeps it with the probability that makes up for the bounds. */
function keeps(random: Random, evolution: Evolution, emission: Emission): boolean {
  const { b, x, sHat, l } = side;
  const pt2 = sHat * quickExp(-l);
  const soft = side.slope * (1 + Math.max(l, 0));
  const isSoft = random() * (side.factor * side.flat + soft) < soft;
  const u = random();
  const fade = fading(evolution, pt2, isSoft);
  if (u >= fade) return false; // before anything that takes time
  const largest = largestShare(pt2 / sHat);
  if (largest <= x) return false;
  const range = isSoft ? -quickLog(1 - largest) : conversionRange(b, x, largest);
  const z = isSoft ? 1 - quickExp(-range * random()) : conversionPoint(b, x, largest, random());
  if (z <= x || !isPossible(z, pt2, sHat)) return false;
  const cap = l < 0 ? quickExp(l / 2) : 1 + (isSoft ? l : 0);
  const kernel = isSoft
    ? (2 * range * softKernel(b, z)) / (side.softBound * cap)
    : (range * conversionShare(b, z)) / (side.flat * cap);
  const weight = evolution.bosonMass2 > 0 ? bosonWeight(isSoft, z, pt2 / (1 - z), sHat) : 1;
  if (u >= kernel * fade * weight * densityRatio(evolution, isSoft, z)) return false;
  emission.pt2 = pt2;
  emission.z = z;
  emission.isSoft = isSoft;
  return true;
}

/** All that depends on pT alone; moves the factor on conversions, and the bound with it, to this pT. */
function fading(evolution: Evolution, pt2: number, isSoft: boolean): number {
  const { alphaS, alphaMax, screen2, damp2 } = evolution;
  const factor = conversionFactor(evolution, pt2);
  const share = isSoft ? 1 : factor / side.factor;
  side.factor = factor;
  const damping = damp2 === 0 ? 1 : damp2 / (damp2 + pt2);
  const lift = pt2 > JET_PT2 ? evolution.jetFactor : 1;
  return (share * damping * lift * alphaS(side.logS - side.l)) / (alphaMax * (1 + screen2 / pt2));
}

/** x′f_a(x′)/x f_b(x) at this pT. */
function densityRatio({ partons }: Evolution, isSoft: boolean, z: number): number {
  const row = rowOfLogScale(side.logS - side.l);
  const source = isSoft ? side.b : conversionSource(side.b);
  const there = readPartons(partons, source, nodeOfX(side.x / z), row);
  return there / readPartons(partons, side.b, side.node, row);
}

/** Rises from the one to the other about pT² = BEND2. */
function conversionFactor({ conversions }: Evolution, pt2: number): number {
  return (conversions[0] * BEND2 + conversions[1] * pt2) / (BEND2 + pt2);
}

/** Below its threshold there is no beauty in the proton: what has not come from a gluon yet does so now. */
function forceConversion(
  random: Random,
  { partons }: Evolution,
  emission: Emission,
  pt2: number,
): void {
  const { x, sHat } = side;
  const row = rowOfScale(pt2);
  const most = 0.6 * readPartons(partons, GLUON, side.node, row);
  for (let tries = 0; tries < 1000; tries++) {
    const z = x + (1 - x) * random();
    if (!isPossible(z, pt2, sHat)) continue;
    const density = readPartons(partons, GLUON, nodeOfX(x / z), row);
    if (random() * most >= conversionKernel(0, z) * density) continue;
    emission.pt2 = pt2;
    emission.z = z;
    emission.isSoft = false;
    return;
  }
}

/** Column of a parton among the densities; 21 and 0 are the gluon. */
function columnOf(pdg: number): number {
  return pdg === 21 ? GLUON : pdg + GLUON;
}

/** The largest z that pT²/ŝ allows, where (1 − z)² = z pT²/ŝ. */
function largestShare(ratio: number): number {
  const root = Math.sqrt(1 + 4 / ratio);
  return (root - 1) / (root + 1);
}

/** Whether the emitted parton has a real transverse momentum: Q² < ŝ(1 − z)/z. */
function isPossible(z: number, pt2: number, sHat: number): boolean {
  return pt2 * z < sHat * (1 - z) * (1 - z);
}
