import { particles, type Random } from "../../../core/index.ts";
import { addParticle, type EventRecord, setColour, status } from "../../../event/index.ts";
import { log } from "../../portable-math.ts";
import { drawWMode, type WMode } from "../bosons/w-decays.ts";
import { decayZ, drawZMass, drawZMode, type ZMode } from "../bosons/z-decays.ts";
import { type CollisionOptions, collisionOf } from "../collision.ts";
import { GEV2_TO_PB } from "../drell-yan/electroweak.ts";
import { type Densities, emptyDensities, fillDensities, GLUON } from "../partons/parton-beams.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { drawExchangeAngle, type ExchangeAngle } from "../phase-space/exchange-angle.ts";
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
import type { Integrand } from "../process.ts";
import type { Direction } from "../top/spin-direction.ts";
import { decayW, drawWMass } from "../top/top-decay.ts";
import { combineDiagrams, emptyDiagrams, fillDiagrams } from "./diboson-amplitudes.ts";
import type { BosonKind, DibosonDecays } from "./diboson-channels.ts";
import { type BosonPairId, type DibosonSource, dibosonSources } from "./diboson-couplings.ts";
import { drawDecays, type Helicity } from "./diboson-spin.ts";

/**
 * dσ of q q̄′ → V₁V₂ with both on their mass shell, over the cube in (ŝ, y, cosθ), θ between quark and V₁.
 * Masses are then drawn and the pair keeps ŝ, y and θ. Scale: the mean of the two masses.
 */
export function dibosonIntegrand(
  id: BosonPairId,
  decays: DibosonDecays,
  options: CollisionOptions,
): Integrand {
  const [m1, m2] = massesOf(id);
  const collision = collisionOf(options, m1 + m2, "boson pairs");
  const { sqrtS, logS } = collision;
  const sMin = (m1 + m2) * (m1 + m2);
  const mean = (m1 + m2) / 2;
  const mu = collision.scaleFactor * mean;
  const table = collision.table([mean, mean], sMin);
  const logMu = log(mu);
  const energy = steepEnergy(sMin, collision.s);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const [point, diagrams] = [emptyPoint(), emptyDiagrams()];
  const sources = dibosonSources[id];
  const squares = new Float64Array(2 * sources.length); // left- and right-handed quarks
  const lights = new Float64Array(sources.length);
  const parts = new Float64Array(2 * sources.length);
  const common = (decays.branching * GEV2_TO_PB * (id === "zz" ? 0.5 : 1)) / (32 * Math.PI * 12);
  return {
    dimensions: 3,
    density(u) {
      const jacobian = drawPartons(energy, logS, u[0]!, u[1]!, point);
      const rootS = Math.sqrt(point.s);
      const p = breakUpMomentum(rootS, m1, m2);
      drawExchangeAngle(u[2]!, (2 * p * rootS) / (point.s - m1 * m1 - m2 * m2), angleDrawn);
      point.cosTheta = angleDrawn.cosTheta;
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      fillDiagrams(point.s, m1, m2, point.cosTheta, diagrams);
      let sum = 0;
      for (let i = 0; i < sources.length; i++) {
        const source = sources[i]!;
        lights[i] = luminosity(source, first, second);
        squares[2 * i] = combineDiagrams(diagrams, source.left, point.s, amplitude);
        squares[2 * i + 1] = combineDiagrams(diagrams, source.right, point.s, amplitude);
        parts[2 * i] = lights[i]! * squares[2 * i]!;
        parts[2 * i + 1] = lights[i]! * squares[2 * i + 1]!;
        sum += parts[2 * i]! + parts[2 * i + 1]!;
      }
      // dσ̂/dcosθ = (p/p_in)/(32π ŝ) Σ|M|²/12 with p_in = √ŝ/2
      return (common * jacobian * angleDrawn.slope * 2 * p * sum) / (rootS * point.s);
    },
    write(random, record) {
      const part = drawWeighted(random, parts);
      const source = sources[part >> 1]!;
      record.scale = mu;
      const fromPlusZ = addQuarks(random, record, sqrtS, point, source, first, second);
      const helicity = part % 2 === 0 ? -1 : 1;
      const couplings = helicity < 0 ? source.left : source.right;
      combineDiagrams(diagrams, couplings, point.s, amplitude);
      addBosons(random, record, point, source, decays, helicity, fromPlusZ);
      boostAlongBeam(record, 2, point.y);
    },
  };
}

/** Masses of the two bosons on their shell [GeV]. */
export function massesOf(id: BosonPairId): readonly [number, number] {
  const { W, Z } = particles;
  return [id === "zz" ? Z.mass : W.mass, id === "ww" ? W.mass : Z.mass];
}

const LINE = 501;
const angleDrawn: ExchangeAngle = { cosTheta: 0, slope: 0 };
const amplitude = new Float64Array(9);
const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };
const flight: Direction = { x: 0, y: 0, z: 0 };
const fermion1: Direction = { x: 0, y: 0, z: 0 };
const fermion2: Direction = { x: 0, y: 0, z: 0 };

