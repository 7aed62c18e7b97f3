import type { EventTable } from "../event/index.ts";
import { csvHeader, csvLines } from "./csv-text.ts";
import { openDraft } from "./draft.ts";

/** A CSV file in the making: text is added, then it is finished or discarded. */
export interface CsvDraft {
  append(text: string): void;
  /** Puts the file in its place. */
  finish(): void;
  /** Leaves nothing behind; nothing happens to a finished file. */
  discard(): void;
}

/** Events whose text is made at once. */
const blockEvents = 8192;

/** Writes a table as a CSV file, all or not at all; how lists stand there, `csvLines` tells. */
export function writeCsv(path: string, table: EventTable): void {
  const draft = createCsv(path);
  try {
    draft.append(csvHeader(table));
    for (let from = 0; from < table.nEvents; from += blockEvents) {
      draft.append(csvLines(table, from, from + blockEvents));
    }
    draft.finish();
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/** Opens a CSV file to which text is added. */
export function createCsv(path: string): CsvDraft {
  const draft = openDraft(path);
  return {
    append: (text) => draft.write(Buffer.from(text)),
    finish: () => draft.finish(),
    discard: () => draft.discard(),
  };
}
