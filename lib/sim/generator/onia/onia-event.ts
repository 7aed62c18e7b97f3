import { particles, type Random } from "../../../core/index.ts";
import {
  addParticle,
  type EventRecord,
  setColour,
  setMomentum,
  status,
} from "../../../event/index.ts";
import { exp, log } from "../../portable-math.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import {
  boostFromRest,
  breakUpMomentum,
  writeBackToBack,
} from "../phase-space/two-body-kinematics.ts";
import { type Direction, drawAlong } from "../top/spin-direction.ts";

/** A meson before its decay: GeV. */
export interface Meson {
  pdg: number;
  mass: number;
  pt: number;
  y: number;
  fromB: boolean;
}

/** B⁰ and K⁰ (Review of Particle Physics) [GeV]; mean flight of a B⁰ at βγ = 1 [mm]. */
const B_MASS = 5.27972;
const K_MASS = 0.497611;
const B_FLIGHT = 0.4551;

const LINE = 501;
const direction: Direction = { x: 0, y: 0, z: 0 };
const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

/**
 * Writes g g → meson + g, or g g → B⁰ + g with B⁰ → meson K⁰, and meson → μ⁻μ⁺ in any direction.
 *
 * The gluon stands for all that recoils. The B⁰ flies from the origin; its K⁰ is a K_L or a K_S, left
 * as it is. In the meson's rest frame the K⁰ goes anywhere, which leaves the fall of the B spectrum out.
 */
export function writeMeson(random: Random, record: EventRecord, sqrtS: number, meson: Meson): void {
  for (let i = 0; i < 2; i++) addParticle(record, 21, status.incoming, -1);
  const index = meson.fromB
    ? addBHadron(random, record, meson)
    : addMeson(random, record, meson, 0);
  addRecoil(random, record, sqrtS);
  const muon = addParticle(record, 13, status.final, index);
  addParticle(record, -13, status.final, index);
  const { mass } = particles.muon;
  drawAlong(random, 0, 0, 0, direction);
  writeBackToBack(record, muon, meson.mass, mass, mass, direction.x, direction.y, direction.z);
  boostFromRest(record, muon, muon + 2, index, meson.mass);
  for (let i = muon; i < muon + 2; i++) copyVertex(record, index, i);
}

function addMeson(
  random: Random,
  record: EventRecord,
  { pdg, mass, pt, y }: Meson,
  mother: number,
): number {
  const i = addParticle(record, pdg, status.decayed, mother);
  drawAzimuth(random, angle);
  const transverse = Math.sqrt(mass * mass + pt * pt);
  const expY = exp(y);
  const pz = (transverse * (expY - 1 / expY)) / 2;
  const e = (transverse * (expY + 1 / expY)) / 2;
  setMomentum(record, i, pt * angle.cosPhi, pt * angle.sinPhi, pz, e);
  return i;
}

/** Adds the B⁰ (index 2), the meson (3) and the K⁰ (4); returns the meson's index. */
function addBHadron(random: Random, record: EventRecord, meson: Meson): number {
  const b = addParticle(record, random() < 0.5 ? 511 : -511, status.decayed, 0);
  const i = addMeson(random, record, meson, b);
  const k = addParticle(record, random() < 0.5 ? 310 : 130, status.final, b);
  const inB = breakUpMomentum(B_MASS, meson.mass, K_MASS);
  const p = (inB * B_MASS) / meson.mass; // in the meson's rest frame
  drawAlong(random, 0, 0, 0, direction);
  const e = Math.sqrt(p * p + K_MASS * K_MASS);
  setMomentum(record, k, p * direction.x, p * direction.y, p * direction.z, e);
  boostFromRest(record, k, k + 1, i, meson.mass);
  const { px, py, pz } = record;
  setMomentum(
    record,
    b,
    px[i]! + px[k]!,
    py[i]! + py[k]!,
    pz[i]! + pz[k]!,
    record.e[i]! + record.e[k]!,
  );
  const flight = (-B_FLIGHT * log(1 - random())) / B_MASS;
  record.vx[i] = flight * px[b]!;
  record.vy[i] = flight * py[b]!;
  record.vz[i] = flight * pz[b]!;
  copyVertex(record, i, k);
  return i;
}

function copyVertex({ vx, vy, vz }: EventRecord, from: number, to: number): void {
  vx[to] = vx[from]!;
  vy[to] = vy[from]!;
  vz[to] = vz[from]!;
}

/** Adds the recoil of particle 2, within two units of its rapidity, and gives the incoming gluons what both need. */
function addRecoil(random: Random, record: EventRecord, sqrtS: number): void {
  const [px, py, pz, e] = [record.px[2]!, record.py[2]!, record.pz[2]!, record.e[2]!];
  const recoil = addParticle(record, 21, status.final, 0);
  const pt = Math.sqrt(px * px + py * py);
  const expY = Math.sqrt((e + pz) / (e - pz));
  let [plus, minus] = [0, 0];
  do {
    const expGap = exp(2 * (random() + random() - 1)) * expY;
    plus = pt * expGap;
    minus = pt / expGap;
  } while (e + pz + plus >= sqrtS || e - pz + minus >= sqrtS);
  setMomentum(record, recoil, -px, -py, (plus - minus) / 2, (plus + minus) / 2);
  const [first, second] = [(e + pz + plus) / 2, (e - pz + minus) / 2];
  setMomentum(record, 0, 0, 0, first, first);
  setMomentum(record, 1, 0, 0, -second, second);
  record.x1 = (2 * first) / sqrtS;
  record.x2 = (2 * second) / sqrtS;
  setColour(record, 0, LINE, LINE + 1);
  setColour(record, 1, LINE + 1, LINE + 2);
  setColour(record, recoil, LINE, LINE + 2);
}
