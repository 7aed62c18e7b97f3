import type { Random } from "../../../core/index.ts";
import type { EventRecord } from "../../../event/index.ts";
import { quickAtan2, quickLog } from "../../quick-math.ts";
import type { DetectorCard } from "../cards/detector-card.ts";
import type { DetectorState } from "../detector-state.ts";
import type { EventView } from "../event-view.ts";
import { coshEta, pseudorapidity } from "./direction.ts";
import { leptonResolution, measurePt, ringAt } from "./measure-lepton.ts";
import { exponential, quickNormal } from "./random-deviates.ts";
import { JET, LEPTON, nextPlace, type Seen, type SeenObjects } from "./seen-objects.ts";

/** Measures electrons and muons, and adds those that jets fake. */
export function measureLeptons(random: Random, state: DetectorState, record: EventRecord): void {
  const { view, input } = state;
  addFakes(random, state.card, state.seen);
  for (let k = 0; k < view.nLeptons; k++) {
    const isInJet = input === "true" && view.origin[k] === 3;
    measureLepton(random, state, record, k, isInJet);
  }
}

/** Measures one; what its jet has already, as an electron from a b hadron, is not added to the sums again. */
function measureLepton(
  random: Random,
  { card, view, seen }: DetectorState,
  record: EventRecord,
  k: number,
  isInJet: boolean,
): void {
  const i = view.lepton[k]!;
  const isMuon = Math.abs(record.pdg[i]!) === 13;
  const lepton = isMuon ? card.muons : card.electrons;
  const x = record.px[i]!;
  const y = record.py[i]!;
  const pt = Math.sqrt(x * x + y * y);
  if (pt < 0.8 * lepton.ptMin) return;
  const z = record.pz[i]!;
  const p = Math.sqrt(pt * pt + z * z);
  const size = quickLog((Math.abs(z) + p) / pt); // of the pseudorapidity
  const measured = measurePt(random, lepton, pt, size, isMuon);
  if (measured === 0) return;
  const isDoubled = isInJet && !isMuon;
  const around =
    activity(card, view, record, i, isDoubled) + exponential(random, card.isolation.noise);
  const charge = record.pdg[i]! > 0 ? -1 : 1;
  const { fields } = seen.leptons;
  const place = nextPlace(seen.leptons);
  fields[LEPTON.pt]![place] = measured;
  fields[LEPTON.eta]![place] = z > 0 ? size : -size;
  fields[LEPTON.phi]![place] = quickAtan2(y, x);
  fields[LEPTON.e]![place] = (measured / pt) * p;
  fields[LEPTON.charge]![place] = random() < lepton.chargeFlip ? -charge : charge;
  fields[LEPTON.type]![place] = isMuon ? 13 : 11;
  fields[LEPTON.isolation]![place] = around / measured;
  fields[LEPTON.truePt]![place] = pt;
  fields[LEPTON.origin]![place] = view.origin[k]!;
  if (!isDoubled) addMeasured(seen, x, y, measured, pt);
}

/** Adds an object to the sums. */
function addMeasured(seen: Seen, x: number, y: number, measured: number, pt: number): void {
  seen.x += (measured / pt) * x;
  seen.y += (measured / pt) * y;
  seen.trueX += x;
  seen.trueY += y;
  seen.sumEt += measured;
}

/** Photons: as electrons, without a charge. */
export function measurePhotons(
  random: Random,
  { card, view, seen }: DetectorState,
  record: EventRecord,
): void {
  for (let k = 0; k < view.nPhotons; k++) {
    const i = view.photon[k]!;
    const x = record.px[i]!;
    const y = record.py[i]!;
    const pt = Math.sqrt(x * x + y * y);
    if (pt < 0.8 * card.photons.ptMin) continue;
    const eta = pseudorapidity(record.pz[i]!, pt);
    const ring = ringAt(card.photons.rings, Math.abs(eta));
    if (!ring || random() >= ring.efficiency) continue;
    const measured = pt * (1 + leptonResolution(ring, pt) * quickNormal(random));
    if (measured <= card.photons.ptMin) continue;
    const place = nextPlace(seen.photons);
    const { fields } = seen.photons;
    fields[0]![place] = measured;
    fields[1]![place] = eta;
    fields[2]![place] = quickAtan2(y, x);
    fields[3]![place] =
      (activity(card, view, record, i, false) + exponential(random, card.isolation.noise)) /
      measured;
    addMeasured(seen, x, y, measured, pt);
  }
}

