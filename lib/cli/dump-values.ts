import { type FileColumn, type FileTable, isLists } from "../io/index.ts";

/** The values of a column, one for each event, as JSON. */
export function valuesAsJson(column: FileColumn): string[] {
  if (isLists(column)) {
    const { offsets } = column;
    const items = valuesAsJson(column.values);
    return Array.from({ length: offsets.length - 1 }, (_, i) => {
      return `[${items.slice(offsets[i], offsets[i + 1]).join(",")}]`;
    });
  }
  if (column instanceof Float64Array) return Array.from(column, numberAsJson);
  if (column instanceof BigInt64Array || column instanceof BigUint64Array) {
    return Array.from(column, String);
  }
  return column.map((word) => JSON.stringify(word));
}

/** One line for each event, with the names of the columns above. */
export function rowsOf({ nEvents, columns }: FileTable, from: number): string[] {
  const fields = Object.values(columns).map(valuesAsJson);
  const lines = Array.from({ length: nEvents }, (_, i) => [
    String(from + i),
    ...fields.map((values) => values[i]!),
  ]);
  return [["event", ...Object.keys(columns)], ...lines].map((words) => words.join("\t"));
}

/** JSON has neither NaN nor infinity; a number that is too large is read as infinite everywhere. */
function numberAsJson(value: number): string {
  if (Number.isNaN(value)) return "null";
  if (value === Number.POSITIVE_INFINITY) return "1e999";
  if (value === Number.NEGATIVE_INFINITY) return "-1e999";
  return Object.is(value, -0) ? "-0" : String(value);
}
