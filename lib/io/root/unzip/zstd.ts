import * as zlib from "node:zlib";
import { jsrootUnzip } from "../jsroot.ts";

// Node has it from 22.15 on, its types for Node 20 do not
const { zstdDecompressSync } = zlib as typeof zlib & {
  zstdDecompressSync?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;
};

/** Unpacks a Zstandard frame: with Node's own library where it has one, else with the one jsroot brings along. */
export function zstdFrame(
  stored: Uint8Array,
  plainBytes: number,
): Uint8Array | Promise<Uint8Array> {
  if (zstdDecompressSync) return zstdDecompressSync(stored, { maxOutputLength: plainBytes });
  return jsrootUnzip("ZS\x01", stored, plainBytes);
}