/** Quark from either side. */
function luminosity({ pairs }: DibosonSource, first: Densities, second: Densities): number {
  let sum = 0;
  for (let i = 0; i < pairs.length; i++) {
    const { quark, antiquark, share } = pairs[i]!;
    sum +=
      share *
      (first[GLUON + quark]! * second[GLUON + antiquark]! +
        first[GLUON + antiquark]! * second[GLUON + quark]!);
  }
  return sum;
}

/** Draws and adds the incoming quark and antiquark; returns whether the quark comes from +z. */
function addQuarks(
  random: Random,
  record: EventRecord,
  sqrtS: number,
  point: TwoBodyPoint,
  { pairs }: DibosonSource,
  first: Densities,
  second: Densities,
): boolean {
  const choices = quarkChoices.subarray(0, 2 * pairs.length);
  for (let i = 0; i < pairs.length; i++) {
    const { quark, antiquark, share } = pairs[i]!;
    choices[2 * i] = share * first[GLUON + quark]! * second[GLUON + antiquark]!;
    choices[2 * i + 1] = share * first[GLUON + antiquark]! * second[GLUON + quark]!;
  }
  const choice = drawWeighted(random, choices);
  const { quark, antiquark } = pairs[choice >> 1]!;
  const fromPlusZ = choice % 2 === 0;
  addIncoming(record, sqrtS, point, fromPlusZ ? quark : antiquark, fromPlusZ ? antiquark : quark);
  setColour(record, fromPlusZ ? 0 : 1, LINE, 0);
  setColour(record, fromPlusZ ? 1 : 0, 0, LINE);
  return fromPlusZ;
}

const quarkChoices = new Float64Array(8);

function addBosons(
  random: Random,
  record: EventRecord,
  point: TwoBodyPoint,
  { first, second }: DibosonSource,
  decays: DibosonDecays,
  quark: Helicity,
  fromPlusZ: boolean,
): void {
  const energy = Math.sqrt(point.s);
  let [m1, m2] = [0, 0];
  do {
    m1 = drawMass(random, first);
    m2 = drawMass(random, second);
  } while (m1 + m2 >= energy);
  const kind1 = decays.drawFirst(random);
  const [mode1, mode2] = [
    drawMode(random, kind1),
    drawMode(random, decays.drawSecond(random, kind1)),
  ];
  const [helicity1, helicity2] = [helicityOf(random, mode1), helicityOf(random, mode2)];
  drawDecays(random, amplitude, quark, helicity1, helicity2, fermion1, fermion2);
  turnToLab(random, point.cosTheta, fromPlusZ);
  const i = addParticle(record, first, status.decayed, 0);
  addParticle(record, second, status.decayed, 0);
  writeBackToBack(record, i, energy, m1, m2, flight.x, flight.y, flight.z);
  addFermions(record, i, m1, mode1, fermion1);
  addFermions(record, i + 1, m2, mode2, fermion2);
}

function drawMass(random: Random, boson: number): number {
  return boson === 23 ? drawZMass(random) : drawWMass(random);
}

function drawMode(random: Random, kind: BosonKind): WMode | ZMode {
  return kind === "leptonic" || kind === "hadronic"
    ? drawWMode(random, kind)
    : drawZMode(random, kind);
}

function helicityOf(random: Random, mode: WMode | ZMode): Helicity {
  return "leftHanded" in mode && random() >= mode.leftHanded ? 1 : -1;
}

function addFermions(
  record: EventRecord,
  boson: number,
  mass: number,
  mode: WMode | ZMode,
  fermion: Direction,
): void {
  if ("leftHanded" in mode) {
    decayZ(record, boson, mass, mode, fermion);
    return;
  }
  // decayW asks for the one of isospin −½: the antifermion of a W⁺, the fermion of a W⁻
  if (record.pdg[boson]! > 0) reverse(fermion);
  decayW(record, boson, mass, mode, fermion);
}

function reverse(direction: Direction): void {
  direction.x = -direction.x;
  direction.y = -direction.y;
  direction.z = -direction.z;
}

/** From the axes of the amplitude to the lab: around y by θ, to where the quark comes from, around the beam. */
function turnToLab(random: Random, cosTheta: number, fromPlusZ: boolean): void {
  const sinTheta = Math.sqrt(Math.max((1 - cosTheta) * (1 + cosTheta), 0));
  flight.x = 0;
  flight.y = 0;
  flight.z = 1;
  drawAzimuth(random, angle);
  const side = fromPlusZ ? 1 : -1;
  for (const direction of [flight, fermion1, fermion2]) {
    const { x, z } = direction;
    const across = cosTheta * x + sinTheta * z;
    const y = side * direction.y;
    direction.x = across * angle.cosPhi - y * angle.sinPhi;
    direction.y = across * angle.sinPhi + y * angle.cosPhi;
    direction.z = side * (cosTheta * z - sinTheta * x);
  }
}
