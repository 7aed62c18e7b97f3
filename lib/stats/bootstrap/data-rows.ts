import { type EventTable, take } from "../../event/index.ts";

/** Rows of data in one of the forms in which people have them. */
export type DataRows = readonly unknown[] | Float64Array | EventTable;

/** Rows that can be taken once, several times or not at all. */
export interface Rows<Of> {
  readonly nRows: number;
  /** The rows at these positions, in the form of the data. */
  pick(positions: Uint32Array): Of;
}

export function rowsOf<Of extends DataRows>(data: Of): Rows<Of> {
  const nRows = "nEvents" in data ? data.nEvents : data.length;
  return { nRows, pick: (positions) => pickFrom(data, positions) as Of }; // in the same form
}

function pickFrom(data: DataRows, positions: Uint32Array): DataRows {
  if ("nEvents" in data) return take(data, positions);
  if (data instanceof Float64Array) return picked(data, positions);
  const rows = new Array<unknown>(positions.length);
  for (let k = 0; k < positions.length; k++) rows[k] = data[positions[k]!];
  return rows;
}

export function picked(values: Float64Array, positions: Uint32Array): Float64Array {
  const rows = new Float64Array(positions.length);
  for (let k = 0; k < positions.length; k++) rows[k] = values[positions[k]!]!;
  return rows;
}

/** Each position as often as it counts. */
export function repeated(positions: Uint32Array, multiplicities: Float64Array): Uint32Array {
  let length = 0;
  for (let k = 0; k < positions.length; k++) length += multiplicities[positions[k]!]!;
  const all = new Uint32Array(length);
  let end = 0;
  for (let k = 0; k < positions.length; k++) {
    for (let n = multiplicities[positions[k]!]!; n > 0; n--) all[end++] = positions[k]!;
  }
  return all;
}
