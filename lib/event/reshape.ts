import {
  type Column,
  type EventTable,
  eventTable,
  isJagged,
  isText,
  type Jagged,
  kindOf,
} from "./event-table.ts";

/** The events at these positions, in this order; a position may come twice, as a bootstrap needs. */
export function take(table: EventTable, positions: ArrayLike<number>): EventTable {
  const columns: Record<string, Column> = {};
  for (const [name, values] of Object.entries(table.columns)) {
    columns[name] = takeColumn(values, positions);
  }
  return { nEvents: positions.length, columns };
}

/** The first `n` events. */
export function head(table: EventTable, n = 5): EventTable {
  return take(
    table,
    Uint32Array.from({ length: Math.min(n, table.nEvents) }, (_, i) => i),
  );
}

/** The table with one column more, or with that column replaced. */
export function withColumn(table: EventTable, name: string, values: Column): EventTable {
  return eventTable({ ...table.columns, [name]: values });
}

/** All events of two tables that have the same columns, one table after the other. */
export function concat(first: EventTable, second: EventTable): EventTable {
  const names = Object.keys(first.columns);
  const columns: Record<string, Column> = {};
  for (const name of new Set([...names, ...Object.keys(second.columns)])) {
    const [a, b] = [first.columns[name], second.columns[name]];
    if (!(a && b)) throw new RangeError(`Cannot join tables: only one has a column ${name}`);
    columns[name] = joinColumns(name, a, b);
  }
  return { nEvents: first.nEvents + second.nEvents, columns };
}

function takeColumn(values: Column, positions: ArrayLike<number>): Column {
  if (isJagged(values)) return takeLists(values, positions);
  if (isText(values)) return Array.from(positions, (i) => values[i]!);
  const taken = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i++) taken[i] = values[positions[i]!]!;
  return taken;
}

function takeLists({ offsets, values }: Jagged, positions: ArrayLike<number>): Jagged {
  const takenOffsets = new Uint32Array(positions.length + 1);
  for (let i = 0; i < positions.length; i++) {
    const event = positions[i]!;
    takenOffsets[i + 1] = takenOffsets[i]! + offsets[event + 1]! - offsets[event]!;
  }
  const taken = new Float64Array(takenOffsets[positions.length]!);
  for (let i = 0; i < positions.length; i++) {
    const event = positions[i]!;
    taken.set(values.subarray(offsets[event], offsets[event + 1]), takenOffsets[i]);
  }
  return { offsets: takenOffsets, values: taken };
}

function joinColumns(name: string, a: Column, b: Column): Column {
  if (isText(a) && isText(b)) return [...a, ...b];
  if (a instanceof Float64Array && b instanceof Float64Array) return joinArrays(a, b);
  if (isJagged(a) && isJagged(b)) {
    const offsets = new Uint32Array(a.offsets.length + b.offsets.length - 1);
    offsets.set(a.offsets);
    offsets.set(
      b.offsets.map((offset) => offset + a.values.length),
      a.offsets.length - 1,
    );
    return { offsets, values: joinArrays(a.values, b.values) };
  }
  throw new RangeError(
    `Cannot join tables: column ${name} holds ${kindOf(a)} in one and ${kindOf(b)} in the other`,
  );
}

function joinArrays(a: Float64Array, b: Float64Array): Float64Array {
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
