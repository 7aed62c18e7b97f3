import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive that tells the truth, unless it is made to lie. */
export interface Packed {
  readonly name: string;
  readonly content: string | Buffer;
  /** Unix mode of the entry: 0o120777 is a link. */
  readonly mode?: number;
  /** What the archive says of its size. */
  readonly claimedBytes?: number;
  readonly isEncrypted?: boolean;
  readonly method?: number;
}

/** A zip archive, byte by byte, with all that an attacker may want to write into it. */
export function zipOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, mode = 0o100644, claimedBytes, isEncrypted, method = 8 } of files) {
    const data = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(data) : data;
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedBytes ?? data.length, 18);
    common.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.from("PK\u0001\u0002\u0014\u0003", "latin1"), common, rest, title);
    const head = [Buffer.from("PK\u0003\u0004", "latin1"), common, title, packed];
    parts.push(...head);
    at += head.reduce((sum, part) => sum + part.length, 0);
  }
  const names = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(names.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, names, end]);
}
