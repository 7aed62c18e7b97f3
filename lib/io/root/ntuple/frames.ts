import { DataError } from "../../../core/index.ts";

/**
 * Reads what RNTuple writes about itself, least significant byte first, in frames that tell their own
 * length. RNTuple Binary Format Specification 1.0, "Frames".
 */
export interface FrameReader {
  at: number;
  u2(): number;
  u4(): number;
  i4(): number;
  /** Eight bytes that must be exact as a number. */
  u8(): number;
  /** Eight bytes with a sign; large ones are rounded. */
  i8(): number;
  f8(): number;
  text(): string;
  /** Lets `read` take one record and goes to its end, whatever else is in it. */
  record<T>(read: () => T): T;
  /** Lets `read` take each item of a list, and `after` what stands behind them in the frame. */
  list<T>(read: (index: number) => T, after?: () => void): T[];
}

export function frameReader(where: string, bytes: Uint8Array, from: number): FrameReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail = (): never => {
    throw new DataError(where, "the RNTuple is cut off or damaged");
  };
  const step = (size: number): number => {
    const start = reader.at;
    if (size > bytes.length - start) fail();
    reader.at = start + size;
    return start;
  };
  /** Where the frame ends; negative lengths mark lists. */
  const frame = (isList: boolean): number => {
    const start = reader.at;
    const size = reader.i8();
    const end = start + Math.abs(size);
    if (size < 0 !== isList || end > bytes.length || end < reader.at) fail();
    return end;
  };
  const reader: FrameReader = {
    at: from,
    u2: () => view.getUint16(step(2), true),
    u4: () => view.getUint32(step(4), true),
    i4: () => view.getInt32(step(4), true),
    u8: () => {
      const value = Number(view.getBigUint64(step(8), true));
      return Number.isSafeInteger(value) ? value : fail();
    },
    i8: () => Number(view.getBigInt64(step(8), true)),
    f8: () => view.getFloat64(step(8), true),
    text: () => {
      const length = reader.u4();
      const start = step(length);
      return Buffer.from(bytes.subarray(start, start + length)).toString();
    },
    record: (read) => {
      const end = frame(false);
      const value = read();
      if (reader.at > end) fail();
      reader.at = end;
      return value;
    },
    list: (read, after) => {
      const end = frame(true);
      const count = reader.u4();
      const items: ReturnType<typeof read>[] = [];
      for (let i = 0; i < count; i++) {
        if (reader.at >= end) fail(); // every item takes a byte at least
        items.push(read(i));
      }
      after?.();
      if (reader.at > end) fail();
      reader.at = end;
      return items;
    },
  };
  return reader;
}

/** A stretch of the file, as a locator names it. */
export function readLocator(where: string, reader: FrameReader): { from: number; bytes: number } {
  const size = reader.i4();
  if (size >= 0) return { bytes: size, from: reader.u8() };
  const [kind, length] = [(-size >>> 24) & 0x7f, -size & 0xffff];
  if (kind !== 1 || length < 20) {
    throw new DataError(
      where,
      `the RNTuple has data outside of the file (locator of type ${kind})`,
    );
  }
  const end = reader.at - 4 + length;
  const place = { bytes: reader.u8(), from: reader.u8() };
  reader.at = end;
  return place;
}
