/** One word per event: "G" for a global muon. */
export type TextColumn = readonly string[];

/** Lists of varying length, one per event: the pt of all jets. `valuesOf` cuts one list out. */
export interface Jagged {
  /** Where each event's list begins, and the end of the last one. Shape: (events + 1). */
  readonly offsets: Uint32Array;
  /** All lists, one after the other. */
  readonly values: Float64Array;
}

export type Column = Float64Array | Jagged | TextColumn;

/** Events by column, as an n-tuple holds them; the columns keep the names they have in the file. */
export interface EventTable {
  readonly nEvents: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** A table of columns that all have one entry per event. */
export function eventTable(columns: Readonly<Record<string, Column>>): EventTable {
  const [first] = Object.entries(columns);
  const nEvents = first ? lengthOf(first[1]) : 0;
  for (const [name, values] of Object.entries(columns)) {
    if (lengthOf(values) !== nEvents) {
      throw new RangeError(
        `Cannot make a table: column ${name} has ${lengthOf(values)} events, ${first?.[0]} has ${nEvents}`,
      );
    }
  }
  return { nEvents, columns };
}

/** A column with one number per event; throws, naming the columns there are, if there is none of that name. */
export function column(table: EventTable, name: string): Float64Array {
  const values = columnOfAnyKind(table, name);
  if (values instanceof Float64Array) return values;
  throw new RangeError(`Column ${name} holds ${kindOf(values)}, not one number per event`);
}

/** A column with a list of numbers per event. */
export function jagged(table: EventTable, name: string): Jagged {
  const values = columnOfAnyKind(table, name);
  if (isJagged(values)) return values;
  throw new RangeError(`Column ${name} holds ${kindOf(values)}, not a list of numbers per event`);
}

/** A column with one word per event. */
export function text(table: EventTable, name: string): TextColumn {
  const values = columnOfAnyKind(table, name);
  if (isText(values)) return values;
  throw new RangeError(`Column ${name} holds ${kindOf(values)}, not one word per event`);
}

/** The list of one event; a view, not a copy. */
export function valuesOf({ offsets, values }: Jagged, event: number): Float64Array {
  return values.subarray(offsets[event], offsets[event + 1]);
}

export function isJagged(values: Column): values is Jagged {
  return "offsets" in values;
}

export function isText(values: Column): values is TextColumn {
  return Array.isArray(values);
}

/** What a column holds, in words for messages: "numbers", "lists of numbers" or "text". */
export function kindOf(values: Column): string {
  if (isJagged(values)) return "lists of numbers";
  return isText(values) ? "text" : "numbers";
}

function columnOfAnyKind({ columns }: EventTable, name: string): Column {
  const values = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (values) return values;
  throw new RangeError(`No column ${name}: the table has ${Object.keys(columns).join(", ")}`);
}

function lengthOf(values: Column): number {
  return isJagged(values) ? values.offsets.length - 1 : values.length;
}
