import { type Column, type EventTable, eventTable } from "../../event/index.ts";
import type { Muon } from "./measure/measure-muon.ts";

/** What differs between the dimuon files of CMS: the spelling of the type columns, and the mass column. */
export interface DimuonFormat {
  /** "Type" for Type1, Type2; "type" for type1, type2. Default: "Type". */
  typeColumn?: "Type" | "type";
  /** Whether there is a column M, the invariant mass. Default: true. */
  hasMass?: boolean;
}

/** Pairs of muons being collected, value by value. */
export interface DimuonRows {
  readonly events: number[];
  readonly masses: number[];
  readonly types2: string[];
  /** The measured fields of either muon, in the order of `fields`. */
  readonly muons: readonly [readonly number[][], readonly number[][]];
}

const fields = ["e", "px", "py", "pz", "pt", "eta", "phi", "charge"] as const;
const names = ["E", "px", "py", "pz", "pt", "eta", "phi", "Q"];

export function dimuonRows(): DimuonRows {
  const columns = (): number[][] => fields.map(() => []);
  return { events: [], masses: [], types2: [], muons: [columns(), columns()] };
}

/** Adds one pair; the types are CMS's: "G" found by tracker and muon chambers together, "T" by the tracker first. */
export function addPair(
  { events, masses, types2, muons }: DimuonRows,
  event: number,
  pair: readonly [Muon, Muon],
  type2: "G" | "T" = "G",
): void {
  events.push(event);
  masses.push(pairMass(pair));
  types2.push(type2);
  for (let i = 0; i < 2; i++) {
    for (let k = 0; k < fields.length; k++) muons[i]![k]!.push(pair[i]![fields[k]!]);
  }
}

export function pairMass([a, b]: readonly [Muon, Muon]): number {
  const [px, py, pz, e] = [a.px + b.px, a.py + b.py, a.pz + b.pz, a.e + b.e];
  const p = Math.sqrt(px * px + py * py + pz * pz);
  return Math.sqrt((e - p) * (e + p));
}

/** The columns of the CMS files in their order; Run is 1, as no run of the experiment is, to tell them from data. */
export function dimuonTable(
  { events, masses, types2, muons }: DimuonRows,
  { typeColumn = "Type", hasMass = true }: DimuonFormat = {},
): EventTable {
  const columns: [string, Column][] = [
    ["Run", new Float64Array(events.length).fill(1)],
    ["Event", Float64Array.from(events)],
  ];
  for (const [i, muon] of muons.entries()) {
    columns.push([`${typeColumn}${i + 1}`, i === 0 ? types2.map(() => "G") : types2]);
    for (const [k, values] of muon.entries()) {
      columns.push([`${names[k]}${i + 1}`, Float64Array.from(values)]);
    }
  }
  if (hasMass) columns.push(["M", Float64Array.from(masses)]);
  return eventTable(Object.fromEntries(columns));
}
