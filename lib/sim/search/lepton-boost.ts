import { concat, type EventRecord, status } from "../../event/index.ts";
import type { DetectorCard } from "../detector/cards/detector-card.ts";
import { decayHeavyFlavour } from "../generator/radiation/decays/heavy-flavour.ts";
import { type EventViewer, eventViewer } from "./event-viewer.ts";
import { preselection } from "./preselection.ts";

/** Leptons softer than this part of the preselection's pT cannot be measured above it. */
const HOPE = 0.9;

/** Partons softer than this [GeV] hardly ever make a jet above the preselection's pT: they miss it by 2.3 σ. */
const PARTON_PT = 15;

/** Origins of leptons, as in the column `truth_lep_origin`. */
const FAKE = 0;
const HEAVY = 3;

/**
 * A viewer for jets, in which each collision counts `boost` times: a jet is taken for a lepton so many times
 * too often, and b and c quarks are made to decay so many times over, each time to be looked at. Two
 * fakes in one event, which the boost makes too frequent, are one in a hundred.
 */
export function boostedViewer(card: DetectorCard, boost: number): EventViewer {
  const { fakes } = card;
  const often = { ...fakes, electron: boost * fakes.electron, muon: boost * fakes.muon };
  const never = { ...fakes, electron: 0, muon: 0 };
  const forFakes = eventViewer({ ...card, fakes: often }, FAKE);
  const forHeavy = eventViewer({ ...card, fakes: never }, HEAVY);
  const before = snapshot();
  return {
    look(random, record) {
      if (!hasThreePartons(record)) return false;
      before.save(record);
      decayHeavyFlavour(random, record, { keepHadrons: false });
      let isKept = forFakes.look(random, record);
      before.restore(record);
      if (!hasHardHeavyQuark(record)) return isKept;
      for (let i = 0; i < boost; i++) {
        decayHeavyFlavour(random, record, { keepHadrons: false });
        if (hasHardLepton(record) && forHeavy.look(random, record)) isKept = true;
        before.restore(record);
      }
      return isKept;
    },
    take: () => concat(forFakes.take(), forHeavy.take()),
  };
}

/** A viewer of events in which b, c and τ decay once, as in nature. */
export function plainViewer(card: DetectorCard): EventViewer {
  const viewer = eventViewer(card);
  return {
    ...viewer,
    look(random, record) {
      decayHeavyFlavour(random, record, { keepHadrons: false });
      return viewer.look(random, record);
    },
  };
}

/** Keeps a record as it is before decays, which change momenta and append particles. */
function snapshot(): { save(record: EventRecord): void; restore(record: EventRecord): void } {
  const names = ["px", "py", "pz", "e"] as const;
  const kept = names.map(() => new Float64Array(4096));
  let n = 0;
  return {
    save(record) {
      n = record.n;
      for (const [i, name] of names.entries()) kept[i]!.set(record[name].subarray(0, n));
    },
    restore(record) {
      record.n = n;
      for (const [i, name] of names.entries()) record[name].set(kept[i]!.subarray(0, n));
    },
  };
}

/** Whether there is something to make three jets and a lepton of: three partons, of which one may be short of pT, and a pile-up jet. */
function hasThreePartons({ n, status: code, px, py }: EventRecord): boolean {
  let found = 0;
  for (let i = 2; i < n; i++) {
    if (code[i] !== status.final) continue;
    if (px[i]! * px[i]! + py[i]! * py[i]! > PARTON_PT * PARTON_PT) found++;
  }
  return found >= 3;
}

function hasHardHeavyQuark(record: EventRecord): boolean {
  for (let i = 2; i < record.n; i++) {
    const kind = Math.abs(record.pdg[i]!);
    if ((kind === 4 || kind === 5) && isHard(record, i)) return true;
  }
  return false;
}

function hasHardLepton(record: EventRecord): boolean {
  for (let i = record.n - 1; i >= 2; i--) {
    const kind = Math.abs(record.pdg[i]!);
    if ((kind === 11 || kind === 13) && isHard(record, i)) return true;
  }
  return false;
}

function isHard({ status: code, px, py }: EventRecord, i: number): boolean {
  const least = HOPE * preselection.leptonPt;
  return code[i] === status.final && px[i]! * px[i]! + py[i]! * py[i]! > least * least;
}
