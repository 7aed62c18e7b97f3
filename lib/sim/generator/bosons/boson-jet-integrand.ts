import { addParticle, type EventRecord, setColour, status } from "../../../event/index.ts";
import { exp, log } from "../../portable-math.ts";
import { type CollisionOptions, collisionOf } from "../collision.ts";
import { addLeptons } from "../drell-yan/lepton-pair.ts";
import { type Densities, emptyDensities, fillDensities, GLUON } from "../partons/parton-beams.ts";
import { type PtBiasOptions, ptBias } from "../phase-space/pt-bias.ts";
import {
  checkPtMin,
  drawPtPoint,
  emptyPtPoint,
  type PtPoint,
} from "../phase-space/pt-phase-space.ts";
import {
  addIncoming,
  boostAlongBeam,
  writeBackToBack,
} from "../phase-space/two-body-kinematics.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import type { Integrand } from "../process.ts";
import { quarkMasses } from "../quark-masses.ts";
import type { Direction } from "../top/spin-direction.ts";
import { fillAnnihilation } from "./boson-integrand.ts";
import { aimBosonAndJet, drawLepton, type QuarkEnds } from "./boson-jet-decay.ts";
import { checkMassWindow, type MassWindow, windowMap } from "./mass-window.ts";
import type { QuarkPair, VectorBoson } from "./vector-boson.ts";

/**
 * dσ of q q̄′ → V g, q g → V q′ and q̄′ g → V q̄ with V → leptons over the cube in (m², pT², Δy, y).
 *
 * With leptons integrated, dσ̂/dm² dt̂ is σ̂(q q̄′ → leptons) at ŝ = m² times
 * (2αs/3πŝ²)(t̂² + û² + 2m²ŝ)/t̂û, or, crossed, (αs/4πŝ²)(ŝ² + t̂² + 2m²û)/(−ŝt̂), with t̂ from the quark
 * to V (Ellis, Stirling, Webber, eqs. 9.25–9.26). The scale of densities and αs is μ² = m² + pT².
 */
export function bosonJetIntegrand(
  boson: VectorBoson,
  window: MassWindow,
  ptMin: number,
  { biasPt = 0, ...options }: CollisionOptions & PtBiasOptions,
  what: string,
): Integrand {
  const collision = collisionOf(options, window[0] + 2 * ptMin, what);
  const { sqrtS, s: sTotal, logS } = collision;
  checkMassWindow(window, sqrtS);
  checkPtMin(ptMin);
  const ptMin2 = ptMin * ptMin;
  const bias = ptBias(biasPt, ptMin2);
  const table = collision.table([window[0], sqrtS / 2], window[0] * window[0] + 4 * ptMin2);
  const map = windowMap(window, boson.resonance);
  const logFactor = log(collision.scaleFactor);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const [point, { pairs }] = [emptyPtPoint(), boson];
  const hard = new Float64Array(boson.kinds);
  const annihilation = new Float64Array(2 * pairs.length);
  const parts = new Float64Array(6 * pairs.length); // in the order of `Ends`, for each pair
  let [logMu, mass2] = [0, 0];
  return {
    dimensions: 4,
    ...(bias && { bias: (): number => bias(point.pt2) }),
    density(u) {
      mass2 = map.draw(u[0]!);
      const jacobian = drawPtPoint(sTotal, logS, ptMin2, mass2, 0, u, 1, point);
      if (jacobian === 0) return 0;
      logMu = logFactor + log(mass2 + point.pt2) / 2;
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      boson.crossSections(mass2, hard);
      const alphaS = collision.alphaS(2 * logMu);
      const common = (jacobian * map.slope(mass2) * mass2 * alphaS) / (Math.PI * point.s * point.s);
      fillAnnihilation(annihilation, pairs, hard, first, second);
      return common * fillParts(parts, annihilation, pairs, hard, first, second, point, mass2);
    },
    write(random, record) {
      const part = drawWeighted(random, parts);
      const pair = pairs[Math.floor(part / 6)]!;
      const ends = allEnds[part % 6]!;
      record.scale = exp(logMu);
      addPartons(record, sqrtS, point, pair, ends);
      aimBosonAndJet(random, point, flight);
      addBosonAndJet(record, point, Math.sqrt(mass2), flight);
      const isSame = random() < boson.sameHelicity(pair.kind, mass2);
      drawLepton(random, point, mass2, ends, isSame, flight, lepton);
      addLeptons(record, 2, Math.sqrt(mass2), pair, lepton);
      boostAlongBeam(record, 2, point.y);
    },
  };
}

