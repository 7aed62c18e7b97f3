/** Numbers that are added one by one, in memory that is used again for the next block. */
export interface GrowingColumn {
  values: Float64Array;
  n: number;
}

export function growingColumn(): GrowingColumn {
  return { values: new Float64Array(1024), n: 0 };
}

export function push(column: GrowingColumn, value: number): void {
  if (column.n === column.values.length) widen(column);
  column.values[column.n++] = value;
}

/** The values, with room for `more` behind those that are there. */
export function roomFor(column: GrowingColumn, more: number): Float64Array {
  while (column.n + more > column.values.length) widen(column);
  return column.values;
}

function widen(column: GrowingColumn): void {
  const wider = new Float64Array(2 * column.values.length);
  wider.set(column.values);
  column.values = wider;
}

/** A copy of what has been added; the column is empty again. */
export function takeAll(column: GrowingColumn): Float64Array {
  const taken = column.values.slice(0, column.n);
  column.n = 0;
  return taken;
}
