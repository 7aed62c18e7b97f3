import type { Random } from "../../../core/index.ts";
import { addParticle, type EventRecord, status } from "../../../event/index.ts";
import type { QuarkPair } from "../bosons/vector-boson.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { boostFromRest, writeBackToBack } from "../phase-space/two-body-kinematics.ts";
import { type Direction, type Transverse, transverse } from "../top/spin-direction.ts";

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const axes: Transverse = { first: { x: 0, y: 0, z: 0 }, second: { x: 0, y: 0, z: 0 } };

/** cosθ with density 3(1 + cosθ)²/8: the largest of three even numbers follows 3u². */
export function drawForwardCosine(random: Random): number {
  return 2 * Math.max(random(), random(), random()) - 1;
}

/** Turns `axis` into a direction at this cosine to it, at an even azimuth. */
export function turnAway(random: Random, cosine: number, axis: Direction): void {
  const sine = Math.sqrt(Math.max((1 - cosine) * (1 + cosine), 0));
  transverse(axis, axes);
  drawAzimuth(random, angle);
  const a = sine * angle.cosPhi;
  const b = sine * angle.sinPhi;
  axis.x = cosine * axis.x + a * axes.first.x + b * axes.second.x;
  axis.y = cosine * axis.y + a * axes.first.y + b * axes.second.y;
  axis.z = cosine * axis.z + a * axes.first.z + b * axes.second.z;
}

/** Adds the leptons of the boson at index `boson`, the fermion along n in the boson's rest frame. */
export function addLeptons(
  record: EventRecord,
  boson: number,
  mass: number,
  pair: QuarkPair,
  n: Direction,
): void {
  const i = addParticle(record, pair.fermion, status.final, boson);
  addParticle(record, pair.antifermion, status.final, boson);
  writeBackToBack(record, i, mass, pair.fermionMass, pair.antifermionMass, n.x, n.y, n.z);
  boostFromRest(record, i, i + 2, boson, mass);
}
