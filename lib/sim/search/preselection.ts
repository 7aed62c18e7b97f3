import type { DetectedColumns } from "../detector/detected-columns.ts";
import { wrap } from "../detector/measure/direction.ts";

/** What an event needs to enter the search samples: one lonely lepton, missing momentum, three jets. Momenta in GeV. */
export interface Preselection {
  /** Exactly one electron or muon above this pT, below this |η|, with so small a share of pT around it. */
  readonly leptonPt: number;
  readonly leptonEta: number;
  readonly isolation: number;
  readonly missing: number;
  /** Jets above this pT, below this |η|, farther than this from the lepton; at least so many. */
  readonly jetPt: number;
  readonly jetEta: number;
  readonly apart: number;
  readonly nJets: number;
}

export const preselection: Preselection = {
  ...{ leptonPt: 20, leptonEta: 2.5, isolation: 0.05, missing: 20 },
  ...{ jetPt: 25, jetEta: 2.5, apart: 0.4, nJets: 3 },
};

/** Place of the lepton in the one event that the columns hold; −1 if there is none, or more than one. */
export function onlyLepton({ lepton: { columns } }: DetectedColumns): number {
  const { lep_pt: pt, lep_eta: eta, lep_isolation: around } = columns;
  let found = -1;
  for (let i = 0; i < pt!.n; i++) {
    const isGood =
      pt!.values[i]! > preselection.leptonPt &&
      Math.abs(eta!.values[i]!) < preselection.leptonEta &&
      around!.values[i]! < preselection.isolation;
    if (!isGood) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

/** Places of the event's jets that count, hardest first, into `places`; returns how many they are. */
export function goodJets(seen: DetectedColumns, lepton: number, places: Int32Array): number {
  const { jet_pt: pt, jet_eta: eta, jet_phi: phi } = seen.jet.columns;
  const [lepEta, lepPhi] = [seen.lepton.columns["lep_eta"]!, seen.lepton.columns["lep_phi"]!];
  let n = 0;
  for (let i = 0; i < pt!.n; i++) {
    if (pt!.values[i]! <= preselection.jetPt) break;
    if (Math.abs(eta!.values[i]!) >= preselection.jetEta) continue;
    const [dEta, dPhi] = [
      eta!.values[i]! - lepEta.values[lepton]!,
      wrap(phi!.values[i]! - lepPhi.values[lepton]!),
    ];
    if (dEta * dEta + dPhi * dPhi > preselection.apart * preselection.apart) places[n++] = i;
  }
  return n;
}
