import { particles, type Random } from "../../../core/index.ts";
import {
  addParticle,
  type EventRecord,
  FIRST_COLOUR_LINE as LINE,
  setColour,
  status,
} from "../../../event/index.ts";
import { log } from "../../portable-math.ts";
import { drawWMode } from "../bosons/w-decays.ts";
import { beamName, type CollisionOptions, collisionOf, isRun2 } from "../collision.ts";
import { GEV2_TO_PB } from "../drell-yan/electroweak.ts";
import {
  checkPairChannel,
  drawFirstKind,
  drawSecondKind,
  type PairChannel,
  pairBranching,
} from "../drell-yan/pair-channel.ts";
import { emptyDensities, fillDensities, GLUON } from "../partons/parton-beams.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import {
  drawPartons,
  emptyPoint,
  steepEnergy,
  type TwoBodyPoint,
} from "../phase-space/phase-space.ts";
import {
  addIncoming,
  boostAlongBeam,
  breakUpMomentum,
  writeBackToBack,
} from "../phase-space/two-body-kinematics.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import { type HardProcess, hardProcess, type Integrand } from "../process.ts";
import { ASSOCIATED_BOUND, associatedWeight } from "../top/single-top-spin.ts";
import { associatedSquare, W_COUPLING2 } from "../top/single-top-squares.ts";
import { type Direction, drawAlong } from "../top/spin-direction.ts";
import { decayTop, decayW, drawTopMass, drawWMass } from "../top/top-decay.ts";

export interface TwOptions extends CollisionOptions {
  /** Decays of the two W bosons. Default: "dilepton". */
  channel?: PairChannel;
}

const titles: Readonly<Record<PairChannel, string>> = {
  all: "",
  lepjets: " → ℓν qq̄ b",
  dilepton: " → ℓν ℓν b",
  hadronic: " → qq̄ qq̄ b",
};

const M: number = particles.top.mass;
const MW: number = particles.W.mass;

/**
 * g b → t W⁻ and g b̄ → t̄ W⁺ at leading order in five flavours, V_tb = 1, with the spin correlations of
 * the two W bosons' fermions. Scale of densities and αs: m_t. Interference with tt̄ is left out.
 */
export function prepareTw({ channel = "dilepton", ...collision }: TwOptions = {}): HardProcess {
  checkPairChannel(channel);
  const published = {
    value: 71.7 * pairBranching[channel],
    source:
      "71.7 ± 1.8 (scale) ± 3.4 (PDF) pb for tW⁻ and t̄W⁺, approximate NNLO, m_t = 172.5 GeV (N. Kidonakis, as quoted in arXiv:1712.01602), × branching fractions of two W bosons (Review of Particle Physics)",
  };
  return hardProcess(
    {
      id: "tw",
      title: `${beamName(collision)} → tW⁻, t̄W⁺${titles[channel]}`,
      published: isRun2(collision) ? published : undefined,
    },
    twIntegrand(collision, channel),
  );
}

