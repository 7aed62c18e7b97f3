import { DataError } from "../../../core/index.ts";

/** Reads numbers one after the other, most significant byte first, as ROOT writes them; never past the end. */
export interface Scanner {
  /** Where it stands, counted from the start of the bytes. */
  at: number;
  readonly view: DataView;
  u1(): number;
  u2(): number;
  u4(): number;
  i4(): number;
  /** An integer of eight bytes that must be exact as a number, as positions in a file are. */
  u8(): number;
  /** One byte for the length, or 255 and four more, then the text. */
  text(): string;
}

/** A scanner that throws a DataError about `where` instead of reading past the end. */
export function scanner(where: string, bytes: Uint8Array, from = 0): Scanner {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const step = (size: number): number => {
    const start = scan.at;
    if (start + size > bytes.length) throw new DataError(where, "is cut off or damaged");
    scan.at = start + size;
    return start;
  };
  const scan: Scanner = {
    at: from,
    view,
    u1: () => view.getUint8(step(1)),
    u2: () => view.getUint16(step(2)),
    u4: () => view.getUint32(step(4)),
    i4: () => view.getInt32(step(4)),
    u8() {
      const start = step(8);
      const value = view.getUint32(start) * 0x1_0000_0000 + view.getUint32(start + 4);
      if (Number.isSafeInteger(value)) return value;
      throw new DataError(where, "is damaged: it points beyond the end of any file");
    },
    text() {
      const short = scan.u1();
      const length = short === 255 ? scan.u4() : short;
      const start = step(length);
      return latin1(bytes.subarray(start, start + length));
    },
  };
  return scan;
}

/** Text of one byte per character. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
