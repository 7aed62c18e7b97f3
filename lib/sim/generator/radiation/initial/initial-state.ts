import type { Random } from "../../../../core/index.ts";
import type { EventRecord } from "../../../../event/index.ts";
import { quickLog } from "../../../quick-math.ts";
import type { RunningCoupling } from "../../partons/running-coupling.ts";
import { drawBranching, type Evolution, findEmission } from "./backward-evolution.ts";
import { backwardBounds } from "./backward-kernels.ts";
import { emissionTable } from "./emission-table.ts";
import { addInitialEmission, type Emission } from "./initial-emission.ts";
import {
  GLUON,
  nodeOf,
  nodeOfX,
  QUARKS,
  readPartons,
  rowOfScale,
  type ShowerPartons,
} from "./shower-partons.ts";

export interface InitialStateSettings {
  /** Energy of the two beams together [GeV]. */
  readonly sqrtS: number;
  /** Emissions below this pT [GeV] are not resolved. */
  readonly cut: number;
  /** Emission fades below this pT [GeV], as colour is screened, by pT²/(pT² + screen²). */
  readonly screen: number;
  /** Emission fades as 1/(1 + pT²/(damp·scale)²) where no first-order matrix element corrects it. */
  readonly damp: number;
  /** Factor on the branchings that change the kind of the parton, at low and at high pT. */
  readonly conversions: readonly [number, number];
  /** Factor on emissions after the first whose pT is that of a jet, which a shower alone makes too rarely. */
  readonly laterJets: number;
  /** Whether it radiates beside a lone boson, whose first emission has a matrix element. */
  readonly besideBoson: boolean;
  readonly alphaS: RunningCoupling;
}

/** Radiates from the two incoming partons of a record, entries 0 and 1. */
export interface InitialState {
  /** Returns how many partons were added; the scales they were emitted at are in `scales`. */
  radiate(random: Random, record: EventRecord): number;
  /** pT² of each emission [GeV²], in the order of the record. */
  readonly scales: Float64Array;
}

const MOST_EMISSIONS = 64;
/** With this z or more ŝ grows so little that the other side's next emission stands. */
const NEARLY_ALL = 0.9;
/** pT² in units of the damping scale's square above which nothing is left. */
const FADED = 16;

/**
 * Backward evolution of both incoming partons in pT² = (1 − z)Q² (T. Sjöstrand and P. Skands,
 * hep-ph/0408302), hardest emission first, with mean numbers of emissions from a table.
 */
export function initialState(partons: ShowerPartons, settings: InitialStateSettings): InitialState {
  const { sqrtS, cut, screen, conversions, laterJets, alphaS } = settings;
  const rules = {
    ...{ s: sqrtS * sqrtS, cut2: cut * cut, screen2: screen * screen, conversions, alphaS },
    ...{ jets: 1, besideBoson: false },
  };
  const first = emissionTable(partons, { ...rules, besideBoson: settings.besideBoson });
  const later = settings.besideBoson
    ? emissionTable(partons, { ...rules, jets: laterJets })
    : first;
  const evolution: Evolution = {
    ...{ partons, bounds: backwardBounds(partons, cut * cut), conversions },
    ...{ s: sqrtS * sqrtS, logS: 2 * quickLog(sqrtS), cut2: cut * cut, table: first },
    ...{ x: new Float64Array(2), logX: new Float64Array(2), node: new Float64Array(2) },
    ...{ logFrom: 0.5, bosonMass2: 0.5, damp2: 0.5 },
  };
  const scales = new Float64Array(MOST_EMISSIONS);
  const tried: readonly [Emission, Emission] = [emptyEmission(0), emptyEmission(1)];
  return {
    scales,
    radiate(random, record) {
      const before = record.n;
      evolution.table = first;
      begin(evolution, record, settings);
      let changed = 3; // bits of the sides whose next emission is not known
      for (let count = 0; count < MOST_EMISSIONS; count++) {
        const emission = hardest(random, evolution, record, changed, tried);
        if (emission.logPt2 < first.logCut2) break;
        if (!drawBranching(random, evolution, record, emission)) break;
        const source = sourceOf(random, partons, record, emission);
        if (!addInitialEmission(random, record, emission, source, sqrtS)) break;
        moveBack(evolution, record, emission);
        scales[count] = emission.pt2;
        const isNew = emission.z < NEARLY_ALL || evolution.table !== later;
        changed = isNew ? 3 : 1 << emission.side;
        evolution.table = later;
      }
      return record.n - before;
    },
  };
}

