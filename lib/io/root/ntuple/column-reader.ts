import { DataError } from "../../../core/index.ts";
import type { ByteSource } from "../file/byte-source.ts";
import { unzip } from "../unzip/unzip.ts";
import type { Cluster, Page } from "./clusters.ts";
import { decodePage, type Elements, pageBytes } from "./elements.ts";
import type { ColumnInfo } from "./schema.ts";

/** Reads ranges of columns in one cluster after another; it keeps the last page of each column. */
export interface ColumnReader {
  /** Fetches all pages of these columns at once, to be used by `elements`. */
  prefetch(cluster: Cluster, columns: readonly ColumnInfo[]): Promise<void>;
  /** Values from one to before another, counted within the cluster; `total` where the column must have so many. */
  elements(
    cluster: Cluster,
    column: ColumnInfo,
    range: readonly [from: number, to: number],
    total?: number,
  ): Promise<Elements>;
}

/** Most values that a page may promise. */
const mostElements = 2 ** 28;

export function columnReader(where: string, source: ByteSource): ColumnReader {
  let fetched = new Map<Page, Uint8Array>();
  const last = new Map<number, { readonly page: Page; readonly values: Elements }>();
  const valuesOf = async (column: ColumnInfo, page: Page): Promise<Elements> => {
    const known = last.get(column.id);
    if (known?.page === page) return known.values;
    checkPage(where, source, page);
    const stored = fetched.get(page) ?? (await source.read([page.place]))[0]!;
    const plain = await unzip(where, stored, pageBytes(column, page.elements));
    const values = decodePage(column, plain, page.elements);
    last.set(column.id, { page, values });
    return values;
  };
  return {
    async prefetch(cluster, columns) {
      const pages = columns.flatMap(({ id }) => cluster.pages[id] ?? []);
      for (const page of pages) checkPage(where, source, page);
      const read = await source.read(pages.map(({ place }) => place));
      fetched = new Map(pages.map((page, i) => [page, read[i]!]));
    },
    async elements(cluster, column, [from, to], total) {
      const pages = cluster.pages[column.id] ?? [];
      const stored = pages.reduce((sum, { elements }) => sum + elements, 0);
      const missing = column.isDeferred && total !== undefined ? total - stored : 0;
      if (missing < 0 || to > missing + stored)
        throw new DataError(where, shortage(column, to, stored));
      const parts: Elements[] = from < missing ? [zeros(column, Math.min(to, missing) - from)] : [];
      let start = missing;
      for (const page of pages) {
        const [a, b] = [Math.max(from - start, 0), Math.min(to - start, page.elements)];
        if (a < b) parts.push((await valuesOf(column, page)).subarray(a, b));
        start += page.elements;
      }
      return joinParts(column, parts);
    },
  };
}

function checkPage(where: string, source: ByteSource, { place, elements }: Page): void {
  if (elements <= mostElements && place.from + place.bytes <= source.size) return;
  throw new DataError(where, "the RNTuple is cut off or damaged: a page lies beyond its end");
}

function shortage({ id }: ColumnInfo, wanted: number, has: number): string {
  return `the RNTuple is damaged: column ${id} has ${has} values where ${wanted} are wanted`;
}

function zeros({ type }: ColumnInfo, n: number): Elements {
  if (type === 9 || type === 21) return new BigInt64Array(n);
  return [10, 15, 22, 27].includes(type) ? new BigUint64Array(n) : new Float64Array(n);
}

function joinParts(column: ColumnInfo, parts: readonly Elements[]): Elements {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const joined = zeros(
    column,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const part of parts) {
    joined.set(part as never, at); // all parts of a column are of one kind
    at += part.length;
  }
  return joined;
}
