import { DataError } from "../../../core/index.ts";

/** A place in unpacked data, and where the entry ends that is being read. */
export interface Cursor {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  at: number;
  end: number;
  /** Of the header that was read last. */
  version: number;
  /** File, tree and branch, for messages. */
  readonly where: string;
}

/** Passes over so many bytes and gives where they began. */
export function step(cursor: Cursor, size: number): number {
  const start = cursor.at;
  if (size > cursor.end - start) throw damaged(cursor);
  cursor.at = start + size;
  return start;
}

/** Marks a byte count, so that it cannot be taken for a version. */
export const countMask = 0x4000_0000;
/** Marks the version of a container that was written member by member. */
export const memberBit = 0x4000;

/** Reads byte count and version, which come before an object or a container, and gives where it ends. */
export function readHeader(cursor: Cursor): number {
  const start = step(cursor, 6);
  const count = cursor.view.getUint32(start);
  const end = start + 4 + (count & ~countMask);
  if (!(count & countMask) || end < cursor.at || end > cursor.end) throw damaged(cursor);
  cursor.version = cursor.view.getUint16(start + 4);
  return end;
}

/** Whether the container that begins here was written member by member instead of object by object. */
export function isByMember({ version }: Cursor): boolean {
  return (version & memberBit) !== 0;
}

/** Checks that what has been read ends where it should. */
export function checkEnd(cursor: Cursor, end: number): void {
  if (cursor.at !== end) throw damaged(cursor);
}

/** A number of items that there are bytes for. */
export function readCount(cursor: Cursor, leastBytes: number): number {
  const count = cursor.view.getUint32(step(cursor, 4));
  if (count * leastBytes > cursor.end - cursor.at) throw damaged(cursor);
  return count;
}

export function damaged({ where }: Cursor): DataError {
  return new DataError(where, "is damaged, or is not written as its description says");
}
