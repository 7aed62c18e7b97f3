import { atan2, log } from "../portable-math.ts";
import { jetTiles, link, type Tiles, unlink } from "./jet-tiles.ts";

/** The jets of one event, hardest first; the arrays are filled anew by every `cluster`. */
export interface JetFinder {
  /**
   * Clusters the first `n` particles, given by their momenta [GeV], and returns how many jets have
   * more than the least transverse momentum.
   */
  cluster(n: number, px: Column, py: Column, pz: Column, e: Column): number;
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** Index of the jet that each particle went into, −1 where that jet is too soft. */
  readonly jetOf: Int32Array;
}

type Column = ArrayLike<number>;

export interface AntiKtOptions {
  /** Distance R in rapidity and azimuth. Default: 0.4. */
  radius?: number;
  /** Jets with less transverse momentum [GeV] are left out. Default: 0. */
  ptMin?: number;
  /** Most particles of an event. Default: 4096. */
  capacity?: number;
}

/**
 * The anti-kT algorithm (Cacciari, Salam and Soyez, arXiv:0802.1189) with FastJet's conventions:
 * E-scheme, distances in rapidity and azimuth. Each pseudojet remembers its nearest neighbour, and
 * looks for it in the tiles around it only (hep-ph/0512210).
 */
export function antiKt({
  radius = 0.4,
  ptMin = 0,
  capacity = 4096,
}: AntiKtOptions = {}): JetFinder {
  if (!(radius > 0)) throw new RangeError(`Cannot cluster with R = ${radius}: it must be positive`);
  const work = workspace(radius, capacity);
  const jets = {
    px: reals(capacity),
    py: reals(capacity),
    pz: reals(capacity),
    e: reals(capacity),
  };
  const jetOf = new Int32Array(capacity);
  return {
    ...jets,
    jetOf,
    cluster(n, px, py, pz, e) {
      if (n > capacity) {
        throw new RangeError(`Cannot cluster ${n} particles: there is room for ${capacity}`);
      }
      for (let i = 0; i < n; i++) load(work, i, px[i]!, py[i]!, pz[i]!, e[i]!);
      for (let count = n; count > 0; count--) mergeClosest(work, count);
      return collect(work, n, ptMin, jets, jetOf);
    },
  };
}

/** Pseudojets, each under the number of one of the particles it is made of. */
interface Workspace {
  readonly r2: number;
  readonly tiles: Tiles;
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  readonly rapidity: Float64Array;
  readonly phi: Float64Array;
  /** 1/pT², the anti-kT weight. */
  readonly weight: Float64Array;
  /** The number that it was merged into; its own while it stands. */
  readonly into: Int32Array;
  /** Its nearest neighbour, −1 if none is nearer than R, and the squared distance, at most R². */
  readonly nearest: Int32Array;
  readonly distance: Float64Array;
  /** Those that still stand, without gaps; where in this list each is; its smallest dᵢⱼ·R² or dᵢ_B·R². */
  readonly alive: Int32Array;
  readonly placeOf: Int32Array;
  readonly closeness: Float64Array;
  readonly order: number[];
}

function workspace(radius: number, capacity: number): Workspace {
  const numbers = (): Int32Array => new Int32Array(capacity);
  return {
    ...{ r2: radius * radius, tiles: jetTiles(radius, capacity), order: [] },
    ...{ px: reals(capacity), py: reals(capacity), pz: reals(capacity), e: reals(capacity) },
    ...{ rapidity: reals(capacity), phi: reals(capacity), weight: reals(capacity) },
    ...{ into: numbers(), nearest: numbers(), distance: reals(capacity) },
    ...{ alive: numbers(), placeOf: numbers(), closeness: reals(capacity) },
  };
}

function reals(capacity: number): Float64Array {
  return new Float64Array(capacity);
}

/** Enters particle `i`; those before it are there already. */
function load(work: Workspace, i: number, px: number, py: number, pz: number, e: number): void {
  work.px[i] = px;
  work.py[i] = py;
  work.pz[i] = pz;
  work.e[i] = e;
  work.into[i] = i;
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
  const phi = pt2 === 0 ? 0 : atan2(py, px);
  work.phi[i] = phi < 0 ? phi + turn : phi;
  work.weight[i] = pt2 > 1e-300 ? 1 / pt2 : 1e300;
  if (e === Math.abs(pz) && pt2 === 0) {
    work.rapidity[i] = pz >= 0 ? maxRapidity + pz : pz - maxRapidity;
    return;
  }
  const mass2 = Math.max(0, (e + pz) * (e - pz) - pt2);
  const plus = e + Math.abs(pz);
  const size = -0.5 * log((pt2 + mass2) / (plus * plus));
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
  work.px[j]! += work.px[i]!;
  work.py[j]! += work.py[i]!;
  work.pz[j]! += work.pz[i]!;
  work.e[j]! += work.e[i]!;
  work.into[i] = j;
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

/** The pseudojets nobody was merged into, hardest first. */
function collect(
  work: Workspace,
  n: number,
  ptMin: number,
  jets: Pick<JetFinder, "px" | "py" | "pz" | "e">,
  jetOf: Int32Array,
): number {
  const { into, weight, order, placeOf } = work;
  order.length = 0;
  const most = ptMin > 0 ? 1 / (ptMin * ptMin) : Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    placeOf[i] = -1; // free now: the jet of each number
    if (into[i] === i && weight[i]! < most) order.push(i);
  }
  order.sort((a, b) => weight[a]! - weight[b]! || a - b);
  for (const [jet, i] of order.entries()) {
    placeOf[i] = jet;
    jets.px[jet] = work.px[i]!;
    jets.py[jet] = work.py[i]!;
    jets.pz[jet] = work.pz[i]!;
    jets.e[jet] = work.e[i]!;
  }
  for (let i = 0; i < n; i++) {
    let root = i;
    while (into[root] !== root) root = into[root]!;
    jetOf[i] = placeOf[root]!;
  }
  return order.length;
}
