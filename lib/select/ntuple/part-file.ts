import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { DataError } from "../../core/index.ts";
import type { EventTable } from "../../event/index.ts";
import { writeWhole } from "../../io/index.ts";
import type { ExactSums } from "../histograms/exact-sum.ts";
import type { ChunkResult } from "../run/chunk-result.ts";
import type { ChunkOrder } from "../run/sample-worker.ts";

/** What a part tells besides its rows. */
export interface PartSummary {
  readonly nEvents: number;
  /** By variation. */
  readonly steps: Readonly<
    Record<string, { readonly counts: Float64Array; readonly weighted: ExactSums }>
  >;
}

interface PartHeader extends PartSummary {
  /** Where the rows of each variation lie, from the end of the header on. */
  readonly sections: Readonly<Record<string, { readonly start: number; readonly length: number }>>;
}

/** The file in which a chunk waits until all are done. */
export function partPath(folder: string, { sample, file, from, to }: ChunkOrder): string {
  return join(folder, `${sample}-${file}-${from}-${to}.part`);
}

/** Writes what came of a chunk, all or not at all. */
export function writePart(path: string, { nEvents, variations }: ChunkResult): void {
  const all = Object.entries(variations);
  const blocks = all.map(([, { rows }]) => serialize(rows));
  let start = 0;
  const sections = all.map(([name], i) => {
    const { length } = blocks[i]!;
    start += length;
    return [name, { start: start - length, length }] as const;
  });
  const steps = all.map(([name, { counts, weighted }]) => [name, { counts, weighted }] as const);
  const header = serialize({
    nEvents,
    ...{ sections: Object.fromEntries(sections), steps: Object.fromEntries(steps) },
  } satisfies PartHeader);
  const size = Buffer.alloc(sizeBytes);
  size.writeUInt32LE(header.length);
  writeWhole(path, Buffer.concat([size, header, ...blocks]));
}

export function isPart(path: string): boolean {
  return existsSync(path);
}

export function readSummary(path: string): PartSummary {
  return reading(path, (read) => headerOf(read).header);
}

/** The rows of one variation; nothing if the chunk has no such one. */
export function readRows(path: string, variation: string): EventTable | undefined {
  return reading(path, (read) => {
    const { header, end } = headerOf(read);
    const section = header.sections[variation];
    if (!section) return undefined;
    return deserialize(read(end + section.start, section.length)) as EventTable; // as `writePart` wrote it
  });
}

const sizeBytes = 4;
type Read = (from: number, length: number) => Buffer;

function headerOf(read: Read): { readonly header: PartHeader; readonly end: number } {
  const length = read(0, sizeBytes).readUInt32LE();
  const header = deserialize(read(sizeBytes, length)) as PartHeader; // as `writePart` wrote it
  return { header, end: sizeBytes + length };
}

function reading<T>(path: string, work: (read: Read) => T): T {
  const file = openSync(path, "r");
  try {
    return work((from, length) => {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, from) === length) return bytes;
      throw new RangeError("it ends too early");
    });
  } catch (cause) {
    throw new DataError(path, "is damaged: remove it, and its chunk is made again", { cause });
  } finally {
    closeSync(file);
  }
}
