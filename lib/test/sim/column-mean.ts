import { type EventTable, isJagged, isText } from "../../event/index.ts";

/** Mean of a column with its error; of a column of lists, over all their entries. */
export function meanOf(
  { columns }: EventTable,
  name: string,
): { readonly mean: number; readonly error: number } {
  const column = columns[name]!;
  if (isText(column)) throw new TypeError(`${name} holds words`);
  const values = isJagged(column) ? column.values.subarray(0, column.offsets.at(-1)) : column;
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}
