import type { EventRecord } from "../../../../event/index.ts";

/** The rest frame of a radiating particle and its partner, with an axis along the particle. */
export interface DipoleFrame {
  /** Momentum of both together, and its mass [GeV]. */
  qx: number;
  qy: number;
  qz: number;
  e: number;
  mass: number;
  /** The axis, a unit vector, and momentum and energy of the particle. */
  ax: number;
  ay: number;
  az: number;
  p: number;
  energy: number;
}

export function emptyFrame(): DipoleFrame {
  return { qx: 0, qy: 0, qz: 0, e: 0, mass: 0, ax: 0, ay: 0, az: 0, p: 0, energy: 0 };
}

/** Sets the frame of particles `i` and `k`; false if they have no energy in it. */
export function setFrame(
  { px, py, pz, e }: EventRecord,
  i: number,
  k: number,
  frame: DipoleFrame,
): boolean {
  const qx = px[i]! + px[k]!;
  const qy = py[i]! + py[k]!;
  const qz = pz[i]! + pz[k]!;
  const qe = e[i]! + e[k]!;
  const mass2 = qe * qe - qx * qx - qy * qy - qz * qz;
  if (!(mass2 > 1)) return false;
  const mass = Math.sqrt(mass2);
  const energy = (e[i]! * qe - px[i]! * qx - py[i]! * qy - pz[i]! * qz) / mass;
  const share = -(e[i]! + energy) / (qe + mass);
  const ax = px[i]! + share * qx;
  const ay = py[i]! + share * qy;
  const az = pz[i]! + share * qz;
  const p = Math.sqrt(ax * ax + ay * ay + az * az);
  if (!(p > 0)) return false;
  frame.qx = qx;
  frame.qy = qy;
  frame.qz = qz;
  frame.e = qe;
  frame.mass = mass;
  frame.ax = ax / p;
  frame.ay = ay / p;
  frame.az = az / p;
  frame.p = p;
  frame.energy = energy;
  return true;
}

/** Writes particle `i` with energy and momentum (along the axis, and across it along u) given in the frame. */
export function writeFromFrame(
  { px, py, pz, e }: EventRecord,
  i: number,
  frame: DipoleFrame,
  energy: number,
  along: number,
  across: number,
  ux: number,
  uy: number,
  uz: number,
): void {
  const x = along * frame.ax + across * ux;
  const y = along * frame.ay + across * uy;
  const z = along * frame.az + across * uz;
  const lab = (energy * frame.e + x * frame.qx + y * frame.qy + z * frame.qz) / frame.mass;
  const share = (energy + lab) / (frame.e + frame.mass);
  px[i] = x + share * frame.qx;
  py[i] = y + share * frame.qy;
  pz[i] = z + share * frame.qz;
  e[i] = lab;
}
