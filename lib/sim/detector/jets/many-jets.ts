import { quickAtan2, quickLog } from "../../quick-math.ts";
import {
  emptyPseudojets,
  type JetFinder,
  jetFinder,
  merge,
  type Pseudojets,
} from "./jet-finder.ts";
import { jetTiles, link, type Tiles, unlink } from "./jet-tiles.ts";

/**
 * The anti-kT algorithm (Cacciari, Salam and Soyez, arXiv:0802.1189) with FastJet's conventions:
 * E-scheme, distances in rapidity and azimuth. Each pseudojet remembers its nearest neighbour, and
 * looks for it in the tiles around it only (hep-ph/0512210).
 */
export function manyJets(radius: number, ptMin: number, capacity = 4096): JetFinder {
  const work = workspace(radius, capacity);
  return jetFinder(work, ptMin, (n) => {
    for (let i = 0; i < n; i++) load(work, i);
    for (let count = n; count > 0; count--) mergeClosest(work, count);
  });
}

interface Workspace extends Pseudojets {
  readonly r2: number;
  readonly tiles: Tiles;
  readonly rapidity: Float64Array;
  readonly phi: Float64Array;
  /** Its nearest neighbour, −1 if none is nearer than R, and the squared distance, at most R². */
  readonly nearest: Int32Array;
  readonly distance: Float64Array;
  /** Those that still stand, without gaps; where in this list each is; its smallest dᵢⱼ·R² or dᵢ_B·R². */
  readonly alive: Int32Array;
  readonly placeOf: Int32Array;
  readonly closeness: Float64Array;
}

function workspace(radius: number, capacity: number): Workspace {
  const numbers = (): Int32Array => new Int32Array(capacity);
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ ...emptyPseudojets(capacity), r2: radius * radius, tiles: jetTiles(radius, capacity) },
    ...{ rapidity: reals(), phi: reals(), nearest: numbers(), distance: reals() },
    ...{ alive: numbers(), placeOf: numbers(), closeness: reals() },
  };
}

/** Enters particle `i`; those before it are there already. */
function load(work: Workspace, i: number): void {
  work.alive[i] = i;
  work.placeOf[i] = i;
  direct(work, i);
  enter(work, i);
}

/** Beyond this rapidity FastJet spreads out what has no transverse momentum. */
const maxRapidity = 1e5;
const turn = 2 * Math.PI;

/** Rapidity, azimuth and weight of a pseudojet from its momentum, as FastJet computes them. */
function direct(work: Workspace, i: number): void {
  const px = work.px[i]!;
  const py = work.py[i]!;
  const pz = work.pz[i]!;
  const e = work.e[i]!;
  const pt2 = px * px + py * py;
  const phi = pt2 === 0 ? 0 : quickAtan2(py, px);
  work.phi[i] = phi < 0 ? phi + turn : phi;
  work.weight[i] = pt2 > 1e-300 ? 1 / pt2 : 1e300;
  if (e === Math.abs(pz) && pt2 === 0) {
    work.rapidity[i] = pz >= 0 ? maxRapidity + pz : pz - maxRapidity;
    return;
  }
  const mass2 = Math.max(0, (e + pz) * (e - pz) - pt2);
  const plus = e + Math.abs(pz);
  const size = -0.5 * quickLog((pt2 + mass2) / (plus * plus));
  work.rapidity[i] = pz > 0 ? size : -size;
}

/** Finds the nearest of pseudojet `i`, makes it known to those around, and puts it into its tile. */
function enter(work: Workspace, i: number): void {
  const { tiles, nearest, distance } = work;
  const tile = tiles.at(work.rapidity[i]!, work.phi[i]!);
  let best = -1;
  let least = work.r2;
  for (let a = tile * 9; a < tile * 9 + 9; a++) {
    const near = tiles.around[a]!;
    if (near < 0) break;
    for (let k = tiles.first[near]!; k >= 0; k = tiles.next[k]!) {
      const d = distance2(work, i, k);
      if (d < least) {
        least = d;
        best = k;
      }
      if (d >= distance[k]!) continue;
      distance[k] = d;
      nearest[k] = i;
      measure(work, k);
    }
  }
  nearest[i] = best;
  distance[i] = least;
  measure(work, i);
  link(tiles, i, tile);
}

function distance2({ rapidity, phi }: Workspace, i: number, k: number): number {
  const dPhi = Math.PI - Math.abs(Math.PI - Math.abs(phi[i]! - phi[k]!));
  const dY = rapidity[i]! - rapidity[k]!;
  return dPhi * dPhi + dY * dY;
}

/** dᵢⱼ·R² to the nearest, or dᵢ_B·R² where nothing is nearer than R. */
function measure(work: Workspace, i: number): void {
  const j = work.nearest[i]!;
  const own = work.weight[i]!;
  const least = j < 0 ? own : Math.min(own, work.weight[j]!);
  work.closeness[work.placeOf[i]!] = least * work.distance[i]!;
}

/** Merges the closest two, or takes out the jet that is closest to the beam. */
function mergeClosest(work: Workspace, count: number): void {
  const i = work.alive[closest(work.closeness, count)]!;
  const j = work.nearest[i]!;
  remove(work, i, count);
  if (j < 0) {
    forget(work, work.tiles.tileOf[i]!, i, i);
    return;
  }
  unlink(work.tiles, j);
  forget(work, work.tiles.tileOf[i]!, i, j);
  if (work.tiles.tileOf[j] !== work.tiles.tileOf[i]) forget(work, work.tiles.tileOf[j]!, i, j);
  merge(work, i, j);
  direct(work, j);
  enter(work, j);
}

/** The place with the smallest distance of all. */
function closest(closeness: Float64Array, count: number): number {
  let best = 0;
  let least = closeness[0]!;
  for (let place = 1; place < count; place++) {
    const d = closeness[place]!;
    if (d < least) {
      least = d;
      best = place;
    }
  }
  return best;
}

/** Takes a pseudojet out of its tile and out of the list, whose last fills the gap. */
function remove({ tiles, alive, placeOf, closeness }: Workspace, i: number, count: number): void {
  unlink(tiles, i);
  const gap = placeOf[i]!;
  const last = alive[count - 1]!;
  alive[gap] = last;
  placeOf[last] = gap;
  closeness[gap] = closeness[count - 1]!;
}

/** Those around a tile whose nearest was `i` or `j` look for another. */
function forget(work: Workspace, tile: number, i: number, j: number): void {
  const { tiles, nearest } = work;
  for (let a = tile * 9; a < tile * 9 + 9; a++) {
    const near = tiles.around[a]!;
    if (near < 0) break;
    for (let k = tiles.first[near]!; k >= 0; k = tiles.next[k]!) {
      if (nearest[k] === i || nearest[k] === j) search(work, k);
    }
  }
}

/** Finds the nearest of `i` anew. */
function search(work: Workspace, i: number): void {
  const { tiles } = work;
  const tile = tiles.tileOf[i]!;
  let best = -1;
  let least = work.r2;
  for (let a = tile * 9; a < tile * 9 + 9; a++) {
    const near = tiles.around[a]!;
    if (near < 0) break;
    for (let k = tiles.first[near]!; k >= 0; k = tiles.next[k]!) {
      const d = distance2(work, i, k);
      if (d >= least || k === i) continue;
      least = d;
      best = k;
    }
  }
  work.nearest[i] = best;
  work.distance[i] = least;
  measure(work, i);
}
