import { type Column, type EventTable, eventTable } from "../../event/index.ts";
import { type GrowingColumn, growingColumn, push } from "../growing-column.ts";

/** Columns being filled event by event: numbers, and lists of numbers. */
export interface EventColumns {
  nEvents: number;
  readonly scalars: Readonly<Record<string, GrowingColumn>>;
  /** Lists by the object they belong to: all columns of one object share their offsets. */
  readonly lists: Readonly<Record<string, GrowingList>>;
  readonly allLists: readonly GrowingList[];
}

export interface GrowingList {
  /** Where each event's list ends. */
  readonly ends: GrowingColumn;
  readonly columns: Readonly<Record<string, GrowingColumn>>;
  /** The same columns in their order. */
  readonly all: readonly GrowingColumn[];
}

/** Columns to be filled together, an event at a time. */
export function eventColumns(
  scalars: Readonly<Record<string, GrowingColumn>>,
  lists: Readonly<Record<string, GrowingList>>,
): EventColumns {
  return { nEvents: 0, scalars, lists, allLists: Object.values(lists) };
}

/** Empty lists for one kind of object. */
export function growingList(names: readonly string[]): GrowingList {
  const columns = growingColumns(names);
  return { ends: growingColumn(), columns, all: Object.values(columns) };
}

/** Empty columns of these names. */
export function growingColumns<Name extends string>(
  names: readonly Name[],
): Record<Name, GrowingColumn> {
  // one for each of the names
  return Object.fromEntries(names.map((name) => [name, growingColumn()])) as Record<
    Name,
    GrowingColumn
  >;
}

/** Ends the event: what was pushed since the last one are its lists. */
export function endEvent(columns: EventColumns): void {
  columns.nEvents++;
  for (let i = 0; i < columns.allLists.length; i++) {
    const { ends, all } = columns.allLists[i]!;
    push(ends, all[0]!.n);
  }
}

/** Takes all events out again; the memory stays for the next ones. */
export function clearColumns(columns: EventColumns): void {
  columns.nEvents = 0;
  for (const column of Object.values(columns.scalars)) column.n = 0;
  for (const { ends, columns: lists } of Object.values(columns.lists)) {
    ends.n = 0;
    for (const column of Object.values(lists)) column.n = 0;
  }
}

/** The events so far, copied into a table of their own. */
export function tableOf(columns: EventColumns): EventTable {
  const table: Record<string, Column> = {};
  for (const { ends, columns: lists } of Object.values(columns.lists)) {
    const offsets = new Uint32Array(columns.nEvents + 1);
    for (let i = 0; i < columns.nEvents; i++) offsets[i + 1] = ends.values[i]!;
    for (const [name, { values, n }] of Object.entries(lists)) {
      table[name] = { offsets, values: values.slice(0, n) };
    }
  }
  for (const [name, { values, n }] of Object.entries(columns.scalars)) {
    table[name] = values.slice(0, n);
  }
  return eventTable(table);
}
