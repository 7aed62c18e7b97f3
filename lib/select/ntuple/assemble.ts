import { concat, type EventTable, take } from "../../event/index.ts";
import { createParquet, parquetFormat, parquetPages } from "../../io/index.ts";
import { readRows } from "./part-file.ts";

/** Rows in a page. */
const pageRows = 8192;

/** Joins the rows of parts into a Parquet file, the same whatever the sizes of the parts; gives their number. */
export async function assemble(
  path: string,
  parts: readonly string[],
  variation: string,
  metadata: Readonly<Record<string, string>>,
): Promise<number> {
  const format = await parquetFormat();
  const draft = await createParquet(path);
  try {
    const append = (rows: EventTable): void => draft.append(parquetPages(rows, format));
    let waiting: EventTable | undefined;
    for (const part of parts) {
      const rows = readRows(part, variation);
      if (!rows) continue;
      waiting = waiting && waiting.nEvents > 0 ? concat(waiting, rows) : rows;
      while (waiting.nEvents >= pageRows) {
        append(range(waiting, 0, pageRows));
        waiting = range(waiting, pageRows, waiting.nEvents);
      }
    }
    if (waiting && (waiting.nEvents > 0 || draft.nEvents === 0)) append(waiting);
    draft.finish(metadata);
    return draft.nEvents;
  } catch (error) {
    draft.discard();
    throw error;
  }
}

function range(table: EventTable, from: number, to: number): EventTable {
  return take(
    table,
    Uint32Array.from({ length: to - from }, (_, i) => from + i),
  );
}
