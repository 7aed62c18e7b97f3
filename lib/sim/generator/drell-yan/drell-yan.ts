import { particles, type Random } from "../../../core/index.ts";
import { exp } from "../../portable-math.ts";
import { checkSeed, streamOf } from "../../stream.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { type LeptonColumns, leptonColumns, writeDecay } from "./collins-soper.ts";
import { type DrellYanDensity, drellYanDensity, type Point, propose } from "./drell-yan-density.ts";
import { evenTerm, oddTerm } from "./electroweak.ts";
import { pairPt } from "./pair-pt.ts";

export type Lepton = "e" | "mu";

export interface DrellYanOptions {
  nEvents: number;
  /** Whole number; the same seed gives the same events on every machine. */
  seed: number;
  /** Energy of the two protons together [GeV]. Default: 13 000. */
  sqrtS?: number;
  /** Window of the pair's mass [GeV]. Default: 60 to 120. */
  massRange?: readonly [number, number];
  /** Default: "mu". */
  lepton?: Lepton;
}

/** A value with its statistical error, both in the unit that its owner names. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/**
 * Generated pp → Z/γ* → ℓ⁺ℓ⁻ events, all of weight one, as they were before any detector.
 *
 * Lepton 1 is the ℓ⁻. Momenta and energies in GeV, one entry per event in every column.
 */
export interface DrellYanSample extends LeptonColumns {
  readonly nEvents: number;
  readonly seed: number;
  readonly sqrtS: number;
  readonly massRange: readonly [number, number];
  readonly lepton: Lepton;
  /** Of the pair, in GeV. */
  readonly mass: Float64Array;
  readonly rapidity: Float64Array;
  /** Of the pair, in GeV. */
  readonly pt: Float64Array;
  /** PDG number of the parton that came along +z; its antiparton came along −z. */
  readonly flavour: Float64Array;
  /** Leading-order cross-section in pb for one lepton flavour in the mass window, all angles. */
  readonly crossSection: Estimate;
  /** Points tried per event kept, and the largest density ÷ bound met: never above 1. */
  readonly unweighting: { readonly triesPerEvent: number; readonly largestRatio: number };
}

/** Events per random stream; part of what "the same seed" means. */
const BLOCK = 1 << 15;

/**
 * Generates Z/γ* events at leading order: matrix element with γ–Z interference, running width, own
 * parton densities, measured pT spectrum. What is in and what is not: docs/simulation.md.
 */
export function generateDrellYan({
  nEvents,
  seed,
  sqrtS = 13_000,
  massRange = [60, 120],
  lepton = "mu",
}: DrellYanOptions): DrellYanSample {
  checkOptions(nEvents, sqrtS, massRange);
  checkSeed(seed);
  const density = drellYanDensity(sqrtS, massRange);
  const columns = emptyColumns(nEvents);
  const leptonMass = particles[lepton === "mu" ? "muon" : "electron"].mass;
  const tally: Tally = { tries: 0, sum: 0, sumOfSquares: 0, largest: 0 };
  for (let start = 0, block = 0; start < nEvents; start += BLOCK, block++) {
    const end = Math.min(start + BLOCK, nEvents);
    fillBlock(density, streamOf(seed, block), columns, [start, end], leptonMass, tally);
  }
  return {
    nEvents,
    seed,
    sqrtS,
    massRange,
    lepton,
    ...columns,
    crossSection: crossSectionOf(density, tally),
    unweighting: { triesPerEvent: tally.tries / nEvents, largestRatio: tally.largest },
  };
}

/** Integrated luminosity [pb⁻¹] in which as many events are expected as the sample has. */
export function luminosityOf({ nEvents, crossSection }: DrellYanSample): number {
  return nEvents / crossSection.value;
}

interface TruthColumns extends LeptonColumns {
  readonly mass: Float64Array;
  readonly rapidity: Float64Array;
  readonly pt: Float64Array;
  readonly flavour: Float64Array;
}

/** Every proposal counts towards the cross-section, kept or not. */
interface Tally {
  tries: number;
  sum: number;
  sumOfSquares: number;
  largest: number;
}

function fillBlock(
  density: DrellYanDensity,
  random: Random,
  columns: TruthColumns,
  [start, end]: readonly [number, number],
  leptonMass: number,
  tally: Tally,
): void {
  const point: Point = { channel: 0, mass: 0, y: 0 };
  const pair = { mass: 0, pt: 0, expY: 0, cosPhi: 0, sinPhi: 0 };
  const direction = { cosTheta: 0, cosPhi: 0, sinPhi: 0 };
  for (let i = start; i < end; i++) {
    acceptedPoint(density, random, point, tally);
    const { id, born } = density.channels[point.channel]!;
    const s = point.mass * point.mass;
    const asymmetry = oddTerm(born, s) / evenTerm(born, s);
    pair.mass = point.mass;
    pair.pt = pairPt(random());
    pair.expY = exp(point.y);
    drawAzimuth(random, pair);
    direction.cosTheta = drawCosine(random, id > 0 ? asymmetry : -asymmetry);
    drawAzimuth(random, direction);
    writeDecay(columns, i, leptonMass, pair, direction);
    columns.mass[i] = point.mass;
    columns.rapidity[i] = point.y;
    columns.pt[i] = pair.pt;
    columns.flavour[i] = id;
  }
}

function acceptedPoint(density: DrellYanDensity, random: Random, point: Point, tally: Tally): void {
  let ratio: number;
  do {
    ratio = propose(density, random, point);
    tally.tries++;
    tally.sum += ratio;
    tally.sumOfSquares += ratio * ratio;
    if (ratio > tally.largest) tally.largest = ratio;
  } while (random() >= ratio);
}

/** cosθ from 1 + c² + asymmetry·c: its size is three parts flat and one part c², then its sign is drawn. */
function drawCosine(random: Random, asymmetry: number): number {
  let size = random();
  if (random() < 0.25) size = Math.max(size, random(), random());
  const forward = 0.5 + (0.5 * asymmetry * size) / (1 + size * size);
  return random() < forward ? size : -size;
}

function crossSectionOf({ cells }: DrellYanDensity, tally: Tally): Estimate {
  const mean = tally.sum / tally.tries;
  const variance = tally.sumOfSquares / tally.tries - mean * mean;
  return {
    value: cells.totalWeight * mean,
    error: cells.totalWeight * Math.sqrt(variance / tally.tries),
  };
}

function emptyColumns(n: number): TruthColumns {
  const column = (): Float64Array => new Float64Array(n);
  const pair = { mass: column(), rapidity: column(), pt: column(), flavour: column() };
  return { ...leptonColumns(n), ...pair };
}

function checkOptions(nEvents: number, sqrtS: number, [from, to]: readonly [number, number]): void {
  if (!(Number.isInteger(nEvents) && nEvents > 0)) {
    throw new RangeError(`Cannot generate ${nEvents} events: a positive whole number is wanted`);
  }
  if (!(sqrtS > 0 && sqrtS <= 1e6)) {
    throw new RangeError(
      `Cannot collide at ${sqrtS} GeV: the energy must be between 0 and 10⁶ GeV`,
    );
  }
  if (!(from >= 5 && from < to && to < sqrtS)) {
    throw new RangeError(
      `Cannot generate masses ${from}–${to} GeV: the window must rise, from 5 GeV to below ${sqrtS} GeV`,
    );
  }
}
