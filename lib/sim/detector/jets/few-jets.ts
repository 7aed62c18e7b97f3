import { quickAtan2, quickLog } from "../../quick-math.ts";
import {
  emptyPseudojets,
  type JetFinder,
  jetFinder,
  merge,
  type Pseudojets,
} from "./jet-finder.ts";

interface Work extends Pseudojets {
  readonly r2: number;
  /** cosh Δy − cos Δφ of a pair that is surely further apart than R. */
  readonly far: number;
  /** 1/pT and 1/mT, so that pairs take no division. */
  readonly perPt: Float64Array;
  readonly perMt: Float64Array;
  /** Rapidity and azimuth, only where `isDirected`. */
  readonly rapidity: Float64Array;
  readonly phi: Float64Array;
  readonly isDirected: Uint8Array;
  /** Nearest neighbour within R, −1 for none, and the squared distance, at most R². */
  readonly nearest: Int32Array;
  readonly distance: Float64Array;
  readonly alive: Int32Array;
}

/**
 * Anti-kT for events of few particles: the same jets as `manyJets`, without its tiles. Most pairs are told
 * to be further apart than R by cosh Δy − cos Δφ alone, which needs no logarithm and no arctangent.
 */
export function fewJets(radius: number, ptMin: number, capacity = 512): JetFinder {
  const work = workspace(radius, capacity);
  return jetFinder(work, ptMin, (n) => {
    for (let i = 0; i < n; i++) {
      work.alive[i] = i;
      measure(work, i);
      enter(work, i, i + 1);
    }
    for (let count = n; count > 0; count--) if (!takeOut(work, count)) break;
  });
}

function workspace(radius: number, capacity: number): Work {
  const reals = (): Float64Array => new Float64Array(capacity);
  const numbers = (): Int32Array => new Int32Array(capacity);
  return {
    ...{ ...emptyPseudojets(capacity), r2: radius * radius },
    far: Math.cosh(radius) - 1 + 1e-9, // only leaves pairs out, so that its last bit is free
    ...{ perPt: reals(), perMt: reals(), rapidity: reals(), phi: reals() },
    ...{ isDirected: new Uint8Array(capacity), nearest: numbers(), distance: reals() },
    alive: numbers(),
  };
}

function measure(work: Work, i: number): void {
  const { px, py, pz, e } = work;
  const pt2 = px[i]! * px[i]! + py[i]! * py[i]!;
  const mt2 = Math.max((e[i]! - pz[i]!) * (e[i]! + pz[i]!), pt2);
  work.perPt[i] = pt2 > 1e-300 ? 1 / Math.sqrt(pt2) : 1e150;
  work.perMt[i] = mt2 > 1e-300 ? 1 / Math.sqrt(mt2) : 1e150;
  work.weight[i] = pt2 > 1e-300 ? 1 / pt2 : 1e300;
  work.isDirected[i] = 0;
}

function direct(work: Work, i: number): void {
  if (work.isDirected[i] === 1) return;
  work.isDirected[i] = 1;
  const size = quickLog((work.e[i]! + Math.abs(work.pz[i]!)) * work.perMt[i]!);
  work.rapidity[i] = work.pz[i]! > 0 ? size : -size;
  work.phi[i] = quickAtan2(work.py[i]!, work.px[i]!);
}

/** Squared distance of a pair, or R² where it is no less. */
function separation(work: Work, i: number, k: number): number {
  const { px, py, pz, e, perPt, perMt, rapidity, phi, r2 } = work;
  const cosh = (e[i]! * e[k]! - pz[i]! * pz[k]!) * (perMt[i]! * perMt[k]!);
  const cos = (px[i]! * px[k]! + py[i]! * py[k]!) * (perPt[i]! * perPt[k]!);
  if (!(cosh - cos < work.far)) return r2;
  direct(work, i);
  direct(work, k);
  const dY = rapidity[i]! - rapidity[k]!;
  const dPhi = Math.PI - Math.abs(Math.PI - Math.abs(phi[i]! - phi[k]!));
  return Math.min(dY * dY + dPhi * dPhi, r2);
}

/** Finds the nearest of `i` anew. */
function search(work: Work, i: number, count: number): void {
  const { alive, nearest, distance } = work;
  nearest[i] = -1;
  distance[i] = work.r2;
  for (let a = 0; a < count; a++) {
    const k = alive[a]!;
    if (k === i) continue;
    const d = separation(work, i, k);
    if (d >= distance[i]!) continue;
    distance[i] = d;
    nearest[i] = k;
  }
}

/** Finds the nearest of `i` and makes it known to the others. */
function enter(work: Work, i: number, count: number): void {
  const { alive, nearest, distance } = work;
  nearest[i] = -1;
  distance[i] = work.r2;
  for (let a = 0; a < count; a++) {
    const k = alive[a]!;
    if (k === i) continue;
    const d = separation(work, i, k);
    if (d < distance[i]!) {
      distance[i] = d;
      nearest[i] = k;
    }
    if (d < distance[k]!) {
      distance[k] = d;
      nearest[k] = i;
    }
  }
}

/** Merges the closest two, or takes out the jet closest to the beam, which nobody is near; false if nobody is near anybody. */
function takeOut(work: Work, count: number): boolean {
  const { alive, nearest } = work;
  const at = closest(work, count);
  if (at < 0) return false;
  const i = alive[at]!;
  const k = nearest[i]!;
  alive[at] = alive[count - 1]!;
  if (k < 0) return true;
  merge(work, i, k);
  measure(work, k);
  for (let a = 0; a < count - 1; a++) {
    const other = alive[a]!;
    const isNear = nearest[other] === i || nearest[other] === k;
    if (other !== k && isNear) search(work, other, count - 1);
  }
  enter(work, k, count - 1);
  return true;
}

/** Place of the closest to another or to the beam, −1 if all are alone. */
function closest({ alive, nearest, weight, distance }: Work, count: number): number {
  let best = -1;
  let isAlone = true;
  let smallest = Number.POSITIVE_INFINITY;
  for (let a = 0; a < count; a++) {
    const i = alive[a]!;
    const k = nearest[i]!;
    if (k >= 0) isAlone = false;
    const w = k < 0 ? weight[i]! : Math.min(weight[i]!, weight[k]!);
    const d = w * distance[i]!;
    if (d >= smallest) continue;
    smallest = d;
    best = a;
  }
  return isAlone ? -1 : best;
}
