import { crc32, deflateRawSync } from "node:zlib";
import type { CourseFile, CourseFiles } from "./course-files.ts";

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfCentral = 0x06054b50;
/** Of the format, with folders and deflate; and that the rights are Unix's. */
const version = 20;
const madeOnUnix = 0x0300 | version;
/** File names are in UTF-8. */
const utf8 = 0x0800;
const deflated = 8;
/** 1 January 1980, the first day that the format knows: the same files give the same bytes on any day. */
const date = 0x0021;

/** A zip archive (PKWARE's APPNOTE 6.3, without ZIP64): the same files give the same bytes with the same zlib. */
export function zip(files: CourseFiles): Uint8Array {
  const entries = [...files].map(([path, file]) => packed(path, file));
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.concat([localOf(entry), entry.name, entry.data]);
    locals.push(local);
    centrals.push(Buffer.concat([centralOf(entry, offset), entry.name]));
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  return Buffer.concat([...locals, central, endOf(entries.length, central.length, offset)]);
}

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly crc: number;
  readonly plainBytes: number;
  readonly mode: number;
}

function packed(path: string, { bytes, isExecutable = false }: CourseFile): Packed {
  return {
    name: Buffer.from(path),
    data: deflateRawSync(bytes, { level: 9 }),
    crc: crc32(bytes),
    plainBytes: bytes.length,
    mode: isExecutable ? 0o100755 : 0o100644,
  };
}

function localOf(entry: Packed): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(localHeader, 0);
  header.writeUInt16LE(version, 4);
  writeCommon(header, 6, entry);
  return header;
}

function centralOf(entry: Packed, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(centralHeader, 0);
  header.writeUInt16LE(madeOnUnix, 4);
  header.writeUInt16LE(version, 6);
  writeCommon(header, 8, entry);
  header.writeUInt32LE(entry.mode * 2 ** 16, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The fields that both headers have, in this order: flags, method, time, date, CRC, both sizes, lengths of the name and of extra fields. */
function writeCommon(header: Buffer, at: number, { name, data, crc, plainBytes }: Packed): void {
  header.writeUInt16LE(utf8, at);
  header.writeUInt16LE(deflated, at + 2);
  header.writeUInt16LE(0, at + 4);
  header.writeUInt16LE(date, at + 6);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(data.length, at + 12);
  header.writeUInt32LE(plainBytes, at + 16);
  header.writeUInt16LE(name.length, at + 20);
}

function endOf(entries: number, centralBytes: number, centralOffset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfCentral, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(centralBytes, 12);
  end.writeUInt32LE(centralOffset, 16);
  return end;
}
