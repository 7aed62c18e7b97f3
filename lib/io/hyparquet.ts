import * as zlib from "node:zlib";
import type { Compressors, FileMetaData, RowGroup, SchemaElement } from "hyparquet";
import {
  type ChunkShape,
  type FooterShape,
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
  const [{ ByteWriter }, { writePageHeader }, { writeMetadata }, { snappyCompress }] =
    await Promise.all([
      import("hyparquet-writer"),
      import("hyparquet-writer/src/datapage.js"),
      import("hyparquet-writer/src/metadata.js"),
      import("hyparquet-writer/src/snappy.js"),
    ]);
  return {
    compress: snappyCompress,
    pageHeader(page) {
      const writer = new ByteWriter();
      writePageHeader(writer, headerOf(page));
      return writer.getBytes();
    },
    footer(footer) {
      const writer = new ByteWriter();
      writeMetadata(writer, footerOf(footer));
      writer.appendBytes(magic);
      return writer.getBytes();
    },
  };
}

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

function footerOf({ fields, groups, metadata }: FooterShape): FileMetaData {
  const root: SchemaElement = { name: "events", num_children: fields.length };
  return {
    version: 2,
    created_by: "toplab",
    schema: [root, ...fields.flatMap(schemaOf)],
    num_rows: BigInt(groups.reduce((sum, { nRows }) => sum + nRows, 0)),
    row_groups: groups.map(({ nRows, chunks }) => groupOf(nRows, fields, chunks)),
    key_value_metadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    metadata_length: 0, // known to the writer alone
  };
}

/** Nothing is optional: a list may be empty, but no value is missing. */
function schemaOf({ name, kind }: ParquetField): SchemaElement[] {
  const required = { repetition_type: "REQUIRED" } as const;
  if (kind === "numbers") return [{ name, type: "DOUBLE", ...required }];
  if (kind === "text") {
    const text = { converted_type: "UTF8", logical_type: { type: "STRING" } } as const;
    return [{ name, type: "BYTE_ARRAY", ...text, ...required }];
  }
  const list = { converted_type: "LIST", logical_type: { type: "LIST" } } as const;
  return [
    { name, num_children: 1, ...list, ...required },
    { name: "list", num_children: 1, repetition_type: "REPEATED" },
    { name: "element", type: "DOUBLE", ...required },
  ];
}

function groupOf(
  nRows: number,
  fields: readonly ParquetField[],
  chunks: readonly ChunkShape[],
): RowGroup {
  const [stored, plain] = [total(chunks, "storedBytes"), total(chunks, "plainBytes")];
  return {
    num_rows: BigInt(nRows),
    total_byte_size: plain,
    total_compressed_size: stored,
    columns: fields.map(({ name, kind }, i) => {
      const { offset, storedBytes, plainBytes, nSlots } = chunks[i]!;
      return {
        file_offset: BigInt(offset),
        meta_data: {
          type: kind === "text" ? "BYTE_ARRAY" : "DOUBLE",
          encodings: ["PLAIN", "RLE"],
          path_in_schema: kind === "lists" ? [name, "list", "element"] : [name],
          codec: "SNAPPY",
          num_values: BigInt(nSlots),
          total_uncompressed_size: BigInt(plainBytes),
          total_compressed_size: BigInt(storedBytes),
          data_page_offset: BigInt(offset),
        },
      };
    }),
  };
}

function total(chunks: readonly ChunkShape[], key: "storedBytes" | "plainBytes"): bigint {
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