/** pT of everything else in the cone around entry `i`; its own is left out where the jets have it. */
function activity(
  { isolation: { radius } }: DetectorCard,
  view: EventView,
  { px, py, pz, e }: EventRecord,
  i: number,
  isInJet: boolean,
): number {
  const pt = Math.sqrt(px[i]! * px[i]! + py[i]! * py[i]!);
  const most = (radius * radius) / 2; // cosh Δη − cos Δφ at a small distance
  let sum = 0;
  for (let k = 0; k < view.nParticles; k++) {
    const x = view.px[k]!;
    const y = view.py[k]!;
    const other = Math.sqrt(x * x + y * y);
    const dot = e[i]! * view.e[k]! - pz[i]! * view.pz[k]! - px[i]! * x - py[i]! * y;
    if (dot < most * pt * other) sum += other;
  }
  return isInJet ? Math.max(sum - pt, 0) : sum;
}

/** Leptons that are none: each jet of light quarks or gluons has a small chance to be taken for one. */
function addFakes(random: Random, card: DetectorCard, seen: Seen): void {
  const { fakes } = card;
  const both = fakes.electron + fakes.muon;
  for (let jet = 0; jet < seen.jets.n; jet++) {
    if (seen.jets.fields[JET.flavour]![jet]! > 3) continue; // heavy flavour has real ones
    const u = random();
    if (u < both) addFake(random, card, seen, jet, u < fakes.muon);
  }
}

function addFake(
  random: Random,
  card: DetectorCard,
  seen: Seen,
  jet: number,
  isMuon: boolean,
): void {
  const { fields: jets } = seen.jets;
  const lepton = isMuon ? card.muons : card.electrons;
  const pt = jets[JET.pt]![jet]! * (isMuon ? 0.2 + 0.6 * random() : 0.6 + 0.4 * random());
  const eta = jets[JET.eta]![jet]!;
  if (pt <= lepton.ptMin || !ringAt(lepton.rings, Math.abs(eta))) return;
  const place = nextPlace(seen.leptons);
  const { fields } = seen.leptons;
  fields[LEPTON.pt]![place] = pt;
  fields[LEPTON.eta]![place] = eta;
  fields[LEPTON.phi]![place] = jets[JET.phi]![jet]!;
  fields[LEPTON.e]![place] = pt * coshEta(eta);
  fields[LEPTON.charge]![place] = random() < 0.5 ? -1 : 1;
  fields[LEPTON.type]![place] = isMuon ? 13 : 11;
  fields[LEPTON.isolation]![place] = exponential(random, card.fakes.activity);
  fields[LEPTON.truePt]![place] = 0;
  fields[LEPTON.origin]![place] = 0;
}

/** Whether a single electron or muon above threshold fires the trigger. */
export function firesTrigger(
  random: Random,
  { trigger }: DetectorCard,
  { n, fields }: SeenObjects,
): boolean {
  let fires = false;
  for (let i = 0; i < n; i++) {
    const isMuon = fields[LEPTON.type]![i] === 13;
    const pt = fields[LEPTON.pt]![i]!;
    if (pt < (isMuon ? trigger.muonPt : trigger.electronPt)) continue;
    if (random() < (isMuon ? trigger.muonEfficiency : trigger.electronEfficiency)) fires = true;
  }
  return fires;
}
