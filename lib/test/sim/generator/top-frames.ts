import type { EventRecord } from "../../../event/index.ts";

export type Vector = readonly [x: number, y: number, z: number];
/** Energy, then momentum. */
export type FourVector = readonly [e: number, x: number, y: number, z: number];

/** Four-momentum of a particle in the record. */
export function momentum(record: EventRecord, i: number): FourVector {
  return [record.e[i]!, record.px[i]!, record.py[i]!, record.pz[i]!];
}

export function total(...vectors: readonly FourVector[]): FourVector {
  return [0, 1, 2, 3].map((k) =>
    vectors.reduce((sum, v) => sum + v[k]!, 0),
  ) as unknown as FourVector;
}

export function mass2([e, x, y, z]: FourVector): number {
  return e * e - x * x - y * y - z * z;
}

/** A four-vector in the rest frame of another, by a boost without rotation. */
export function inFrameOf(frame: FourVector, p: FourVector): FourVector {
  const m = Math.sqrt(mass2(frame));
  const along = p[1] * frame[1] + p[2] * frame[2] + p[3] * frame[3];
  const e = (p[0] * frame[0] - along) / m;
  const share = (p[0] + e) / (frame[0] + m);
  return [e, p[1] - share * frame[1], p[2] - share * frame[2], p[3] - share * frame[3]];
}

export function direction([, x, y, z]: FourVector): Vector {
  const p = Math.hypot(x, y, z);
  return [x / p, y / p, z / p];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Index of the first particle with one of these numbers; −1 if there is none. */
export function find(record: EventRecord, ...ids: readonly number[]): number {
  for (let i = 0; i < record.n; i++) if (ids.includes(record.pdg[i]!)) return i;
  return -1;
}

/** Index of the daughter of `mother` for which the test of its PDG number holds. */
export function daughter(
  record: EventRecord,
  mother: number,
  test: (id: number) => boolean,
): number {
  for (let i = 0; i < record.n; i++) {
    if (record.mother[i] === mother && test(record.pdg[i]!)) return i;
  }
  return -1;
}

/** Index of the charged lepton or down-type quark of the W at this index, the one that tells the spin. */
export function downOf(record: EventRecord, w: number): number {
  return daughter(record, w, (id) => Math.abs(id) % 2 === 1);
}

/** Directions of the two spin analysers, each in the frame of its top reached from the pair's frame. */
export function analysers(record: EventRecord): {
  readonly top: Vector;
  readonly ofTop: Vector;
  readonly ofAntitop: Vector;
} {
  const [t, tbar] = [find(record, 6), find(record, -6)];
  const pair = total(momentum(record, t), momentum(record, tbar));
  const of = (top: number): Vector => {
    const w = daughter(record, top, (id) => Math.abs(id) === 24);
    const frame = inFrameOf(pair, momentum(record, top));
    return direction(inFrameOf(frame, inFrameOf(pair, momentum(record, downOf(record, w)))));
  };
  return {
    top: direction(inFrameOf(pair, momentum(record, t))),
    ofTop: of(t),
    ofAntitop: of(tbar),
  };
}
