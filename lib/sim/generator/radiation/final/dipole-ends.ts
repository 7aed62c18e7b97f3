import { type EventRecord, status } from "../../../../event/index.ts";

/** Who radiates, and against whom: one entry for each colour line that leaves a particle. */
export interface DipoleEnds {
  n: number;
  readonly radiator: Int32Array;
  readonly recoiler: Int32Array;
  /** 1 on the colour side of the radiator, −1 on its anticolour side. */
  readonly side: Int8Array;
  /** pT² [GeV²] that it may radiate below. */
  readonly scale: Float64Array;
  /** The next branching: pT² [GeV²], 0 for none, momentum fraction, flavour of a quark pair. */
  readonly next: Float64Array;
  readonly z: Float64Array;
  readonly flavour: Int8Array;
}

export function emptyEnds(capacity: number): DipoleEnds {
  const numbers = (): Int32Array => new Int32Array(capacity);
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ n: 0, radiator: numbers(), recoiler: numbers(), side: new Int8Array(capacity) },
    ...{ scale: reals(), next: reals(), z: reals(), flavour: new Int8Array(capacity) },
  };
}

export function pushEnd(
  ends: DipoleEnds,
  radiator: number,
  recoiler: number,
  side: number,
  scale: number,
): void {
  const end = ends.n;
  if (end >= ends.scale.length) throw new RangeError("Cannot radiate: too many colour lines");
  ends.n = end + 1;
  ends.radiator[end] = radiator;
  ends.recoiler[end] = recoiler;
  ends.side[end] = side;
  ends.scale[end] = scale;
  ends.next[end] = 0;
}

/**
 * The dipole ends of an event before it radiates. What the two partons made radiates against the
 * incoming partons below the scale of the process, or below its own scale if it was emitted by them;
 * what a decay made radiates against its colour partner there, or else against the rest of the decay.
 */
export function endsOfEvent(
  record: EventRecord,
  ends: DipoleEnds,
  emissions: number,
  scales: Float64Array,
): void {
  ends.n = 0;
  const first = record.n - emissions;
  const hard2 = record.scale > 0 ? record.scale * record.scale : Number.MAX_VALUE;
  for (let i = 2; i < record.n; i++) {
    if (!radiates(record, i)) continue;
    const own = record.mother[i]! < 2 ? hard2 : Number.MAX_VALUE;
    const scale = i >= first ? scales[i - first]! : own;
    if (record.colour[i]! > 0) pushEnd(ends, i, partnerOf(record, i, 1), 1, scale);
    if (record.anticolour[i]! > 0) pushEnd(ends, i, partnerOf(record, i, -1), -1, scale);
  }
}

/** Whether it carries colour and is final, or decayed after it was made by the two partons, as a top. */
function radiates({ colour, anticolour, mother, status: code }: EventRecord, i: number): boolean {
  if (colour[i] === 0 && anticolour[i] === 0) return false;
  return mother[i]! < 2 || code[i] === status.final;
}

/** Against whom particle `i` radiates on one side of its colour. */
function partnerOf(record: EventRecord, i: number, side: 1 | -1): number {
  const mother = record.mother[i]!;
  if (mother < 2) return beamOf(record, i, side);
  const line = side > 0 ? record.colour[i]! : record.anticolour[i]!;
  let sibling = -1;
  for (let k = mother + 1; k < record.n; k++) {
    if (k === i || record.mother[k] !== mother) continue;
    if ((side > 0 ? record.anticolour[k] : record.colour[k]) === line) return k;
    sibling = k;
  }
  return sibling < 0 ? mother : sibling;
}

/** A gluon radiates against one incoming parton on either side, a quark against the nearer one. */
function beamOf(record: EventRecord, i: number, side: 1 | -1): number {
  const nearer = record.pz[i]! > 0 ? 0 : 1;
  const isGluon = record.colour[i] !== 0 && record.anticolour[i] !== 0;
  return isGluon && side < 0 ? 1 - nearer : nearer;
}
