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
/** Events in a row group: what the writer keeps until it can lay each column in one piece. */
const groupEvents = 65_536;

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

/** Opens a Parquet file to which blocks are added one by one; memory does not grow with its length. */
export async function createParquet(path: string): Promise<ParquetDraft> {
  const format = await parquetFormat();
  const writing: Writing = { draft: openDraft(path), fields: undefined, waiting: [], groups: [] };
  let nEvents = 0;
  writing.draft.write(magic);
  return {
    get nEvents(): number {
      return nEvents;
    },
    append(block) {
      writing.fields ??= block.fields;
      checkFields(path, writing.fields, block.fields);
      nEvents += block.nEvents;
      if (block.nEvents > 0) writing.waiting.push(block);
      if (eventsIn(writing.waiting) >= groupEvents) writeGroup(writing);
    },
    finish(metadata = {}) {
      writeGroup(writing);
      writing.draft.write(footerOf(writing, metadata, format));
      writing.draft.finish();
    },
    discard: () => writing.draft.discard(),
  };
}

interface Writing {
  readonly draft: Draft;
  fields: ParquetPages["fields"] | undefined;
  /** Blocks of the row group that is being filled. */
  waiting: ParquetPages[];
  /** Four numbers for each column of each row group, since a long file has many. */
  readonly groups: { readonly nRows: number; readonly chunks: Float64Array }[];
}

function eventsIn(blocks: readonly ParquetPages[]): number {
  return blocks.reduce((sum, { nEvents }) => sum + nEvents, 0);
}

function writeGroup(writing: Writing): void {
  const { draft, fields = [], waiting, groups } = writing;
  if (waiting.length === 0) return;
  const chunks = new Float64Array(4 * fields.length);
  for (let field = 0; field < fields.length; field++) {
    const pages = waiting.map((block) => block.pages[field]!);
    const offset = draft.bytes;
    for (const { bytes } of pages) draft.write(bytes);
    const plain = pages.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
    const slots = pages.reduce((sum, { nSlots }) => sum + nSlots, 0);
    chunks.set([offset, draft.bytes - offset, plain, slots], 4 * field);
  }
  groups.push({ nRows: eventsIn(waiting), chunks });
  writing.waiting = [];
}

function footerOf(
  { fields = [], groups }: Writing,
  metadata: Readonly<Record<string, string>>,
  format: ParquetFormat,
): Uint8Array {
  const chunkAt = (chunks: Float64Array, field: number): ChunkShape => {
    const [offset = 0, storedBytes = 0, plainBytes = 0, nSlots = 0] = chunks.subarray(4 * field);
    return { offset, storedBytes, plainBytes, nSlots };
  };
  return format.footer({
    fields,
    groups: groups.map(({ nRows, chunks }) => ({
      nRows,
      chunks: fields.map((_, field) => chunkAt(chunks, field)),
    })),
    metadata,
  });
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
