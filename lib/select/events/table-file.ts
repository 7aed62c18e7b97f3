import { type Column, type EventTable, isJagged, isText } from "../../event/index.ts";
import type { Sample } from "../../sim/index.ts";
import { sampleMetadata } from "../../sim/simulation/sample-info.ts";
import type { Kind } from "../expression/index.ts";
import type { EventFile } from "./event-file.ts";

/** A table in memory, or a sample just simulated, in the place of a file of our own of that name. */
export function tableFile(name: string, table: EventTable | Sample): EventFile {
  const isSample = "events" in table;
  const events = isSample ? table.events : table;
  return {
    ...{ file: name, path: name, tree: undefined, layout: "toplab sample" },
    ...{ nEvents: events.nEvents, bytes: 0, modified: 0, events },
    kinds: kindsOf(events),
    metadata: isSample ? sampleMetadata(table) : {},
  };
}

/** What expressions may do with each column of a table: texts are left out. */
export function kindsOf({ columns }: EventTable): Record<string, Kind> {
  const kinds: Record<string, Kind> = {};
  for (const [name, column] of Object.entries(columns)) {
    if (!isText(column)) kinds[name] = { what: "number", isList: isJagged(column) };
  }
  return kinds;
}

/** Some columns of the events from one to before another, without a copy of what they hold. */
export function partOf(
  events: EventTable,
  names: readonly string[],
  from: number,
  to: number,
): EventTable {
  const columns: Record<string, Column> = {};
  for (const name of names) {
    const column = events.columns[name]!; // as `kindsOf` has it
    if (!isJagged(column)) columns[name] = column.slice(from, to);
    else {
      const [first, last] = [column.offsets[from]!, column.offsets[to]!];
      columns[name] = {
        offsets: column.offsets.slice(from, to + 1).map((offset) => offset - first),
        values: column.values.subarray(first, last),
      };
    }
  }
  return { nEvents: to - from, columns };
}
