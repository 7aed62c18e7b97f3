import * as zlib from "node:zlib";
import type { Compressors, SchemaElement } from "hyparquet";
import {
  type FooterShape,
  type GroupShape,
  magic,
  type PageShape,
  type ParquetField,
  type ParquetFormat,
} from "./parquet-format.ts";

/** A Parquet file whose footer has been read. */
export interface OpenParquet {
  readonly nEvents: number;
  readonly columns: readonly ParquetColumn[];
  /** Words about the file. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Values of one column in each row group of a range of events, in the package's own form. */
  read(column: string, from: number, to: number): AsyncIterable<ArrayLike<unknown>>;
}

export interface ParquetColumn {
  readonly name: string;
  /** In the words of the format: "DOUBLE", "list of INT32", "struct". */
  readonly type: string;
  /** Missing where our tables have no such column. */
  readonly holds?: ParquetField["kind"];
}

/** Reads the footer of a file; the rest is read when it is asked for. */
export async function openParquet(path: string): Promise<OpenParquet> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetScan, parquetSchema } = await import(
    "hyparquet"
  );
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file, { geoparquet: false });
  const { children } = parquetSchema(metadata);
  const words = metadata.key_value_metadata ?? [];
  return {
    nEvents: Number(metadata.num_rows),
    columns: children.map(({ element, children: parts }) => columnOf(element, parts)),
    metadata: Object.fromEntries(words.map(({ key, value = "" }) => [key, value])),
    async *read(column, from, to) {
      const range = { rowStart: from, rowEnd: to };
      const scan = await parquetScan({ file, metadata, columns: [column], compressors, ...range });
      for (const { rowStart, rowEnd } of scan.ranges) {
        const [start, end] = [Math.max(from, rowStart), Math.min(to, rowEnd)];
        if (start < end) yield scan.readColumn({ column, rowStart: start, rowEnd: end });
      }
    },
  };
}

/** Loads the writer; what it gives works without waiting. */
export async function parquetFormat(): Promise<ParquetFormat> {
  const [{ ByteWriter }, { writePageHeader }, { serializeTCompactProtocol }, { snappyCompress }] =
    await Promise.all([
      import("hyparquet-writer"),
      import("hyparquet-writer/src/datapage.js"),
      import("hyparquet-writer/src/thrift.js"),
      import("hyparquet-writer/src/snappy.js"),
    ]);
  const encoded = (struct: Struct): Uint8Array => {
    const writer = new ByteWriter();
    serializeTCompactProtocol(writer, struct);
    return writer.getBytes();
  };
  return {
    compress: snappyCompress,
    pageHeader(page) {
      const writer = new ByteWriter();
      writePageHeader(writer, headerOf(page));
      return writer.getBytes();
    },
    rowGroup: (fields, group) => encoded(groupOf(fields, group)),
    footer(footer) {
      const writer = new ByteWriter();
      // a struct in pieces: fields are numbered by their distance from the one before, 0 ends it
      writer.appendBytes(encoded(beginningOf(footer)).subarray(0, -1));
      const n = footer.groups.length;
      writer.appendUint8(NEXT_IS_LIST);
      writer.appendUint8((Math.min(n, 15) << 4) | STRUCTS);
      if (n >= 15) writer.appendVarInt(n);
      for (const group of footer.groups) writer.appendBytes(group);
      writer.appendBytes(encoded(endOf(footer)));
      writer.appendUint32(writer.offset);
      writer.appendBytes(magic);
      return writer.getBytes();
    },
  };
}

/** A struct of Thrift, the language that Parquet's metadata are in, by the numbers of its fields in parquet.thrift. */
interface Struct {
  readonly [field: `field_${number}`]: unknown;
}

const NEXT_IS_LIST = 0x19;
const STRUCTS = 12;

function headerOf(
  page: PageShape,
): Parameters<typeof import("hyparquet-writer/src/datapage.js").writePageHeader>[1] {
  return {
    type: "DATA_PAGE_V2",
    uncompressed_page_size: page.plainBytes,
    compressed_page_size: page.storedBytes,
    data_page_header_v2: {
      num_values: page.nSlots,
      num_nulls: page.nEmpty,
      num_rows: page.nRows,
      encoding: "PLAIN",
      definition_levels_byte_length: page.definitionBytes,
      repetition_levels_byte_length: page.repetitionBytes,
      is_compressed: page.isCompressed,
    },
  };
}

/** Version, schema and number of rows: what comes before the row groups. */
function beginningOf({ fields, nEvents }: FooterShape): Struct {
  const root = { field_4: "events", field_5: fields.length };
  return { field_1: 2, field_2: [root, ...fields.flatMap(schemaOf)], field_3: BigInt(nEvents) };
}

