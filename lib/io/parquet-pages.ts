import { type Column, type EventTable, isJagged, isText, type Jagged } from "../event/index.ts";
import type { ParquetField, ParquetFormat } from "./parquet-format.ts";

/** One page of one column, as it stands in the file. */
export interface ParquetPage {
  readonly bytes: Uint8Array;
  /** What it would take without compression. */
  readonly plainBytes: number;
  /** Values, and a place for each empty list. */
  readonly nSlots: number;
}

/** A block of events, ready to be put in a file; it can be made in one thread and written in another. */
export interface ParquetPages {
  readonly nEvents: number;
  readonly fields: readonly ParquetField[];
  /** A page for each field. */
  readonly pages: readonly ParquetPage[];
}

/** Compression that saves less than this part is not worth the reader's time. */
const worthwhile = 0.05;

/** Encodes a block of events as one page per column; lists become LIST<double>. */
export function parquetPages(
  { nEvents, columns }: EventTable,
  format: ParquetFormat,
): ParquetPages {
  const fields: ParquetField[] = [];
  const pages: ParquetPage[] = [];
  for (const [name, values] of Object.entries(columns)) {
    fields.push({ name, kind: kindOf(values) });
    pages.push(pageOf(format, nEvents, contentOf(values, nEvents)));
  }
  return { nEvents, fields, pages };
}

function kindOf(values: Column): ParquetField["kind"] {
  if (isJagged(values)) return "lists";
  return isText(values) ? "text" : "numbers";
}

/** Values as bytes, and the levels of those in lists. */
interface Content {
  readonly values: Uint8Array;
  readonly nSlots: number;
  readonly nEmpty: number;
  readonly repetition: Uint8Array;
  readonly definition: Uint8Array;
}

function pageOf(format: ParquetFormat, nRows: number, content: Content): ParquetPage {
  const { values, nSlots, nEmpty, repetition, definition } = content;
  const packed = format.compress(values);
  const isCompressed = packed.length < (1 - worthwhile) * values.length;
  const stored = isCompressed ? packed : values;
  const levels = repetition.length + definition.length;
  const header = format.pageHeader({
    ...{ nSlots, nEmpty, nRows, isCompressed },
    repetitionBytes: repetition.length,
    definitionBytes: definition.length,
    plainBytes: levels + values.length,
    storedBytes: levels + stored.length,
  });
  const bytes = joined([header, repetition, definition, stored]);
  return { bytes, plainBytes: header.length + levels + values.length, nSlots };
}

function contentOf(column: Column, nEvents: number): Content {
  if (isJagged(column)) return listContent(column, nEvents);
  const values = isText(column) ? textBytes(column) : bytesOf(column);
  return { values, nSlots: nEvents, nEmpty: 0, repetition: nothing, definition: nothing };
}

const nothing = new Uint8Array(0);

/** One slot per value, and one for each empty list: repetition 0 begins a list, definition 0 leaves it empty. */
function listContent({ offsets, values }: Jagged, nEvents: number): Content {
  const [from, to] = [offsets[0]!, offsets[nEvents]!];
  let nEmpty = 0;
  for (let i = 0; i < nEvents; i++) if (offsets[i] === offsets[i + 1]) nEmpty++;
  const nSlots = to - from + nEmpty;
  const [repetition, definition] = [bitRun(nSlots), bitRun(nSlots)];
  let slot = 0;
  for (let i = 0; i < nEvents; i++) {
    const n = offsets[i + 1]! - offsets[i]!;
    if (n > 0) setBit(definition, slot);
    slot++;
    for (let k = 1; k < n; k++, slot++) {
      setBit(definition, slot);
      setBit(repetition, slot);
    }
  }
  return {
    ...{ values: bytesOf(values.subarray(from, to)), nSlots, nEmpty },
    ...{ repetition: repetition.bytes, definition: definition.bytes },
  };
}

/** Bits in one bit-packed run of Parquet's hybrid encoding: a header, then eight to a byte. */
interface BitRun {
  readonly bytes: Uint8Array;
  readonly start: number;
}

function bitRun(n: number): BitRun {
  const groups = Math.ceil(n / 8);
  const header: number[] = [];
  for (let rest = 2 * groups + 1; ; rest = Math.floor(rest / 128)) {
    header.push(rest < 128 ? rest : (rest % 128) + 128);
    if (rest < 128) break;
  }
  const bytes = new Uint8Array(header.length + groups);
  bytes.set(header);
  return { bytes, start: header.length };
}

function setBit({ bytes, start }: BitRun, at: number): void {
  bytes[start + (at >> 3)]! |= 1 << (at & 7);
}

/** Little-endian doubles, as they lie in the memory of every machine that Node runs on but IBM Z. */
function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Each word after its length. */
function textBytes(words: readonly string[]): Uint8Array {
  const lengths = words.map((word) => Buffer.byteLength(word));
  const bytes = Buffer.alloc(lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    bytes.writeUInt32LE(lengths[i]!, at);
    bytes.write(words[i]!, at + 4);
    at += 4 + lengths[i]!;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
