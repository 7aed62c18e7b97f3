import { particles, type Random } from "../../../core/index.ts";
import {
  addParticle,
  type EventRecord,
  FIRST_COLOUR_LINE,
  setColour,
  setMomentum,
  status,
} from "../../../event/index.ts";
import {
  drawSquaredMass,
  fixedWidthPeak,
  type MassPeak,
  runningWidthPeak,
} from "../bosons/breit-wigner.ts";
import type { WMode } from "../bosons/w-decays.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { boostFromRest, breakUpMomentum } from "../phase-space/two-body-kinematics.ts";
import { quarkMasses } from "../quark-masses.ts";
import { type Direction, type Transverse, transverse } from "./spin-direction.ts";

const topPeak: MassPeak = fixedWidthPeak(particles.top);
const wPeak: MassPeak = runningWidthPeak(particles.W);
const B_MASS: number = quarkMasses.b;
const B_MASS2: number = B_MASS * B_MASS;

/** Mass of a top quark [GeV], from its Breit–Wigner. */
export function drawTopMass(random: Random): number {
  return Math.sqrt(drawSquaredMass(random, topPeak));
}

/** Mass of a W that no top made [GeV]. */
export function drawWMass(random: Random): number {
  return Math.sqrt(drawSquaredMass(random, wPeak));
}

/**
 * Adds t → b W → b f f̄′ below the top at index `top`, at leading order with a V − A coupling.
 *
 * |M|² ∝ (p_b·p_up)(p_t·p_down)(1 + P·n)/((q² − M_W²)² + q⁴Γ²/M_W²), with n the direction of the fermion
 * of isospin −½ in the top's rest frame and P the polarisation (M. Jezabek and J. H. Kühn, Nucl.
 * Phys. B 320 (1989) 20). The direction n comes in as an argument, so only the rest is drawn here.
 */
export function decayTop(
  random: Random,
  record: EventRecord,
  top: number,
  topMass: number,
  mode: WMode,
  n: Direction,
): void {
  const sign = record.pdg[top]! > 0 ? 1 : -1;
  const q2 = drawWMass2InTop(random, topMass);
  const wMass = Math.sqrt(q2);
  const w = addParticle(record, sign * 24, status.decayed, top);
  const b = addParticle(record, sign * 5, status.final, top);
  setColour(record, b, record.colour[top]!, record.anticolour[top]!);
  const pW = breakUpMomentum(topMass, wMass, B_MASS);
  const eW = (topMass * topMass + q2 - B_MASS2) / (2 * topMass);
  const eDown = drawDownEnergy(random, topMass, eW, pW);
  directW(random, record, w, n, (eDown * eW - q2 / 2) / (eDown * pW), pW);
  record.e[w] = eW;
  setMomentum(record, b, -record.px[w]!, -record.py[w]!, -record.pz[w]!, topMass - eW);
  const down = addFermions(record, w, mode);
  shareMomentum(record, w, wMass, mode, n, eDown);
  boostFromRest(record, w, down + 2, top, topMass);
}

/** Adds the decay of the W at index `w`, its isospin −½ fermion along n in the W's rest frame. */
export function decayW(
  record: EventRecord,
  w: number,
  wMass: number,
  mode: WMode,
  n: Direction,
): void {
  const p = breakUpMomentum(wMass, mode.downMass, mode.upMass);
  const e = Math.sqrt(p * p + mode.downMass * mode.downMass);
  const down = addFermions(record, w, mode);
  setMomentum(record, down, p * n.x, p * n.y, p * n.z, e);
  setMomentum(record, down + 1, -p * n.x, -p * n.y, -p * n.z, wMass - e);
  boostFromRest(record, down, down + 2, w, wMass);
}

/**
 * q² of the W: Breit–Wigner times λ^½(m², m_b², q²) [(m² − m_b²)² + q²(m² + m_b²) − 2q⁴], what is left
 * of the matrix element and of the phase space; it is largest at q² = 0, where it is (m² − m_b²)³.
 */
