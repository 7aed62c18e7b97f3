/** What a column of a Parquet file holds, as our tables know it. */
export type ParquetKind = "numbers" | "lists" | "text";

export interface ParquetField {
  readonly name: string;
  readonly kind: ParquetKind;
}

/** A page of values with the levels that say where lists begin (format version 2). */
export interface PageShape {
  /** Values, and a place for each empty list. */
  readonly nSlots: number;
  readonly nEmpty: number;
  readonly nRows: number;
  readonly repetitionBytes: number;
  readonly definitionBytes: number;
  /** With the levels. */
  readonly plainBytes: number;
  readonly storedBytes: number;
  readonly isCompressed: boolean;
}

/** The pages of one column in one row group. */
export interface ChunkShape {
  readonly offset: number;
  readonly storedBytes: number;
  readonly plainBytes: number;
  readonly nSlots: number;
}

/** A row group: a chunk for each field. */
export interface GroupShape {
  readonly nRows: number;
  readonly chunks: readonly ChunkShape[];
}

export interface FooterShape {
  readonly fields: readonly ParquetField[];
  readonly nEvents: number;
  /** As `rowGroup` encodes them. */
  readonly groups: readonly Uint8Array[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The parts of the format that hyparquet-writer knows how to write. */
export interface ParquetFormat {
  compress(bytes: Uint8Array): Uint8Array;
  pageHeader(page: PageShape): Uint8Array;
  /** What the footer says of a row group. */
  rowGroup(fields: readonly ParquetField[], group: GroupShape): Uint8Array;
  /** From the end of the last page to the end of the file. */
  footer(footer: FooterShape): Uint8Array;
}

/** The four letters that begin and end a Parquet file. */
export const magic: Uint8Array = new TextEncoder().encode("PAR1");
