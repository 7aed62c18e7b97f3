import type { Random } from "../../core/index.ts";
import { type EventRecord, type EventTable, emptyRecord } from "../../event/index.ts";
import { writeMeson } from "../generator/onia/onia-event.ts";
import type { OniumId } from "../generator/onia/onia-models.ts";
import type { HardProcess } from "../generator/process.ts";
import { prepareOnium } from "../generator/processes/onia.ts";
import { asinh } from "../portable-math.ts";
import { checkSeed, streamOf } from "../stream.ts";
import { type DimuonCard, dimuonDetector } from "./dimuon-card.ts";
import { type DimuonRows, dimuonRows, writeMade, writeSeen } from "./dimuon-rows.ts";
import { emptyPair, measureDimuon } from "./measure-dimuon.ts";

export interface DimuonSampleOptions {
  /** Mesons to make. */
  nEvents: number;
  /** Whole number; the same seed gives the same sample on every machine. */
  seed: number;
  /** Smallest pT of a meson [GeV]. Default: 0. */
  ptMin?: number;
  /** Largest |y| of a meson. Default: 2.4. */
  yMax?: number;
  /** Pairs of no resonance for each meson, and the share of them whose muons come from a b hadron. Default: none. */
  background?: { readonly pairs: number; readonly late: number };
  /** Default: `dimuonDetector`. */
  card?: DimuonCard;
}

/** Mesons that decay to two muons, as they were made, and what a detector sees of them. */
export interface DimuonSample {
  /**
   * Every meson: `pt`, `y`, `mass`, `from_b` (1 or 0), `flight` across the beam [mm], `cos_theta` of the μ⁺ in the
   * meson's rest frame against its flight, and `pt1`, `eta1` (μ⁻), `pt2`, `eta2` (μ⁺) before they radiate.
   */
  readonly made: EventTable;
  /**
   * Every pair that fired the trigger: both muons as in the CMS files, the pair's `M`, `pt` and `y`, and `Lxy` with
   * `Lxy_error` [mm]. The truth beside: `truth_meson` (0 for background) and `truth_from_b`.
   */
  readonly seen: EventTable;
  /** Luminosity in which as many mesons are made [pb⁻¹]. */
  readonly luminosity: number;
}

/**
 * Makes mesons at 13 TeV with the rates and spectra of `oniumModels`, on a background that moves as they do, and
 * looks at their muons with a detector that sees vertices. Each background pair has one vertex, as from b → c μ → s μμ.
 */
export function dimuonSample(id: OniumId, options: DimuonSampleOptions): DimuonSample {
  const { nEvents, seed, ptMin = 0, yMax = 2.4, card = dimuonDetector } = options;
  const { pairs = 0, late = 0 } = options.background ?? {};
  checkSample(nEvents, seed, late);
  const process = prepareOnium(id, { ptMin, yMax, continuum: pairs });
  const rows = dimuonRows();
  const nTried = fill(process, { id, nEvents, seed, late, card }, rows);
  return {
    made: rows.made.take(),
    seen: rows.seen.take(),
    luminosity: nTried / process.crossSection.value,
  };
}

interface Job {
  readonly id: OniumId;
  readonly nEvents: number;
  readonly seed: number;
  readonly late: number;
  readonly card: DimuonCard;
}

/** Collects events until there are enough mesons; returns how many events that took. */
function fill(
  process: HardProcess,
  { id, nEvents, seed, late, card }: Job,
  rows: DimuonRows,
): number {
  const [hard, looking] = [streamOf(seed, `${id}/dimuons`), streamOf(seed, `${id}/seen`)];
  const record = emptyRecord(16);
  const pair = emptyPair();
  let nTried = 0;
  for (let made = 0; made < nEvents; nTried++) {
    process.generate(hard, record);
    const isMeson = record.pdg[motherOf(record)] !== PHOTON;
    if (!isMeson && hard() < late) moveToVertex(hard, record);
    const isFromB = motherOf(record) !== FIRST;
    if (isMeson) {
      writeMade(rows.made, record, isFromB);
      made++;
    }
    if (!measureDimuon(looking, card, record, pair)) continue;
    writeSeen(rows.seen, looking() < 0.5, pair, { isMeson, isFromB });
  }
  return nTried;
}

const PHOTON = 22;
/** Place of what is made in the collision itself: after the two incoming gluons. */
const FIRST = 2;

/** What the two muons at the end of the record come from. */
function motherOf({ mother, n }: EventRecord): number {
  return mother[n - 1]!;
}

/** The same pair once more, from a b hadron that flew. */
function moveToVertex(random: Random, record: EventRecord): void {
  const { px, py, pz, e } = record;
  const [x, y, z, energy] = [px[FIRST]!, py[FIRST]!, pz[FIRST]!, e[FIRST]!];
  const pt = Math.sqrt(x * x + y * y);
  const transverse = Math.sqrt((energy - z) * (energy + z));
  const mass = Math.sqrt((transverse - pt) * (transverse + pt));
  record.n = 0;
  writeMeson(random, record, SQRT_S, {
    ...{ pdg: PHOTON, mass, pt, y: asinh(z / transverse), fromB: true },
  });
}

const SQRT_S = 13_000;

function checkSample(nEvents: number, seed: number, late: number): void {
  checkSeed(seed);
  if (!(Number.isInteger(nEvents) && nEvents > 0)) {
    throw new RangeError(`Cannot make ${nEvents} mesons: a positive whole number is wanted`);
  }
  if (!(late >= 0 && late <= 1)) {
    throw new RangeError(`Cannot let a share ${late} of the background fly: 0 to 1 wanted`);
  }
}
