import { crc32 } from "node:zlib";
import { type LzmaDecoder, lzmaDecoder } from "./lzma.ts";

/** Unpacks a stream of the XZ format with one block of LZMA2, as ROOT writes them, and checks it. */
export function xzStream(stored: Uint8Array, plainBytes: number): Uint8Array {
  if (stored.length < 32 || Buffer.from(stored.subarray(0, 6)).toString("hex") !== "fd377a585a00") {
    throw new Error("its XZ stream does not begin as one");
  }
  const check = stored[7]!;
  const block = 12; // after the header of the stream
  const data = block + 4 * (stored[block]! + 1);
  const plain = new Uint8Array(plainBytes);
  const end = unpackChunks(stored, data, plain);
  const sum = end + ((4 - (end & 3)) & 3); // padded to four bytes
  if (check === 1 && readCheck(stored, sum) !== crc32(plain)) {
    throw new Error("its XZ stream is damaged: the checksum is wrong");
  }
  return plain;
}

/** Unpacks LZMA2 chunks and gives where they end. */
function unpackChunks(stored: Uint8Array, from: number, plain: Uint8Array): number {
  const decoder = lzmaDecoder(stored, plain);
  let at = from;
  while (at < stored.length && stored[at] !== 0) {
    at =
      stored[at]! < 0x80
        ? copyChunk(stored, at, plain, decoder)
        : unpackChunk(stored, at, plain, decoder);
  }
  if (at >= stored.length || decoder.at !== plain.length) throw cutOff();
  return at + 1;
}

/** A chunk that was not compressed: a byte, its length, then the bytes. */
function copyChunk(
  stored: Uint8Array,
  from: number,
  plain: Uint8Array,
  decoder: LzmaDecoder,
): number {
  const at = from + 3;
  const bytes = bigEndian(stored, from + 1) + 1;
  if (stored[from]! > 2 || at + bytes > stored.length || decoder.at + bytes > plain.length) {
    throw cutOff();
  }
  plain.set(stored.subarray(at, at + bytes), decoder.at);
  decoder.at += bytes;
  return at + bytes;
}

/** A compressed chunk: a byte that says what to forget, both lengths, perhaps properties, then the data. */
function unpackChunk(
  stored: Uint8Array,
  from: number,
  plain: Uint8Array,
  decoder: LzmaDecoder,
): number {
  const control = stored[from]!;
  const until = decoder.at + ((control & 0x1f) << 16) + bigEndian(stored, from + 1) + 1;
  const bytes = bigEndian(stored, from + 3) + 1;
  const reset = (control >> 5) & 3;
  const at = from + (reset > 1 ? 6 : 5);
  if (at + bytes > stored.length || until > plain.length) throw cutOff();
  if (reset > 0) decoder.reset(reset > 1 ? stored[from + 5] : undefined);
  decoder.decode(at, at + bytes, until);
  return at + bytes;
}

function bigEndian(stored: Uint8Array, at: number): number {
  return ((stored[at] ?? 0) << 8) | (stored[at + 1] ?? 0);
}

function cutOff(): Error {
  return new Error("its XZ stream is cut off or damaged");
}

function readCheck(stored: Uint8Array, at: number): number {
  if (at + 4 > stored.length) throw new Error("its XZ stream is cut off");
  return new DataView(stored.buffer, stored.byteOffset).getUint32(at, true);
}
