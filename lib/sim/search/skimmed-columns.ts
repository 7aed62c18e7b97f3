import type { EventTable } from "../../event/index.ts";
import type { DetectedColumns } from "../detector/detected-columns.ts";
import {
  type EventColumns,
  endEvent,
  eventColumns,
  type GrowingList,
  growingColumns,
  growingList,
  tableOf,
} from "../detector/event-columns.ts";
import { type GrowingColumn, push } from "../growing-column.ts";

/** What is kept of an event: its lepton, the missing momentum, the list of good jets; and of the truth. */
export interface SkimmedColumns extends EventColumns {
  readonly event: Readonly<Record<string, GrowingColumn>>;
  readonly jet: GrowingList;
}

const leptonNames = ["lep_pt", "lep_eta", "lep_phi", "lep_charge", "lep_type"] as const;
const jetNames = ["jet_pt", "jet_eta", "jet_phi", "jet_m", "jet_btag"] as const;
/** Columns that only a simulation has: where the lepton came from, and each jet. */
const truthNames = ["truth_lep_origin", "truth_jet_parton"] as const;

/** Columns of which a search sample knows nothing. */
export const truthColumnNames: readonly string[] = truthNames;

/**
 * Steps in which a quantity is kept: momenta and masses 1/64 GeV, directions 1/1024, both far below what
 * the detector resolves. They are binary fractions, so that a float of 32 bits holds them exactly.
 */
const steps: readonly (readonly [name: RegExp, step: number])[] = [
  [/_(pt|et|m)$/, 1 / 64],
  [/_(eta|phi)$/, 1 / 1024],
];

/** Empty columns. */
export function skimmedColumns(): SkimmedColumns {
  const event = growingColumns([...leptonNames, "met_et", "met_phi", truthNames[0]]);
  const jet = growingList([...jetNames, truthNames[1]]);
  return { ...eventColumns(event, { jet }), event, jet };
}

/** Appends the one event that the detector's columns hold, with these of its jets and what each came from. */
export function keepEvent(
  seen: DetectedColumns,
  lepton: number,
  jets: Int32Array,
  partons: Int32Array,
  into: SkimmedColumns,
): void {
  const { event, jet } = into;
  for (const name of [...leptonNames, truthNames[0]]) {
    push(event[name]!, seen.lepton.columns[name]!.values[lepton]!);
  }
  push(event["met_et"]!, seen.event.met_et.values[0]!);
  push(event["met_phi"]!, seen.event.met_phi.values[0]!);
  for (let k = 0; k < jets.length; k++) {
    for (const name of jetNames) {
      push(jet.columns[name]!, seen.jet.columns[name]!.values[jets[k]!]!);
    }
    push(jet.columns[truthNames[1]]!, partons[k]!);
  }
  endEvent(into);
}

/** The events as a table, in the steps in which they are kept. */
export function skimmedTable(columns: SkimmedColumns): EventTable {
  for (const [name, { n, values }] of Object.entries({
    ...columns.event,
    ...columns.jet.columns,
  })) {
    const step = stepOf(name);
    for (let i = 0; i < n; i++) values[i] = step * Math.round(values[i]! / step);
  }
  return tableOf(columns);
}

function stepOf(name: string): number {
  return steps.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
}
