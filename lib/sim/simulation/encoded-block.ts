import { column, type EventTable, isJagged, isText } from "../../event/index.ts";
import {
  csvHeader,
  csvLines,
  type ParquetPages,
  parquetFormat,
  parquetPages,
} from "../../io/index.ts";

/** The form in which a block leaves the thread that made it, so that all threads share the work of encoding. */
export type Encoding = "table" | "parquet" | "csv";

export type EncodedBlock = {
  readonly nEvents: number;
  readonly sumOfWeights: number;
} & (
  | { readonly encoding: "table"; readonly table: EventTable }
  | { readonly encoding: "parquet"; readonly pages: ParquetPages }
  | { readonly encoding: "csv"; readonly header: string; readonly lines: string }
);

/** Loads what an encoding needs; what it gives works without waiting. */
export async function blockEncoder(
  encoding: Encoding,
): Promise<(table: EventTable) => EncodedBlock> {
  if (encoding === "parquet") {
    const format = await parquetFormat();
    return (table) => ({ ...about(table), encoding, pages: parquetPages(table, format) });
  }
  if (encoding === "csv") {
    return (table) => {
      return { ...about(table), encoding, header: csvHeader(table), lines: csvLines(table) };
    };
  }
  return (table) => ({ ...about(table), encoding, table });
}

/** The memory of a block that can be handed to another thread instead of being copied. */
export function transferable(block: EncodedBlock): ArrayBuffer[] {
  if (block.encoding === "csv") return [];
  const arrays =
    block.encoding === "parquet"
      ? block.pages.pages.map(({ bytes }) => bytes)
      : Object.values(block.table.columns).flatMap((values) => {
          if (isText(values)) return [];
          return isJagged(values) ? [values.offsets, values.values] : [values];
        });
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))]; // we share no memory
}

function about(table: EventTable): { nEvents: number; sumOfWeights: number } {
  const sumOfWeights = column(table, "weight").reduce((sum, weight) => sum + weight, 0);
  return { nEvents: table.nEvents, sumOfWeights };
}