/** Words about the file, who wrote it, and the order of each column: what comes after them. */
function endOf({ fields, metadata }: FooterShape): Struct {
  const words = Object.entries(metadata).map(([key, value]) => ({ field_1: key, field_2: value }));
  return { field_1: words, field_2: "toplab", field_3: fields.map(() => ({ field_1: {} })) };
}

/** Numbers of parquet.thrift: types, repetitions, conversions, encodings (plain, and levels), Snappy. */
const DOUBLE = 5;
const BYTE_ARRAY = 6;
const REQUIRED = 0;
const REPEATED = 2;
const UTF8 = 0;
const LIST = 3;
const ENCODINGS: readonly number[] = [0, 3];
const SNAPPY = 1;

/** Nothing is optional: a list may be empty, but no value is missing. */
function schemaOf({ name, kind }: ParquetField): Struct[] {
  if (kind === "numbers") return [{ field_1: DOUBLE, field_3: REQUIRED, field_4: name }];
  if (kind === "text") {
    const text = { field_6: UTF8, field_10: { field_1: {} } };
    return [{ field_1: BYTE_ARRAY, field_3: REQUIRED, field_4: name, ...text }];
  }
  const list = { field_6: LIST, field_10: { field_3: {} } };
  return [
    { field_3: REQUIRED, field_4: name, field_5: 1, ...list },
    { field_3: REPEATED, field_4: "list", field_5: 1 },
    { field_1: DOUBLE, field_3: REQUIRED, field_4: "element" },
  ];
}

function groupOf(fields: readonly ParquetField[], { nRows, chunks }: GroupShape): Struct {
  const [stored, plain] = [total(chunks, "storedBytes"), total(chunks, "plainBytes")];
  const columns = fields.map(({ name, kind }, i) => {
    const { offset, storedBytes, plainBytes, nSlots } = chunks[i]!;
    return {
      field_2: BigInt(offset),
      field_3: {
        ...{ field_1: kind === "text" ? BYTE_ARRAY : DOUBLE, field_2: ENCODINGS },
        field_3: kind === "lists" ? [name, "list", "element"] : [name],
        ...{ field_4: SNAPPY, field_5: BigInt(nSlots), field_6: BigInt(plainBytes) },
        ...{ field_7: BigInt(storedBytes), field_9: BigInt(offset) },
      },
    };
  });
  return { field_1: columns, field_2: plain, field_3: BigInt(nRows), field_6: stored };
}

function total(chunks: GroupShape["chunks"], key: "storedBytes" | "plainBytes"): bigint {
  return BigInt(chunks.reduce((sum, chunk) => sum + chunk[key], 0));
}

// Node has it from 22.15 on, its types for Node 20 do not
const { zstdDecompressSync } = zlib as typeof zlib & {
  zstdDecompressSync?: (bytes: Uint8Array) => Uint8Array;
};

/** Those that Node brings along; LZ4 is left out. */
const compressors: Compressors = {
  GZIP: (bytes) => zlib.gunzipSync(bytes),
  BROTLI: (bytes) => zlib.brotliDecompressSync(bytes),
  ...(zstdDecompressSync && { ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes) }),
};

interface SchemaNode {
  readonly element: SchemaElement;
  readonly children: readonly SchemaNode[];
}

function columnOf(element: SchemaElement, children: readonly SchemaNode[]): ParquetColumn {
  const { name } = element;
  if (element.repetition_type === "REPEATED") return { name, type: "repeated field" };
  if (children.length === 0) {
    const [type, holds] = [leafType(element), leafKind(element)];
    return { name, type, ...(holds && { holds }) };
  }
  const leaf = element.converted_type === "LIST" ? children[0]?.children[0] : undefined;
  if (!leaf) return { name, type: element.converted_type?.toLowerCase() ?? "struct" };
  if (leaf.children.length > 0) return { name, type: "list of lists or structs" };
  const isNumbers = leafKind(leaf.element) === "numbers";
  return { name, type: `list of ${leafType(leaf.element)}`, ...(isNumbers && { holds: "lists" }) };
}

function leafType({ type, converted_type, logical_type }: SchemaElement): string {
  return converted_type ?? logical_type?.type ?? type ?? "nothing";
}

function leafKind(element: SchemaElement): "numbers" | "text" | undefined {
  const type = leafType(element);
  if (/^(U?INT_?\d+|INTEGER|FLOAT(16)?|DOUBLE|BOOLEAN)$/.test(type)) return "numbers";
  return /^(UTF8|STRING|ENUM)$/.test(type) ? "text" : undefined;
}
