import { particles, type Random } from "../../../core/index.ts";
import {
  addParticle,
  type EventRecord,
  FIRST_COLOUR_LINE as LINE,
  setColour,
  status,
} from "../../../event/index.ts";
import { log } from "../../portable-math.ts";
import { CABIBBO_MIXING, drawWMode } from "../bosons/w-decays.ts";
import { beamName, type CollisionOptions, collisionOf, isRun2 } from "../collision.ts";
import { GEV2_TO_PB } from "../drell-yan/electroweak.ts";
import { type Densities, emptyDensities, fillDensities, GLUON } from "../partons/parton-beams.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { drawPartons, emptyPoint, steepEnergy } from "../phase-space/phase-space.ts";
import {
  addIncoming,
  boostAlongBeam,
  writeBackToBack,
} from "../phase-space/two-body-kinematics.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import { type HardProcess, hardProcess, type Integrand, type Published } from "../process.ts";
import { quarkMasses } from "../quark-masses.ts";
import {
  checkTopChannel,
  drawTopKind,
  type TopChannel,
  topBranching,
} from "../top/single-top-decays.ts";
import { exchangeAxis } from "../top/single-top-spin.ts";
import { exchangeSquare, W_COUPLING2 } from "../top/single-top-squares.ts";
import { type Direction, drawAlong } from "../top/spin-direction.ts";
import { decayTop, drawTopMass } from "../top/top-decay.ts";

export type TopCharge = "both" | "top" | "antitop";

export interface TchannelOptions extends CollisionOptions {
  /** Default: "both". */
  charge?: TopCharge;
  /** Decays of the top's W. Default: "leptonic". */
  channel?: TopChannel;
}

const M: number = particles.top.mass;
const T: number = M * M;
const W: number = particles.W.mass * particles.W.mass;

/**
 * Single t and t̄ by exchange of a W, q b → q′ t, at leading order in five flavours with V_tb = 1; the top
 * is fully polarised along the light isospin −½ fermion, and decays so. Scale of the densities: m_t.
 */
export function prepareTchannel({
  charge = "both",
  channel = "leptonic",
  ...collision
}: TchannelOptions = {}): HardProcess {
  checkTopChannel(channel);
  if (!(charge in titles)) {
    throw new RangeError(
      `Cannot make single tops of charge "${charge}": both, top or antitop wanted`,
    );
  }
  return hardProcess(
    {
      id: "tchannel",
      title: `${beamName(collision)} → ${titles[charge]}`,
      published: isRun2(collision) ? publishedAt13(charge, channel) : undefined,
    },
    tchannelIntegrand(collision, charge, channel),
  );
}

/** dσ over the unit cube in (ŝ, y, t̂). */
function tchannelIntegrand(
  options: CollisionOptions,
  charge: TopCharge,
  channel: TopChannel,
): Integrand {
  const collision = collisionOf(options, M, "single tops");
  const { sqrtS, logS } = collision;
  const table = collision.table([M, M], T);
  const mu = collision.scaleFactor * M;
  const logMu = log(mu);
  const energy = steepEnergy(T, collision.s);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const point = emptyPoint();
  const parts = new Float64Array(8);
  const signs = charge === "both" ? [1, -1] : charge === "top" ? [1] : [-1];
  const common = topBranching[channel] * GEV2_TO_PB * W_COUPLING2 * W_COUPLING2;
  return {
    dimensions: 3,
    density(u) {
      const jacobian = drawPartons(energy, logS, u[0]!, u[1]!, point);
      const { s } = point;
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      // even in 1/(M_W² − t̂), which takes the propagator out: w² dt̂ = dw
      const [low, high] = [1 / (W + s - T), 1 / W];
      const w = low + u[2]! * (high - low);
      const t = W - 1 / w;
      point.cosTheta = 1 + (2 * t) / (s - T);
      const [quarks, antiquarks] = [exchangeSquare(true, s, t), exchangeSquare(false, s, t)];
      const sum = fillParts(parts, first, second, signs, quarks, antiquarks);
      // dσ̂/dt̂ = Σ̄|M|²/(16π ŝ²)
      return (common * jacobian * sum * (high - low)) / (w * w * 16 * Math.PI * s * s);
    },
    write(random, record) {
      const part = drawWeighted(random, parts);
      const [sign, minusZ, quark] = [part < 4 ? 1 : -1, part % 4 > 1, part % 2 === 0];
      const light = drawLight(random, minusZ ? second : first, sign, quark);
      record.scale = mu;
      addIncoming(record, sqrtS, point, minusZ ? 5 * sign : light, minusZ ? light : 5 * sign);
      drawAzimuth(random, angle);
      const cosTheta = minusZ ? -point.cosTheta : point.cosTheta;
      const sinTheta = Math.sqrt(Math.max((1 - cosTheta) * (1 + cosTheta), 0));
      flight.x = sinTheta * angle.cosPhi;
      flight.y = sinTheta * angle.sinPhi;
      flight.z = cosTheta;
      exchangeAxis(quark, point.s, flight, minusZ, spin);
      drawAlong(random, spin.x, spin.y, spin.z, ofTop);
      addOutgoing(random, record, light, sign, Math.sqrt(point.s), channel);
      boostAlongBeam(record, 2, point.y);
    },
  };
}