function drawWMass2InTop(random: Random, topMass: number): number {
  const m2 = topMass * topMass;
  const difference = m2 - B_MASS2;
  const bound = difference * difference * difference;
  const limit = (topMass - B_MASS) * (topMass - B_MASS);
  for (;;) {
    const q2 = drawSquaredMass(random, wPeak, limit);
    const off = m2 - B_MASS2 - q2;
    const phaseSpace = Math.sqrt(Math.max(off * off - 4 * B_MASS2 * q2, 0));
    const square = difference * difference + q2 * (m2 + B_MASS2 - 2 * q2);
    if (random() * bound < phaseSpace * square) return q2;
  }
}

/** Energy of the isospin −½ fermion in the top's frame: density E (E_max − E) between the ends that q² allows. */
function drawDownEnergy(random: Random, topMass: number, eW: number, pW: number): number {
  const max = (topMass * topMass - B_MASS2) / (2 * topMass);
  const bound = (max * max) / 4;
  for (;;) {
    const e = (eW + pW * (2 * random() - 1)) / 2;
    if (random() * bound < e * (max - e)) return e;
  }
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const axes: Transverse = { first: { x: 0, y: 0, z: 0 }, second: { x: 0, y: 0, z: 0 } };

/** Gives the W its momentum, at this cosine to n and at an even azimuth around it. */
function directW(
  random: Random,
  record: EventRecord,
  w: number,
  n: Direction,
  cosine: number,
  p: number,
): void {
  const along = p * cosine;
  const across = p * Math.sqrt(Math.max((1 - cosine) * (1 + cosine), 0));
  drawAzimuth(random, angle);
  transverse(n, axes);
  const [a, b] = [across * angle.cosPhi, across * angle.sinPhi];
  record.px[w] = along * n.x + a * axes.first.x + b * axes.second.x;
  record.py[w] = along * n.y + a * axes.first.y + b * axes.second.y;
  record.pz[w] = along * n.z + a * axes.first.z + b * axes.second.z;
}

/**
 * Momenta of the two fermions in the top's frame. Massless, the first would be E n; with masses both
 * keep their direction in the W's rest frame: p_down = (2p*√q²) (E n) + ((e* − p*)/√q²) p_W.
 */
function shareMomentum(
  record: EventRecord,
  w: number,
  wMass: number,
  mode: WMode,
  n: Direction,
  eDown: number,
): void {
  const { px, py, pz, e } = record;
  const p = breakUpMomentum(wMass, mode.downMass, mode.upMass);
  const own = (2 * p * eDown) / wMass;
  const shared = (Math.sqrt(p * p + mode.downMass * mode.downMass) - p) / wMass;
  const down = record.n - 2;
  px[down] = own * n.x + shared * px[w]!;
  py[down] = own * n.y + shared * py[w]!;
  pz[down] = own * n.z + shared * pz[w]!;
  e[down] = own + shared * e[w]!;
  px[down + 1] = px[w]! - px[down];
  py[down + 1] = py[w]! - py[down];
  pz[down + 1] = pz[w]! - pz[down];
  e[down + 1] = e[w]! - e[down];
}

/** Adds the two daughters of a W, without momenta; quarks are tied by a colour line of their own. */
function addFermions(record: EventRecord, w: number, mode: WMode): number {
  const sign = record.pdg[w]! > 0 ? 1 : -1;
  const down = addParticle(record, sign * mode.down, status.final, w);
  const up = addParticle(record, sign * mode.up, status.final, w);
  if (mode.coloured) {
    const line = FIRST_W_LINE + w;
    setColour(record, sign > 0 ? up : down, line, 0);
    setColour(record, sign > 0 ? down : up, 0, line);
  }
  return down;
}

/** Colour lines of W bosons come after those of the hard process, told apart by the index of the W. */
const FIRST_W_LINE = FIRST_COLOUR_LINE + 9;
