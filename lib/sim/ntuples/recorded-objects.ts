import { type Column, type EventTable, jagged } from "../../event/index.ts";

/** Columns of leptons; `tight` and `fired` (a trigger of its own) are 0 or 1. */
const leptonNames = [
  "pt",
  "eta",
  "phi",
  "e",
  "charge",
  "type",
  "isolation",
  "tight",
  "fired",
  "truth_pt",
  "truth_origin",
] as const;

/** Columns of jets: tracks, and the shares of the energy that tracks carry and that the first calorimeter holds. */
const jetNames = [
  "pt",
  "eta",
  "phi",
  "m",
  "btag",
  "n_tracks",
  "charged_fraction",
  "em_fraction",
  "truth_pt",
  "truth_flavour",
] as const;

export type RecordedLepton = Record<(typeof leptonNames)[number], number>;
export type RecordedJet = Record<(typeof jetNames)[number], number>;

/** The objects of one event. */
export interface RecordedObjects {
  readonly leptons: RecordedLepton[];
  readonly jets: RecordedJet[];
}

/** The objects of each event of a detected sample; what its columns do not tell is 0. */
export function objectsOf(events: EventTable): RecordedObjects[] {
  const leptons = reader(events, "lep", leptonNames);
  const jets = reader(events, "jet", jetNames);
  return Array.from({ length: events.nEvents }, (_, i) => ({ leptons: leptons(i), jets: jets(i) }));
}

/** Columns of the objects of all events, in falling order of pT. */
export function objectColumns(events: readonly RecordedObjects[]): Record<string, Column> {
  return {
    ...lists(
      events.map(({ leptons }) => leptons),
      "lep",
      leptonNames,
    ),
    ...lists(
      events.map(({ jets }) => jets),
      "jet",
      jetNames,
    ),
  };
}

function reader<Name extends string>(
  events: EventTable,
  prefix: string,
  names: readonly Name[],
): (event: number) => Record<Name, number>[] {
  const { offsets } = jagged(events, `${prefix}_pt`);
  const known = names.flatMap((name) => {
    const column = columnName(prefix, name);
    return column in events.columns ? [[name, jagged(events, column).values] as const] : [];
  });
  const blank = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>; // one for each name
  return (event) => {
    const first = offsets[event]!;
    return Array.from({ length: offsets[event + 1]! - first }, (_, k) => {
      const object = { ...blank };
      for (const [name, values] of known) object[name] = values[first + k]! as (typeof blank)[Name]; // all are numbers
      return object;
    });
  };
}

function lists<Name extends string>(
  events: readonly Record<Name | "pt", number>[][],
  prefix: string,
  names: readonly Name[],
): Record<string, Column> {
  const offsets = new Uint32Array(events.length + 1);
  for (const [i, { length }] of events.entries()) offsets[i + 1] = offsets[i]! + length;
  const sorted = events.flatMap((objects) => objects.toSorted((a, b) => b.pt - a.pt));
  return Object.fromEntries(
    names.map((name) => [
      columnName(prefix, name),
      { offsets, values: Float64Array.from(sorted, (object) => object[name]) },
    ]),
  );
}

/** lep_pt, truth_lep_pt */
function columnName(prefix: string, name: string): string {
  return name.startsWith("truth_") ? `truth_${prefix}_${name.slice(6)}` : `${prefix}_${name}`;
}
