import { DataError } from "../../../core/index.ts";
import { scanner } from "../file/big-endian.ts";
import type { ByteSource } from "../file/byte-source.ts";
import type { StoredObject } from "../file/stored-object.ts";
import { unzip } from "../unzip/unzip.ts";
import { type FrameReader, frameReader } from "./frames.ts";

/** Where an envelope is, and its length when unpacked. */
export interface EnvelopeLink {
  readonly from: number;
  readonly bytes: number;
  readonly plainBytes: number;
}

/** Where header and footer of an RNTuple are. */
export interface Anchor {
  readonly header: EnvelopeLink;
  readonly footer: EnvelopeLink;
}

/** What an envelope holds, by its number. */
export const envelope: { readonly header: 1; readonly footer: 2; readonly pages: 3 } = {
  header: 1,
  footer: 2,
  pages: 3,
};

/** More than the description of any data set takes. */
const mostBytes = 2 ** 30;

/** Reads the object that stands for an RNTuple in a ROOT file: ROOT::RNTuple. */
export function readAnchor(where: string, { data }: StoredObject): Anchor {
  const scan = scanner(where, data, 6); // after byte count and version
  const [epoch, major, minor, patch] = [scan.u2(), scan.u2(), scan.u2(), scan.u2()];
  if (epoch !== 1) {
    const version = `${epoch}.${major}.${minor}.${patch}`;
    throw new DataError(where, `is an RNTuple of format ${version}: only format 1 can be read`);
  }
  const link = (): EnvelopeLink => ({ from: scan.u8(), bytes: scan.u8(), plainBytes: scan.u8() });
  return { header: link(), footer: link() };
}

/** Reads and unpacks an envelope; the reader stands after its preamble. */
export async function readEnvelope(
  where: string,
  source: ByteSource,
  link: EnvelopeLink,
  kind: number,
): Promise<FrameReader> {
  const { from, bytes, plainBytes } = link;
  if (from + bytes > source.size || plainBytes > mostBytes || plainBytes < 16) {
    throw new DataError(where, "the RNTuple is cut off or damaged");
  }
  const [stored] = await source.read([{ from, bytes }]);
  const plain = await unzip(where, stored!, plainBytes);
  const reader = frameReader(where, plain.subarray(0, plainBytes - 8), 0); // before its checksum
  const [id, low, high] = [reader.u2(), reader.u2(), reader.u4()];
  if (id !== kind || low + 0x1_0000 * high !== plainBytes) {
    throw new DataError(where, "the RNTuple is damaged: a part of its description is another");
  }
  return reader;
}

/** Features that a reader must know; none is defined yet. */
export function readFeatures(where: string, reader: FrameReader): void {
  if (reader.i8() !== 0) {
    throw new DataError(where, "the RNTuple uses features that are newer than this reader");
  }
}
