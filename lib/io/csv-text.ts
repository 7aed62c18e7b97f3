import { type Column, type EventTable, isJagged, isText } from "../event/index.ts";

/** The first line of a CSV file: the names of the columns. */
export function csvHeader({ columns }: EventTable): string {
  return `${Object.keys(columns).map(quoted).join(",")}\n`;
}

/**
 * One line per event, every number with all its digits. A list stands in one field as pandas writes
 * it, "[45.2, 31.9]", which `json.loads` reads; a missing number is an empty field. Events from one to before another, all by default.
 */
export function csvLines({ nEvents, columns }: EventTable, from = 0, to: number = nEvents): string {
  const fields = Object.values(columns).map(fieldOf);
  let lines = "";
  for (let i = from; i < Math.min(to, nEvents); i++) {
    for (let k = 0; k < fields.length; k++) lines += (k === 0 ? "" : ",") + fields[k]!(i);
    lines += "\n";
  }
  return lines;
}

function fieldOf(values: Column): (event: number) => string {
  if (isText(values)) return (i) => quoted(values[i]!);
  if (!isJagged(values)) return (i) => (Number.isNaN(values[i]) ? "" : written(values[i]!, "inf"));
  const { offsets, values: all } = values;
  return (i) => {
    let list = "";
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      list += (list === "" ? "" : ", ") + written(all[k]!, "Infinity");
    }
    return `"[${list}]"`;
  };
}

function written(value: number, infinity: string): string {
  if (value === Number.POSITIVE_INFINITY) return infinity;
  if (value === Number.NEGATIVE_INFINITY) return `-${infinity}`;
  return Object.is(value, -0) ? "-0" : `${value}`;
}

function quoted(word: string): string {
  return /[",\n\r]|^\s|\s$/.test(word) ? `"${word.replaceAll('"', '""')}"` : word;
}
