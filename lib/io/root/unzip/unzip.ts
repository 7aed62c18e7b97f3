import { inflateRawSync, inflateSync } from "node:zlib";
import { DataError } from "../../../core/index.ts";
import { lz4Block } from "./lz4.ts";
import { xzStream } from "./xz.ts";
import { zstdFrame } from "./zstd.ts";

/** Bytes before each compressed block: two letters, a version, and both lengths, three bytes each. */
const headerBytes = 9;

/** A block of at most 16 MB that was compressed on its own. */
interface Block {
  readonly kind: string;
  readonly stored: Uint8Array;
  readonly plainBytes: number;
}

/**
 * Unpacks what ROOT compressed with zlib, LZ4, ZSTD or LZMA into exactly `plainBytes` bytes; what was
 * not compressed comes back as it is. Room is made only for what the blocks promise. Waits only where
 * the decoder does, since there may be very many pieces.
 */
export function unzip(
  where: string,
  stored: Uint8Array,
  plainBytes: number,
): Uint8Array | Promise<Uint8Array> {
  if (stored.length >= plainBytes) return stored.subarray(0, plainBytes);
  const blocks = blocksOf(where, stored, plainBytes);
  const [only] = blocks;
  return only && blocks.length === 1
    ? unzipBlock(where, only)
    : unzipBlocks(where, blocks, plainBytes);
}

async function unzipBlocks(
  where: string,
  blocks: readonly Block[],
  plainBytes: number,
): Promise<Uint8Array> {
  const plain = new Uint8Array(plainBytes);
  let at = 0;
  for (const block of blocks) {
    plain.set(await unzipBlock(where, block), at);
    at += block.plainBytes;
  }
  return plain;
}

function blocksOf(where: string, stored: Uint8Array, plainBytes: number): Block[] {
  const blocks: Block[] = [];
  let [at, plain] = [0, 0];
  while (plain < plainBytes) {
    if (at + headerBytes > stored.length) throw new DataError(where, damaged);
    const kind = String.fromCharCode(stored[at]!, stored[at + 1]!);
    const length = (from: number): number =>
      stored[from]! | (stored[from + 1]! << 8) | (stored[from + 2]! << 16);
    const [bytes, blockBytes] = [length(at + 3), length(at + 6)];
    at += headerBytes;
    if (at + bytes > stored.length || blockBytes === 0) throw new DataError(where, damaged);
    blocks.push({ kind, stored: stored.subarray(at, at + bytes), plainBytes: blockBytes });
    at += bytes;
    plain += blockBytes;
  }
  if (plain !== plainBytes) throw new DataError(where, damaged);
  return blocks;
}

const damaged = "is damaged: its compressed data is not what it says";

function unzipBlock(where: string, block: Block): Uint8Array | Promise<Uint8Array> {
  const checked = (plain: Uint8Array): Uint8Array => {
    if (plain.length !== block.plainBytes) throw new DataError(where, damaged);
    return plain;
  };
  const failed = (cause: unknown): never => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataError(where, `cannot be unpacked: ${why}`, { cause });
  };
  let plain: Uint8Array | Promise<Uint8Array>;
  try {
    plain = unzipKind(block);
  } catch (cause) {
    return failed(cause);
  }
  return plain instanceof Promise ? plain.then(checked, failed) : checked(plain);
}

function unzipKind({ kind, stored, plainBytes }: Block): Uint8Array | Promise<Uint8Array> {
  const room = { chunkSize: plainBytes + 64, maxOutputLength: plainBytes }; // a full chunk makes it ask for another
  if (kind === "ZL") return inflateSync(stored, room);
  if (kind === "L4") return lz4Block(stored.subarray(8), plainBytes); // after its checksum
  if (kind === "ZS") return zstdFrame(stored, plainBytes);
  if (kind === "XZ") return xzStream(stored, plainBytes);
  if (kind === "CS") return inflateRawSync(stored, room);
  throw new Error(`its compression "${kind}" is none that ROOT has`);
}
