import { type EventTable, type Jagged, take } from "../../event/index.ts";

/** What is kept of an event: what an analysis of two leptons asks for. */
const kept = [
  ...["lep_pt", "lep_eta", "lep_phi", "lep_e", "lep_charge", "lep_type", "lep_isolation"],
  ...["jet_pt", "jet_eta", "jet_phi", "jet_m", "jet_btag"],
  ...["met_et", "met_phi", "trigger", "n_vertices", "weight"],
];

/** The events with two leptons or more of pT > 22 GeV that are not deep inside of a jet, without their truth. */
export function loosePairs(events: EventTable): EventTable {
  const columns = Object.fromEntries(kept.map((name) => [name, events.columns[name]!]));
  const table = { nEvents: events.nEvents, columns };
  const positions = Array.from({ length: events.nEvents }, (_, i) => i);
  return take(
    table,
    positions.filter((i) => nGood(table, i) >= 2),
  );
}

/** Whether there is a good electron and a good muon. */
export function isMixedPair(events: EventTable, event: number): boolean {
  return nGood(events, event, ELECTRON) > 0 && nGood(events, event, MUON) > 0;
}

/** The events without those that have an electron and a muon: of a Z, one of them is lost and the other one a jet. */
export function withoutMixedPairs(events: EventTable): EventTable {
  const positions = Array.from({ length: events.nEvents }, (_, i) => i);
  return take(
    events,
    positions.filter((i) => !isMixedPair(events, i)),
  );
}

/** Jets of the event that pass the tag of 77 % for b quarks. */
export function nTagged(events: EventTable, event: number): number {
  const { offsets, values } = list(events, "jet_btag");
  let n = 0;
  for (let i = offsets[event]!; i < offsets[event + 1]!; i++) if (values[i]! >= TAG_77) n++;
  return n;
}

/** `jet_btag` counts the working points passed, of 85, 77, 70 and 60 %. */
const TAG_77 = 2;
const ELECTRON = 11;
const MUON = 13;

function nGood(events: EventTable, event: number, type?: number): number {
  const [pt, kind, around] = ["lep_pt", "lep_type", "lep_isolation"].map((name) =>
    list(events, name),
  );
  let n = 0;
  for (let i = pt!.offsets[event]!; i < pt!.offsets[event + 1]!; i++) {
    if (!(pt!.values[i]! > 22 && around!.values[i]! < 0.3)) continue;
    if (type === undefined || kind!.values[i] === type) n++;
  }
  return n;
}

function list(events: EventTable, name: string): Jagged {
  return events.columns[name] as Jagged; // a list in all detected events
}

/** The table with each tagged jet left its tag by the probability `share`. */
export function withFewerTags(events: EventTable, share: number, random: () => number): EventTable {
  const { offsets, values } = list(events, "jet_btag");
  const tags = values.map((tag) => (tag >= TAG_77 && random() >= share ? 0 : tag));
  return { ...events, columns: { ...events.columns, jet_btag: { offsets, values: tags } } };
}
