import { DataError } from "../core/index.ts";
import { type EventTable, isJagged } from "../event/index.ts";
import { type Draft, openDraft } from "./draft.ts";
import { parquetFormat } from "./hyparquet.ts";
import { type ChunkShape, magic, type ParquetFormat } from "./parquet-format.ts";
import { type ParquetPages, parquetPages } from "./parquet-pages.ts";

/** A Parquet file in the making: blocks of events are added, then it is finished or discarded. */
export interface ParquetDraft {
  /** Added so far. */
  readonly nEvents: number;
  append(block: ParquetPages): void;
  /** Writes the footer with these words about the file, and puts the file in its place. */
  finish(metadata?: Readonly<Record<string, string>>): void;
  /** Leaves nothing behind; nothing happens to a finished file. */
  discard(): void;
}

export interface WriteParquetOptions {
  /** Words about the file that go with it, by name. */
  metadata?: Readonly<Record<string, string>>;
}

/** Events in a page: what a reader decodes at once. */
const pageEvents = 8192;
/** A row group, which the writer keeps until it can lay each column in one piece: events, or bytes if they are large. */
const groupEvents = 65_536;
const groupBytes = 67_108_864;

/** Writes a table as a Parquet file, all or not at all: numbers as DOUBLE, lists as LIST<DOUBLE>, text as STRING. */
export async function writeParquet(
  path: string,
  table: EventTable,
  { metadata = {} }: WriteParquetOptions = {},
): Promise<void> {
  const format = await parquetFormat();
  const draft = await createParquet(path);
  try {
    for (let from = 0; from === 0 || from < table.nEvents; from += pageEvents) {
      draft.append(parquetPages(slice(table, from, from + pageEvents), format));
    }
    draft.finish(metadata);
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/**
 * Opens a Parquet file to which blocks are added one by one. What memory holds is a row group, and of those
 * before it what the footer says of them: some 50 bytes for each column and 65,536 events.
 */
export async function createParquet(path: string): Promise<ParquetDraft> {
  const format = await parquetFormat();
  const draft = openDraft(path);
  const writing: Writing = { draft, format, fields: undefined, waiting: [], groups: [] };
  let nEvents = 0;
  draft.write(magic);
  return {
    get nEvents(): number {
      return nEvents;
    },
    append(block) {
      writing.fields ??= block.fields;
      checkFields(path, writing.fields, block.fields);
      nEvents += block.nEvents;
      if (block.nEvents > 0) writing.waiting.push(block);
      if (isLarge(writing.waiting)) writeGroup(writing);
    },
    finish(metadata = {}) {
      writeGroup(writing);
      const { fields = [], groups } = writing;
      draft.write(format.footer({ fields, nEvents, groups, metadata }));
      draft.finish();
    },
    discard: () => draft.discard(),
  };
}

interface Writing {
  readonly draft: Draft;
  readonly format: ParquetFormat;
  fields: ParquetPages["fields"] | undefined;
  /** Blocks of the row group that is being filled. */
  waiting: ParquetPages[];
  /** The row groups before it, as the footer will have them. */
  readonly groups: Uint8Array[];
}

function eventsIn(blocks: readonly ParquetPages[]): number {
  return blocks.reduce((sum, { nEvents }) => sum + nEvents, 0);
}

function isLarge(blocks: readonly ParquetPages[]): boolean {
  const pages = blocks.flatMap((block) => block.pages);
  const bytes = pages.reduce((sum, page) => sum + page.bytes.length, 0);
  return eventsIn(blocks) >= groupEvents || bytes >= groupBytes;
}

function writeGroup(writing: Writing): void {
  const { draft, format, fields = [], waiting, groups } = writing;
  if (waiting.length === 0) return;
  const chunks = fields.map((_, field): ChunkShape => {
    const pages = waiting.map((block) => block.pages[field]!);
    const offset = draft.bytes;
    for (const { bytes } of pages) draft.write(bytes);
    const plainBytes = pages.reduce((sum, page) => sum + page.plainBytes, 0);
    const nSlots = pages.reduce((sum, page) => sum + page.nSlots, 0);
    return { offset, storedBytes: draft.bytes - offset, plainBytes, nSlots };
  });
  groups.push(format.rowGroup(fields, { nRows: eventsIn(waiting), chunks }));
  writing.waiting = [];
}

function checkFields(
  path: string,
  fields: ParquetPages["fields"],
  more: ParquetPages["fields"],
): void {
  const words = (list: ParquetPages["fields"]): string =>
    list.map(({ name, kind }) => `${name} (${kind})`).join(", ");
  if (words(fields) === words(more)) return;
  throw new DataError(path, `cannot take columns ${words(more)} after ${words(fields)}`);
}

/** Events from here to there, without copying numbers. */
function slice({ nEvents, columns }: EventTable, from: number, to: number): EventTable {
  const end = Math.min(to, nEvents);
  const cut = Object.entries(columns).map(([name, values]) => {
    if (isJagged(values)) {
      return [name, { offsets: values.offsets.subarray(from, end + 1), values: values.values }];
    }
    return [
      name,
      values instanceof Float64Array ? values.subarray(from, end) : values.slice(from, end),
    ];
  });
  return { nEvents: end - from, columns: Object.fromEntries(cut) };
}
