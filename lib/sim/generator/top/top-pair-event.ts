import type { Random } from "../../../core/index.ts";
import { addParticle, type EventRecord, setColour, status } from "../../../event/index.ts";
import { drawWMode } from "../bosons/w-decays.ts";
import { drawFirstKind, drawSecondKind, type PairChannel } from "../drell-yan/pair-channel.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import type { TwoBodyPoint } from "../phase-space/phase-space.ts";
import { boostAlongBeam, writeBackToBack } from "../phase-space/two-body-kinematics.ts";
import { type Direction, drawAlong } from "./spin-direction.ts";
import { decayTop, drawTopMass } from "./top-decay.ts";
import type { TopPairSpin } from "./top-pair-spin.ts";

const k: Direction = { x: 0, y: 0, z: 0 };
const r: Direction = { x: 0, y: 0, z: 0 };
const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const inFrame: Direction = { x: 0, y: 0, z: 0 };
const ofTop: Direction = { x: 0, y: 0, z: 0 };
const ofAntitop: Direction = { x: 0, y: 0, z: 0 };

/** How a pair hangs in its event. */
export interface PairTies {
  /** −1 where the incoming quark of the spin state comes along −z. */
  incoming: 1 | -1;
  /** Index of the mother of both tops. */
  mother: number;
  /** Colour lines of top and antitop. */
  colour: number;
  anticolour: number;
}

/**
 * Adds t, t̄ and their decays for a pair in this spin state.
 *
 * The state is that of tops on their mass shell; masses are then drawn and the pair keeps ŝ, y and Θ.
 */
export function addTopPair(
  random: Random,
  record: EventRecord,
  point: TwoBodyPoint,
  spin: TopPairSpin,
  channel: PairChannel,
  ties: PairTies,
): void {
  drawAzimuth(random, angle);
  setAxes(point.cosTheta, ties.incoming);
  drawSpins(random, spin);
  const energy = Math.sqrt(point.s);
  let [m1, m2] = [0, 0];
  do {
    m1 = drawTopMass(random);
    m2 = drawTopMass(random);
  } while (m1 + m2 >= energy);
  const top = addParticle(record, 6, status.decayed, ties.mother);
  addParticle(record, -6, status.decayed, ties.mother);
  setColour(record, top, ties.colour, 0);
  setColour(record, top + 1, 0, ties.anticolour);
  writeBackToBack(record, top, energy, m1, m2, k.x, k.y, k.z);
  const first = drawFirstKind(random, channel);
  const second = drawSecondKind(random, channel, first);
  decayTop(random, record, top, m1, drawWMode(random, first), ofTop);
  decayTop(random, record, top + 1, m2, drawWMode(random, second), ofAntitop);
  boostAlongBeam(record, top, point.y);
}

/** k along the top, r in the plane of k and the incoming particle. */
function setAxes(cosTheta: number, incoming: 1 | -1): void {
  const sinTheta = Math.sqrt((1 - cosTheta) * (1 + cosTheta));
  k.x = sinTheta * angle.cosPhi;
  k.y = sinTheta * angle.sinPhi;
  k.z = cosTheta;
  r.x = -incoming * cosTheta * angle.cosPhi;
  r.y = -incoming * cosTheta * angle.sinPhi;
  r.z = incoming * sinTheta;
}

/**
 * Directions a, b of the isospin −½ fermions of t and t̄ in the rest frames of their tops, from
 * (1 + P·a − P·b − aᵀCb)/16π²: a from its own distribution, then b given a. No tries are needed.
 */
function drawSpins(random: Random, { pk, pr, kk, rr, nn, rk }: TopPairSpin): void {
  drawAlong(random, pk, pr, 0, inFrame);
  const { x: ak, y: ar, z: an } = inFrame;
  toLab(inFrame, ofTop);
  const norm = 1 / (1 + pk * ak + pr * ar);
  drawAlong(
    random,
    -norm * (pk + kk * ak + rk * ar),
    -norm * (pr + rk * ak + rr * ar),
    -norm * nn * an,
    inFrame,
  );
  toLab(inFrame, ofAntitop);
}

/** From components along k, r and n = r × k to x, y, z. */
function toLab({ x, y, z }: Direction, into: Direction): void {
  into.x = x * k.x + y * r.x + z * (r.y * k.z - r.z * k.y);
  into.y = x * k.y + y * r.y + z * (r.z * k.x - r.x * k.z);
  into.z = x * k.z + y * r.z + z * (r.x * k.y - r.y * k.x);
}