/** Looks at the sides that have changed, and returns the harder of the two emissions. */
function hardest(
  random: Random,
  evolution: Evolution,
  record: EventRecord,
  changed: number,
  tried: readonly [Emission, Emission],
): Emission {
  if (changed & 1) findEmission(random, evolution, record, tried[0]);
  if (changed & 2) findEmission(random, evolution, record, tried[1]);
  return tried[0].logPt2 > tried[1].logPt2 ? tried[0] : tried[1];
}

/** Sets the evolution up for an event. */
function begin(
  evolution: Evolution,
  record: EventRecord,
  { damp, besideBoson }: InitialStateSettings,
): void {
  const { x, logX, node } = evolution;
  x[0] = record.x1;
  x[1] = record.x2;
  for (let side = 0; side < 2; side++) {
    logX[side] = quickLog(x[side]!);
    node[side] = nodeOf(x[side]!, logX[side]!);
  }
  const sHat = record.x1 * record.x2 * evolution.s;
  const smaller = Math.min(record.x1, record.x2);
  const highest = (sHat * (1 - smaller) * (1 - smaller)) / smaller; // by energy alone
  evolution.bosonMass2 = besideBoson ? sHat : 0;
  evolution.damp2 = 0;
  evolution.logFrom = quickLog(highest);
  if (besideBoson) return;
  const scale2 = record.scale > 0 ? record.scale * record.scale : sHat / 4;
  const isHard = hasHardJets(record); // harder ones are of the process
  if (!isHard) evolution.damp2 = damp * damp * scale2;
  evolution.logFrom = quickLog(Math.min(highest, isHard ? scale2 : FADED * evolution.damp2));
}

/** The parton that the emission came from takes the place of the one that it left. */
function moveBack(
  evolution: Evolution,
  record: EventRecord,
  { side, logZ, logPt2 }: Emission,
): void {
  const { x, logX, node } = evolution;
  x[side] = side === 0 ? record.x1 : record.x2;
  logX[side]! -= logZ;
  node[side] = nodeOf(x[side]!, logX[side]!);
  evolution.logFrom = logPt2;
  evolution.bosonMass2 = 0;
  evolution.damp2 = 0;
}

/** PDG number of the parton that the emission came from; of a quark the flavour is drawn. */
function sourceOf(
  random: Random,
  partons: ShowerPartons,
  record: EventRecord,
  { side, isSoft, z, pt2 }: Emission,
): number {
  const pdg = record.pdg[side]!;
  if (isSoft) return pdg;
  if (pdg !== 21) return 21;
  const node = nodeOfX((side === 0 ? record.x1 : record.x2) / z);
  const row = rowOfScale(pt2);
  let left = random() * readPartons(partons, QUARKS, node, row);
  for (let id = -5; id <= 5; id++) {
    if (id !== 0) left -= readPartons(partons, id + GLUON, node, row);
    if (left < 0) return id;
  }
  return 2;
}

/** Whether quarks make nothing that carries colour: W, Z, γ*, a pair of them, leptons. */
export function isLoneBoson({ n, pdg, mother, colour, anticolour }: EventRecord): boolean {
  if (pdg[0] === 21 || pdg[1] === 21) return false;
  for (let i = 2; i < n; i++) {
    if (mother[i]! < 2 && (colour[i] !== 0 || anticolour[i] !== 0)) return false;
  }
  return true;
}

/** Whether the process itself makes a light quark or a gluon. */
function hasHardJets({ n, pdg, mother }: EventRecord): boolean {
  for (let i = 2; i < n; i++) {
    if (mother[i]! < 2 && (Math.abs(pdg[i]!) <= 5 || pdg[i] === 21)) return true;
  }
  return false;
}

function emptyEmission(side: 0 | 1): Emission {
  return { side, logPt2: Number.NEGATIVE_INFINITY, pt2: 0, z: 1, logZ: 0, isSoft: true };
}
