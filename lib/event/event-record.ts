/**
 * One event as a list of particles: those that came in, those that decayed, those that stay.
 *
 * One record is filled again and again, so an event costs no memory. Entries 0 to n − 1 are in use;
 * mothers come before their daughters. Momenta and energies in GeV in the laboratory, vertices in mm.
 */
export interface EventRecord {
  n: number;
  /** Monte Carlo particle numbers of the Particle Data Group. */
  readonly pdg: Int32Array;
  /** As in Les Houches files: −1 incoming parton, 2 decayed or intermediate, 1 final. */
  readonly status: Int8Array;
  /** Index of the first mother, −1 for none. */
  readonly mother: Int32Array;
  /** Les Houches colour lines: a number shared by both ends of a line, 0 for none. */
  readonly colour: Int32Array;
  readonly anticolour: Int32Array;
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** Where it was produced; the collision itself is at 0. */
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
  weight: number;
  /** Factorisation scale of the hard process [GeV]. */
  scale: number;
  /** Momentum fractions of the partons that came along +z and −z. */
  x1: number;
  x2: number;
}

/** `EventRecord.status` by name. */
export const status: { readonly incoming: -1; readonly final: 1; readonly decayed: 2 } = {
  incoming: -1,
  final: 1,
  decayed: 2,
};

/** Number of the first colour line of an event, as is the custom in Les Houches files. */
export const FIRST_COLOUR_LINE = 501;

/** An empty record with room for `capacity` particles. */
export function emptyRecord(capacity = 256): EventRecord {
  const integers = (): Int32Array => new Int32Array(capacity);
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    n: 0,
    ...{ pdg: integers(), status: new Int8Array(capacity), mother: integers() },
    ...{ colour: integers(), anticolour: integers() },
    ...{ px: reals(), py: reals(), pz: reals(), e: reals() },
    ...{ vx: reals(), vy: reals(), vz: reals() },
    ...{ weight: 1, scale: 0, x1: 0, x2: 0 },
  };
}

/** Takes all particles out and sets the weight to one. */
export function clear(record: EventRecord): void {
  record.n = 0;
  record.weight = 1;
  record.scale = 0;
  record.x1 = 0;
  record.x2 = 0;
}

/** Adds a particle at rest at the origin, without colour, and returns its index. */
export function addParticle(
  record: EventRecord,
  pdg: number,
  statusCode: number,
  mother: number,
): number {
  const i = record.n;
  if (i >= record.pdg.length) {
    throw new RangeError(
      `Cannot add a particle: the record has room for ${record.pdg.length}, ask emptyRecord for more`,
    );
  }
  record.n = i + 1;
  record.pdg[i] = pdg;
  record.status[i] = statusCode;
  record.mother[i] = mother;
  record.colour[i] = 0;
  record.anticolour[i] = 0;
  record.vx[i] = 0;
  record.vy[i] = 0;
  record.vz[i] = 0;
  setMomentum(record, i, 0, 0, 0, 0);
  return i;
}

export function setMomentum(
  record: EventRecord,
  i: number,
  px: number,
  py: number,
  pz: number,
  e: number,
): void {
  record.px[i] = px;
  record.py[i] = py;
  record.pz[i] = pz;
  record.e[i] = e;
}

/** Ties particle `i` to two Les Houches colour lines; 0 for none. */
export function setColour(
  record: EventRecord,
  i: number,
  colour: number,
  anticolour: number,
): void {
  record.colour[i] = colour;
  record.anticolour[i] = anticolour;
}
