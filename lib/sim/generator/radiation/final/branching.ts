import type { Random } from "../../../../core/index.ts";
import { addParticle, type EventRecord, status } from "../../../../event/index.ts";
import { drawAzimuth } from "../../phase-space/azimuth.ts";
import { quarkMasses } from "../../quark-masses.ts";
import { type DipoleFrame, setFrame, writeFromFrame } from "./dipole-frame.ts";
import { moveDecayed } from "./move-decayed.ts";

const masses: readonly number[] = [0, 0, 0, 0, quarkMasses.c, quarkMasses.b];
/** Relative to E²: far above the rounding of what has been boosted, far below any mass that matters. */
const ROUNDING = 1e-11;
const across: { x: number; y: number; z: number } = { x: 0, y: 0, z: 0 };
const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/** m² of a particle [GeV²]; what rounding leaves of none is none. */
export function massSquared({ px, py, pz, e }: EventRecord, i: number): number {
  const energy2 = e[i]! * e[i]!;
  const mass2 = energy2 - px[i]! * px[i]! - py[i]! * py[i]! - pz[i]! * pz[i]!;
  return mass2 > ROUNDING * energy2 ? mass2 : 0;
}

/** k_T² of the daughters: positive outside the dead cone, above the threshold of a heavy pair. */
function transverse2(pt2: number, z: number, mass2: number, flavour: number): number {
  if (flavour === 0) return pt2 - (1 - z) * (1 - z) * mass2;
  const mass = masses[flavour]!;
  return pt2 - mass * mass;
}

/** Whether the dipole of `i` and `k` has room for this branching; leaves its frame in `frame`. */
export function hasRoom(
  record: EventRecord,
  frame: DipoleFrame,
  i: number,
  k: number,
  pt2: number,
  z: number,
  flavour: number,
): boolean {
  if (!setFrame(record, i, k, frame)) return false;
  const mass2 = massSquared(record, i);
  if (!(transverse2(pt2, z, mass2, flavour) > 0)) return false;
  const virtual2 = mass2 + pt2 / (z * (1 - z));
  if (record.status[k] === status.incoming) {
    const x = k === 0 ? record.x1 : record.x2;
    return x * growth(frame, virtual2, mass2) < 1;
  }
  return Math.sqrt(virtual2) + Math.sqrt(massSquared(record, k)) < frame.mass;
}

/**
 * Lets `i` branch into itself and a new particle, which is appended, with the recoil taken by `k`; false
 * if there is no room. In the frame of both, the daughters share the light-cone momentum as z : 1 − z.
 */
export function branch(
  random: Random,
  record: EventRecord,
  frame: DipoleFrame,
  i: number,
  k: number,
  pt2: number,
  z: number,
  flavour: number,
): boolean {
  if (!hasRoom(record, frame, i, k, pt2, z, flavour)) return false;
  const mass2 = massSquared(record, i);
  const kt2 = transverse2(pt2, z, mass2, flavour);
  const { px, py, pz, e } = record;
  const x = px[i]!;
  const y = py[i]!;
  const w = pz[i]!;
  const energy = e[i]!;
  const plus = takeRecoil(record, frame, k, mass2 + pt2 / (z * (1 - z)), mass2);
  const isDecayed = record.status[i] === status.decayed; // what it radiates is not of its decay
  const c = addParticle(record, 21, status.final, isDecayed ? record.mother[i]! : i);
  const pair2 = masses[flavour]! * masses[flavour]!;
  drawAcross(random, frame);
  const kept = ((flavour === 0 ? mass2 : pair2) + kt2) / (z * plus);
  const given = (pair2 + kt2) / ((1 - z) * plus);
  writeDaughter(record, frame, i, z * plus, kept, Math.sqrt(kt2));
  writeDaughter(record, frame, c, (1 - z) * plus, given, -Math.sqrt(kt2));
  if (isDecayed) moveDecayed(record, i, x, y, w, energy);
  return true;
}

/** How much an incoming partner's momentum grows to give particle `i` the virtual mass. */
function growth({ mass }: DipoleFrame, virtual2: number, mass2: number): number {
  return 1 + (virtual2 - mass2) / (mass * mass - mass2);
}

/** Gives the partner its new momentum and returns the light-cone momentum left for the daughters. */
function takeRecoil(
  record: EventRecord,
  frame: DipoleFrame,
  k: number,
  virtual2: number,
  mass2: number,
): number {
  const { px, py, pz, e } = record;
  const x = px[k]!;
  const y = py[k]!;
  const z = pz[k]!;
  const old = e[k]!;
  if (record.status[k] === status.incoming) {
    const factor = growth(frame, virtual2, mass2);
    px[k] = factor * x;
    py[k] = factor * y;
    pz[k] = factor * z;
    e[k] = factor * old;
    if (k === 0) record.x1 *= factor;
    else record.x2 *= factor;
    return frame.energy + frame.p;
  }
  const { mass } = frame;
  const energy = (mass * mass + virtual2 - massSquared(record, k)) / (2 * mass);
  const p = Math.sqrt(Math.max(energy * energy - virtual2, 0));
  writeFromFrame(record, k, frame, mass - energy, -p, 0, 0, 0, 0);
  if (record.status[k] === status.decayed) moveDecayed(record, k, x, y, z, old);
  return energy + p;
}

/** A unit vector across the axis of the frame, at an even azimuth. */
function drawAcross(random: Random, { ax, ay, az }: DipoleFrame): void {
  drawAzimuth(random, angle);
  const isSteep = Math.abs(az) > 0.9;
  const norm = isSteep ? 1 / Math.sqrt(1 - ax * ax) : 1 / Math.sqrt(1 - az * az);
  const ux = isSteep ? 0 : ay * norm;
  const uy = isSteep ? az * norm : -ax * norm;
  const uz = isSteep ? -ay * norm : 0;
  const { cosPhi, sinPhi } = angle;
  across.x = cosPhi * ux + sinPhi * (ay * uz - az * uy);
  across.y = cosPhi * uy + sinPhi * (az * ux - ax * uz);
  across.z = cosPhi * uz + sinPhi * (ax * uy - ay * ux);
}

function writeDaughter(
  record: EventRecord,
  frame: DipoleFrame,
  i: number,
  plus: number,
  minus: number,
  kt: number,
): void {
  const energy = (plus + minus) / 2;
  const along = (plus - minus) / 2;
  writeFromFrame(record, i, frame, energy, along, kt, across.x, across.y, across.z);
}