const titles: Readonly<Record<TopCharge, string>> = {
  both: "tq, t̄q (t-channel)",
  top: "tq (t-channel)",
  antitop: "t̄q (t-channel)",
};

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const flight: Direction = { x: 0, y: 0, z: 0 };
const spin: Direction = { x: 0, y: 0, z: 0 };
const ofTop: Direction = { x: 0, y: 0, z: 0 };

/**
 * Densities × |M|² by 4·(t̄) + 2·(light parton from −z) + (incoming light isospin −½), and their sum.
 * For t: u and c in, or d̄ and s̄; for t̄ the antiparticles.
 */
function fillParts(
  parts: Float64Array,
  first: Densities,
  second: Densities,
  signs: readonly number[],
  quarks: number,
  antiquarks: number,
): number {
  let sum = 0;
  for (const sign of signs) {
    const at = sign > 0 ? 0 : 4;
    const [b1, b2] = [first[GLUON + 5 * sign]!, second[GLUON + 5 * sign]!];
    parts[at] = quarks * b2 * lightSum(first, sign, true);
    parts[at + 1] = antiquarks * b2 * lightSum(first, sign, false);
    parts[at + 2] = quarks * b1 * lightSum(second, sign, true);
    parts[at + 3] = antiquarks * b1 * lightSum(second, sign, false);
    for (let i = at; i < at + 4; i++) sum += parts[i]!;
  }
  return sum;
}

function lightSum(densities: Densities, sign: number, quark: boolean): number {
  return quark
    ? densities[GLUON + 2 * sign]! + densities[GLUON + 4 * sign]!
    : densities[GLUON - sign]! + densities[GLUON - 3 * sign]!;
}

/** The incoming light parton: of the first or second generation, by their densities. */
function drawLight(random: Random, densities: Densities, sign: number, quark: boolean): number {
  const id = quark ? 2 * sign : -sign;
  const other = quark ? 4 * sign : -3 * sign;
  const share = densities[GLUON + id]! / lightSum(densities, sign, quark);
  return random() < share ? id : other;
}

/** Adds the outgoing light parton and the top with its decay, in the partons' rest frame. */
function addOutgoing(
  random: Random,
  record: EventRecord,
  light: number,
  sign: number,
  energy: number,
  channel: TopChannel,
): void {
  const partnerId = partnerOf(random, light);
  const partnerMass = Math.abs(partnerId) === 4 ? quarkMasses.c : 0;
  let mass: number;
  do mass = drawTopMass(random);
  while (partnerMass + mass >= energy);
  const partner = addParticle(record, partnerId, status.final, 0);
  const top = addParticle(record, 6 * sign, status.decayed, 0);
  writeBackToBack(record, partner, energy, partnerMass, mass, flight.x, flight.y, flight.z);
  colourLines(record, partner, sign);
  decayTop(random, record, top, mass, drawWMode(random, drawTopKind(random, channel)), ofTop);
}

/** What a W makes of a light quark: mostly its partner in the generation. */
function partnerOf(random: Random, light: number): number {
  const [sign, id] = [Math.sign(light), Math.abs(light)];
  if (random() < CABIBBO_MIXING) return sign * (5 - id); // u ↔ s, d ↔ c
  return sign * (id % 2 === 0 ? id - 1 : id + 1);
}

/** Light quark to light quark, and b to top. */
function colourLines(record: EventRecord, partner: number, sign: number): void {
  for (const i of [0, 1, partner, partner + 1]) {
    const heavy = Math.abs(record.pdg[i]!) >= 5;
    const line = heavy ? LINE + 1 : LINE;
    const positive = heavy ? sign > 0 : record.pdg[i]! > 0;
    setColour(record, i, positive ? line : 0, positive ? 0 : line);
  }
}

function publishedAt13(charge: TopCharge, channel: TopChannel): Published {
  const value = { both: 221, top: 137, antitop: 84 }[charge];
  const error = { both: "± 13", top: "± 8", antitop: "+6 −5" }[charge];
  return {
    value: value * topBranching[channel],
    source: `measured: ${value} ${error} pb (ATLAS, 140 fb⁻¹, HEPData ins2764820), × branching fraction of the W (Review of Particle Physics)`,
  };
}
