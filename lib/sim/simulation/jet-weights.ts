import { type EventRecord, status } from "../../event/index.ts";
import { fewJets } from "../detector/jets/few-jets.ts";
import type { JetFinder } from "../detector/jets/jet-finder.ts";

/** Processes of a lone boson, whose jets come out of the shower. */
export type BosonId = "z-ee" | "z-mumu" | "z-tautau" | "w-enu" | "w-munu" | "w-taunu";

export interface JetOptions {
  /**
   * How often there are no, one, … four jets beside the boson: as the shower makes them, or weighted to be as often
   * as published, which is known for pp at 13 TeV. Default: "shower".
   */
  jets?: "shower" | "published";
}

/** How often there are jets above 30 GeV, up to this |y|. */
interface JetRates {
  /** Measured: at least 0, 1, 2, 3, 4 jets, in any unit. */
  readonly published: readonly number[];
  /** Shares of exactly 0, 1, 2, 3 and of at least 4 in 2.5 million events of the shower, with the same cuts on leptons. */
  readonly shower: readonly number[];
  readonly rapidity: number;
}

/** Z → ℓℓ of ATLAS, arXiv:1702.05725: each is 0.1568, 0.2327, 0.2299, 0.239 of the one before. */
const besideZ: JetRates = {
  published: [1, 0.1568, 0.03649, 0.008388, 0.002005],
  shower: [0.84038, 0.11961, 0.02911, 0.00786, 0.00304],
  rapidity: 2.5,
};
/** W → μν of CMS, arXiv:1707.05979 [pb]; all of them are the share of the published 20 640 pb that passes its cuts here. */
const besideW: JetRates = {
  published: [8356, 1072, 239.9, 50.46, 11.39],
  shower: [0.87364, 0.09892, 0.021, 0.00476, 0.00168],
  rapidity: 2.4,
};

const RADIUS = 0.4;
const PT_MIN = 30;
const MOST = 4;

/** What an event of a boson with its jets weighs for them to be as frequent as published. */
export function jetWeight(process: string): (record: EventRecord) => number {
  const { published, shower, rapidity } = process.startsWith("z") ? besideZ : besideW;
  const weights = exactly(published).map((share, n) => share / shower[n]!);
  const finder = fewJets(RADIUS, PT_MIN);
  return (record) => weights[Math.min(countJets(record, finder, rapidity), MOST)]!;
}

/** Refuses to weigh jets that are not there, or were not measured. */
export function checkJets({
  jets,
  radiation = true,
  sqrtS = 13_000,
  beams = "pp",
}: {
  readonly jets?: unknown;
  readonly radiation?: boolean;
  readonly sqrtS?: number;
  readonly beams?: unknown;
}): void {
  if (jets !== "published" || (radiation && sqrtS === 13_000 && beams === "pp")) return;
  const met = `${beams} at ${sqrtS} GeV ${radiation ? "with" : "without"} radiation`;
  throw new RangeError(
    `Cannot weigh jets as published for ${met}: they are known for pp at 13000 GeV with radiation`,
  );
}

/** Shares of events with exactly 0, 1, 2, 3 and with more, from those with at least so many. */
function exactly(atLeast: readonly number[]): readonly number[] {
  return atLeast.map((rate, n) => (rate - (atLeast[n + 1] ?? 0)) / atLeast[0]!);
}

const momenta = {
  ...{ px: new Float64Array(512), py: new Float64Array(512) },
  ...{ pz: new Float64Array(512), e: new Float64Array(512) },
};

/** Jets of the final quarks and gluons up to this |y|. */
function countJets(record: EventRecord, finder: JetFinder, rapidity: number): number {
  const { px, py, pz, e } = momenta;
  let n = 0;
  for (let i = 2; i < record.n; i++) {
    const kind = Math.abs(record.pdg[i]!);
    if (record.status[i] !== status.final || (kind > 5 && kind !== 21)) continue;
    px[n] = record.px[i]!;
    py[n] = record.py[i]!;
    pz[n] = record.pz[i]!;
    e[n++] = record.e[i]!;
  }
  const found = finder.cluster(n, px, py, pz, e);
  const slope = Math.tanh(rapidity); // largest |pz|/E
  let jets = 0;
  for (let jet = 0; jet < found; jet++) {
    if (Math.abs(finder.pz[jet]!) < slope * finder.e[jet]!) jets++;
  }
  return jets;
}
