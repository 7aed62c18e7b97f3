import { crc32, inflateRawSync } from "node:zlib";
import { DataError } from "../../core/index.ts";

/** One file in an archive. Nothing is ever unpacked to the disk, so a name can lead nowhere. */
export interface ZipEntry {
  /** As it stands in the archive; see {@link unsafeName}. */
  readonly name: string;
  readonly bytes: number;
  readonly isLink: boolean;
  /** The content; a `DataError` if it is longer than said, encrypted or torn. */
  read(): Buffer;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const maxEntries = 100_000;

/** The files of a zip archive, by its own list at the end (APPNOTE 6.3, without ZIP64). */
export function readZip(archive: Buffer, name: string): readonly ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0 || end + 22 > archive.length) throw new DataError(name, "it is no zip archive");
  const entries: ZipEntry[] = [];
  try {
    let at = archive.readUInt32LE(end + 16);
    for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
      if (archive.readUInt32LE(at) !== entrySignature || entries.length > maxEntries) {
        throw new DataError(name, "its list of files is torn");
      }
      const [nameLength, extra, comment] = [28, 30, 32].map((o) =>
        archive.readUInt16LE(at + o),
      ) as [number, number, number];
      entries.push(entryAt(archive, at, nameLength, name));
      at += 46 + nameLength + extra + comment;
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw new DataError(name, "its list of files is torn", { cause: error });
    throw error;
  }
  return entries.filter((entry) => !entry.name.endsWith("/"));
}

/** Whether these bytes begin as a zip archive does. */
export function isZip(bytes: Buffer): boolean {
  return (
    bytes.length >= 22 &&
    (bytes.readUInt32LE(0) === 0x04034b50 || bytes.readUInt32LE(0) === endSignature)
  );
}

/** Whether the name of an entry would lead out of its folder, if anybody unpacked it. */
export function unsafeName(name: string): boolean {
  return /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split("/").includes("..");
}

const unixLink = 0o120000;
const fileKind = 0o170000;

function entryAt(archive: Buffer, at: number, nameLength: number, of: string): ZipEntry {
  const [flags, method] = [archive.readUInt16LE(at + 8), archive.readUInt16LE(at + 10)];
  const [crc, packed, bytes] = [16, 20, 24].map((o) => archive.readUInt32LE(at + o)) as [
    number,
    number,
    number,
  ];
  const mode = archive.readUInt32LE(at + 38) >>> 16;
  const local = archive.readUInt32LE(at + 42);
  const name = archive.subarray(at + 46, at + 46 + nameLength).toString("utf8");
  const torn = (why: string, cause?: unknown): DataError =>
    new DataError(`${of}: ${name}`, why, { cause });
  return {
    name,
    bytes,
    isLink: (mode & fileKind) === unixLink,
    read() {
      if (flags & 1) throw torn("it is encrypted");
      if (method !== 0 && method !== 8)
        throw torn(`it is packed by method ${method}, which is not known here`);
      try {
        const start =
          local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
        const data = archive.subarray(start, start + packed);
        const content = method === 0 ? data : inflateRawSync(data, { maxOutputLength: bytes + 1 });
        if (content.length !== bytes || crc32(content) !== crc)
          throw new RangeError("other content");
        return content;
      } catch (error) {
        throw torn("its content is not what the list of files says", error);
      }
    },
  };
}
