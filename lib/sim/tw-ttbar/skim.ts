import { type Column, type EventTable, isJagged, jagged, take } from "../../event/index.ts";

/** What an event needs to stay in the pools; looser than any selection of the lesson. Momenta in GeV. */
export const loosePair: LoosePair = {
  ...{ leptonPt: 20, leptonEta: 2.5, isolation: 0.125 },
  ...{ jetPt: 25, jetEta: 2.5, tag: 2, apart: 0.2 },
};

export interface LoosePair {
  readonly leptonPt: number;
  readonly leptonEta: number;
  /** Σ pT around over pT, below. */
  readonly isolation: number;
  readonly jetPt: number;
  readonly jetEta: number;
  /** Working points that the jet must pass: 2 is 77 %. */
  readonly tag: number;
  /** Jets nearer to a lepton than this do not count. */
  readonly apart: number;
}

/** The events with two isolated leptons or more and exactly one jet beside them, which is tagged. */
export function withLoosePair(events: EventTable): EventTable {
  const rows = Array.from({ length: events.nEvents }, (_, i) => i);
  return take(events, Uint32Array.from(rows.filter((row) => isLoosePair(events, row))));
}

function isLoosePair(events: EventTable, row: number): boolean {
  const lepton = listsOf(events, row, ["lep_pt", "lep_eta", "lep_phi", "lep_isolation"]);
  const good = lepton.filter(
    ([pt, eta, , around]) =>
      pt! > loosePair.leptonPt &&
      Math.abs(eta!) < loosePair.leptonEta &&
      around! < loosePair.isolation,
  );
  if (good.length < 2) return false;
  const jets = listsOf(events, row, ["jet_pt", "jet_eta", "jet_phi", "jet_btag"]).filter(
    ([pt, eta, phi]) =>
      pt! > loosePair.jetPt &&
      Math.abs(eta!) < loosePair.jetEta &&
      good.every((one) => distance([one[1]!, one[2]!], [eta!, phi!]) > loosePair.apart),
  );
  return jets.length === 1 && jets[0]![3]! >= loosePair.tag;
}

/** The objects of an event, each as the values of these columns. */
function listsOf(events: EventTable, row: number, names: readonly string[]): number[][] {
  const columns = names.map((name) => jagged(events, name));
  const { offsets } = columns[0]!;
  const objects: number[][] = [];
  for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
    objects.push(columns.map(({ values }) => values[i]!));
  }
  return objects;
}

type Direction = readonly [eta: number, phi: number];

function distance([etaA, phiA]: Direction, [etaB, phiB]: Direction): number {
  return Math.hypot(etaA - etaB, Math.acos(Math.cos(phiA - phiB)));
}

/**
 * Columns that are kept, each with the step in which it is: momenta 1/16 GeV, directions 1/512, both below what the
 * detector resolves. Binary fractions fit a float of 32 bits exactly.
 */
const steps: Readonly<Record<string, number>> = {
  ...{ lep_pt: 1 / 16, lep_eta: 1 / 512, lep_phi: 1 / 512, lep_e: 1 },
  ...{ lep_charge: 1, lep_type: 1, lep_isolation: 1 / 64 },
  ...{ jet_pt: 1 / 16, jet_eta: 1 / 512, jet_phi: 1 / 512, jet_m: 1 / 8, jet_btag: 1 },
  ...{ met_et: 1 / 16, met_phi: 1 / 512, sum_et: 2, trigger: 1, n_vertices: 1, weight: 1 },
};

/** The columns that the pools have, in their steps. What is above (pt, e, et) or below (η, isolation) a multiple of its step stays so. */
export function slimmed({ nEvents, columns }: EventTable): EventTable {
  const kept = Object.entries(steps).map(([name, step]): [string, Column] => {
    const towards = /_(pt|e|et)$/.test(name) ? Math.ceil : Math.trunc;
    const rounded = (x: number): number => step * towards(x / step);
    const values = columns[name]!;
    if (isJagged(values)) return [name, { ...values, values: values.values.map(rounded) }];
    return [name, Float64Array.from(values as Float64Array, rounded)]; // no text among them
  });
  return { nEvents, columns: Object.fromEntries(kept) };
}
