import { particles, type Random } from "../../core/index.ts";
import type { EventTable } from "../../event/index.ts";
import type { DrellYanSample } from "../generator/drell-yan/drell-yan.ts";
import { energyKept } from "../generator/drell-yan/final-state-radiation.ts";
import { checkSeed, streamOf } from "../stream.ts";
import { cms2011, type MuonCard } from "./cards/muon-card.ts";
import { addPair, type DimuonFormat, dimuonRows, dimuonTable, pairMass } from "./dimuon-table.ts";
import { emptyMuon, type Muon, measureMuon } from "./measure/measure-muon.ts";

export interface DetectOptions extends DimuonFormat {
  /** Default: `cms2011`. */
  card?: MuonCard;
  /** Default: the seed of the sample, in a stream of its own. */
  seed?: number;
  /** Window of the measured mass [GeV]. Default: that of the sample. */
  massRange?: readonly [number, number];
  /** Whether the muons radiate photons before they are measured. Default: true. */
  isRadiating?: boolean;
}

/**
 * What the detector makes of generated Z → μμ events: those with two seen muons of opposite charge
 * that fire the trigger, under the column names of the CMS files. Event is the position in the sample.
 */
export function detect(
  sample: DrellYanSample,
  {
    card = cms2011,
    seed = sample.seed,
    massRange = sample.massRange,
    isRadiating = true,
    ...format
  }: DetectOptions = {},
): EventTable {
  if (sample.lepton !== "mu") {
    throw new RangeError(`Cannot detect lepton "${sample.lepton}": there are cards for "mu" only`);
  }
  checkSeed(seed);
  const random = streamOf(seed, "detector");
  const rows = dimuonRows();
  const pair: [Muon, Muon] = [emptyMuon(), emptyMuon()];
  for (let i = 0; i < sample.nEvents; i++) {
    if (!measurePair(sample, i, card, random, isRadiating, pair)) continue;
    if (pair[0].charge === pair[1].charge || !firesTrigger(card, random, pair)) continue;
    const mass = pairMass(pair);
    if (mass < massRange[0] || mass >= massRange[1]) continue;
    addPair(rows, i, random() < 0.5 ? pair : [pair[1], pair[0]]);
  }
  return dimuonTable(rows, format);
}

/** Whether both legs of the two-muon trigger fire. */
export function firesTrigger(
  { triggerLeg, triggerPt }: MuonCard,
  random: Random,
  [a, b]: readonly [Muon, Muon],
): boolean {
  const [hard, soft] = a.pt > b.pt ? [a, b] : [b, a];
  if (hard.pt < triggerPt[0] || soft.pt < triggerPt[1]) return false;
  return random() < triggerLeg && random() < triggerLeg;
}

function measurePair(
  sample: DrellYanSample,
  i: number,
  card: MuonCard,
  random: Random,
  isRadiating: boolean,
  [minus, plus]: readonly [Muon, Muon],
): boolean {
  const { px1, py1, pz1, px2, py2, pz2, mass } = sample;
  const kept = (): number => (isRadiating ? energyKept(random, mass[i]!, particles.muon.mass) : 1);
  const [a, b] = [kept(), kept()];
  return (
    measureMuon(card, random, [a * px1[i]!, a * py1[i]!, a * pz1[i]!], -1, minus) &&
    measureMuon(card, random, [b * px2[i]!, b * py2[i]!, b * pz2[i]!], 1, plus)
  );
}