const LINE = 501;
const flight: Direction = { x: 0, y: 0, z: 0 };
const lepton: Direction = { x: 0, y: 0, z: 0 };

/** Where the two ends of the quark line are: quark and antiquark, the latter as an outgoing quark in q g → V q′. */
const allEnds: readonly QuarkEnds[] = [
  { quark: "first", antiquark: "second" },
  { quark: "second", antiquark: "first" },
  { quark: "first", antiquark: "jet" },
  { quark: "second", antiquark: "jet" },
  { quark: "jet", antiquark: "first" },
  { quark: "jet", antiquark: "second" },
];

/** Strength × densities × (dσ̂/dm²dt̂ without αs/πŝ²) for each pair and each place of its ends; returns the sum. */
function fillParts(
  parts: Float64Array,
  annihilation: Float64Array,
  pairs: readonly QuarkPair[],
  hard: Float64Array,
  first: Densities,
  second: Densities,
  { s, t, u }: PtPoint,
  mass2: number,
): number {
  const toGluon = (2 / 3) * ((t * t + u * u + 2 * mass2 * s) / (t * u));
  const fromFirst = (second[GLUON]! * (s * s + t * t + 2 * mass2 * u)) / (-4 * s * t);
  const fromSecond = (first[GLUON]! * (s * s + u * u + 2 * mass2 * t)) / (-4 * s * u);
  let sum = 0;
  for (let i = 0; i < pairs.length; i++) {
    const { quark, antiquark, kind, share } = pairs[i]!;
    const strength = share * hard[kind]!;
    const at = 6 * i;
    parts[at] = toGluon * annihilation[2 * i]!;
    parts[at + 1] = toGluon * annihilation[2 * i + 1]!;
    parts[at + 2] = strength * fromFirst * first[GLUON + quark]!;
    parts[at + 3] = strength * fromSecond * second[GLUON + quark]!;
    parts[at + 4] = strength * fromFirst * first[GLUON + antiquark]!;
    parts[at + 5] = strength * fromSecond * second[GLUON + antiquark]!;
    for (let k = at; k < at + 6; k++) sum += parts[k]!;
  }
  return sum;
}

/** Adds the incoming partons, the boson (index 2) and the jet's parton (index 3), tied by colour. */
function addPartons(
  record: EventRecord,
  sqrtS: number,
  point: PtPoint,
  pair: QuarkPair,
  { quark, antiquark }: QuarkEnds,
): void {
  const idAt = (place: "first" | "second"): number => {
    if (quark === place) return pair.quark;
    return antiquark === place ? pair.antiquark : 21;
  };
  addIncoming(record, sqrtS, point, idAt("first"), idAt("second"));
  addParticle(record, pair.boson, status.decayed, 0);
  const fromJet = antiquark === "jet" ? -pair.antiquark : 21;
  const jet = addParticle(record, quark === "jet" ? -pair.quark : fromJet, status.final, 0);
  if (fromJet === 21 && quark !== "jet") tieToGluon(record, quark === "first" ? 0 : 1, jet);
  else tieToQuark(record, jet);
}

/** q q̄′ → V g: the gluon takes the quark's colour and the antiquark's anticolour. */
function tieToGluon(record: EventRecord, quark: number, gluon: number): void {
  setColour(record, quark, LINE, 0);
  setColour(record, 1 - quark, 0, LINE + 1);
  setColour(record, gluon, LINE, LINE + 1);
}

/** q g → V q′: the quark's line ends in the gluon, whose other line goes on to the jet. */
function tieToQuark(record: EventRecord, jet: number): void {
  const gluon = record.pdg[0] === 21 ? 0 : 1;
  const isQuark = record.pdg[jet]! > 0;
  setColour(record, 1 - gluon, isQuark ? LINE : 0, isQuark ? 0 : LINE);
  setColour(record, gluon, isQuark ? LINE + 1 : LINE, isQuark ? LINE : LINE + 1);
  setColour(record, jet, isQuark ? LINE + 1 : 0, isQuark ? 0 : LINE + 1);
}

/** Momenta of boson and jet in the partons' rest frame; c and b jets get their mass, at the same ŝ and angle. */
function addBosonAndJet(record: EventRecord, { s }: PtPoint, mass: number, n: Direction): void {
  const id = Math.abs(record.pdg[3]!);
  const jetMass = id === 5 ? quarkMasses.b : id === 4 ? quarkMasses.c : 0;
  writeBackToBack(record, 2, Math.sqrt(s), mass, jetMass, n.x, n.y, n.z);
}