/** dσ over the unit cube in (ŝ, y, cosθ), θ between gluon and top. */
function twIntegrand(options: CollisionOptions, channel: PairChannel): Integrand {
  const collision = collisionOf(options, M + MW, "a top and a W");
  const { sqrtS, logS } = collision;
  const sMin = (M + MW) * (M + MW);
  const table = collision.table([M, M], sMin);
  const mu = collision.scaleFactor * M;
  const logMu = log(mu);
  const couplings = 4 * Math.PI * collision.alphaS(2 * logMu) * W_COUPLING2;
  const energy = steepEnergy(sMin, collision.s);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const point = emptyPoint();
  const parts = new Float64Array(4); // gluon from +z with b, b̄; from −z with b, b̄
  const branching = pairBranching[channel];
  let square = 0;
  return {
    dimensions: 3,
    density(u) {
      const jacobian = drawPartons(energy, logS, u[0]!, u[1]!, point);
      point.cosTheta = 2 * u[2]! - 1; // to the gluon, wherever it comes from
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      parts[0] = first[GLUON]! * second[GLUON + 5]!;
      parts[1] = first[GLUON]! * second[GLUON - 5]!;
      parts[2] = first[GLUON + 5]! * second[GLUON]!;
      parts[3] = first[GLUON - 5]! * second[GLUON]!;
      const rootS = Math.sqrt(point.s);
      const p = breakUpMomentum(rootS, M, MW);
      square = associatedSquare(point.s, rootS * (Math.sqrt(p * p + M * M) - p * point.cosTheta));
      // dσ̂/dcosθ = (p/p_in)/(32π ŝ) Σ̄|M|² with p_in = √ŝ/2; the last 2 is dcosθ/du
      const hard = (((2 * p) / rootS) * couplings * square) / (32 * Math.PI * point.s);
      const pairs = parts[0] + parts[1] + parts[2] + parts[3];
      return branching * GEV2_TO_PB * hard * jacobian * 2 * pairs;
    },
    write(random, record) {
      const part = drawWeighted(random, parts);
      const [gluonSide, sign] = [part < 2 ? 0 : 1, part % 2 === 0 ? 1 : -1];
      record.scale = mu;
      addIncoming(
        record,
        sqrtS,
        point,
        gluonSide === 0 ? 21 : 5 * sign,
        gluonSide === 0 ? 5 * sign : 21,
      );
      colourLines(record, gluonSide, sign);
      drawDirections(random, point, square, gluonSide === 1);
      addTopAndW(random, record, point, sign, channel);
    },
  };
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const flight: Direction = { x: 0, y: 0, z: 0 };
const ofTop: Direction = { x: 0, y: 0, z: 0 };
const ofW: Direction = { x: 0, y: 0, z: 0 };

/** The b's colour ends in the gluon, whose other line goes on to the top. */
function colourLines(record: EventRecord, gluon: number, sign: number): void {
  const b = 1 - gluon;
  if (sign > 0) {
    setColour(record, b, LINE, 0);
    setColour(record, gluon, LINE + 1, LINE);
  } else {
    setColour(record, b, 0, LINE);
    setColour(record, gluon, LINE, LINE + 1);
  }
}

/** Directions of the decays by hit or miss, then of the top, all turned so that the gluon comes from its side. */
function drawDirections(
  random: Random,
  { s, cosTheta }: TwoBodyPoint,
  square: number,
  gluonFromMinusZ: boolean,
): void {
  do {
    drawAlong(random, 0, 0, 0, ofTop);
    drawAlong(random, 0, 0, 0, ofW);
  } while (random() * ASSOCIATED_BOUND > associatedWeight(s, cosTheta, square, ofTop, ofW));
  flight.x = Math.sqrt((1 - cosTheta) * (1 + cosTheta));
  flight.y = 0;
  flight.z = cosTheta;
  drawAzimuth(random, angle);
  turn(flight, gluonFromMinusZ);
  turn(ofTop, gluonFromMinusZ);
  turn(ofW, gluonFromMinusZ);
}

/** Around the beam by the azimuth just drawn, then, if wanted, by half a turn around the x axis. */
function turn(direction: Direction, over: boolean): void {
  const { x, y } = direction;
  direction.x = x * angle.cosPhi - y * angle.sinPhi;
  direction.y = x * angle.sinPhi + y * angle.cosPhi;
  if (!over) return;
  direction.y = -direction.y;
  direction.z = -direction.z;
}

function addTopAndW(
  random: Random,
  record: EventRecord,
  point: TwoBodyPoint,
  sign: number,
  channel: PairChannel,
): void {
  const energy = Math.sqrt(point.s);
  let [topMass, wMass] = [0, 0];
  do {
    topMass = drawTopMass(random);
    wMass = drawWMass(random);
  } while (topMass + wMass >= energy);
  const top = addParticle(record, 6 * sign, status.decayed, 0);
  const w = addParticle(record, -24 * sign, status.decayed, 0);
  setColour(record, top, sign > 0 ? LINE + 1 : 0, sign > 0 ? 0 : LINE + 1);
  writeBackToBack(record, top, energy, topMass, wMass, flight.x, flight.y, flight.z);
  const kind = drawFirstKind(random, channel);
  const other = drawSecondKind(random, channel, kind);
  decayTop(random, record, top, topMass, drawWMode(random, kind), ofTop);
  decayW(record, w, wMass, drawWMode(random, other), ofW);
  boostAlongBeam(record, top, point.y);
}
