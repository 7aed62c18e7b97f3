import { jsrootUnzip } from "../jsroot.ts";

export function xzStream(stored: Uint8Array, plainBytes: number): Promise<Uint8Array> {
  return jsrootUnzip("XZ\x00", stored, plainBytes);
}
