import { DataError } from "../../../core/index.ts";
import { unzip } from "../unzip/unzip.ts";
import { type Scanner, scanner } from "./big-endian.ts";
import type { ByteSource } from "./byte-source.ts";
import type { StoredObject } from "./stored-object.ts";

/** A ROOT file's label on one of its objects: TKey. */
export interface Key {
  readonly name: string;
  readonly className: string;
  readonly title: string;
  /** Counts writings of the same name; the highest is the newest. */
  readonly cycle: number;
  /** Where key and object are, the length of both as stored, of the key, and of the object when unpacked. */
  readonly seek: number;
  readonly bytes: number;
  readonly keyBytes: number;
  readonly objectBytes: number;
}

/** More than any object in a ROOT file may have. */
const mostBytes = 2 ** 31;

/** Reads a key from where the scanner stands. */
export function readKey(where: string, scan: Scanner): Key {
  const bytes = scan.i4();
  const version = scan.u2();
  const objectBytes = scan.u4();
  scan.u4(); // date
  const keyBytes = scan.u2();
  const cycle = scan.u2();
  const isLong = version > 1000;
  const seek = isLong ? scan.u8() : scan.u4();
  if (isLong) scan.u8();
  else scan.u4(); // folder
  const [className, name, title] = [scan.text(), scan.text(), scan.text()];
  if (bytes < keyBytes || objectBytes >= mostBytes) {
    throw new DataError(where, `the label of ${name || "an object"} is damaged`);
  }
  return { name, className, title, cycle, seek, bytes, keyBytes, objectBytes };
}

/** Reads and unpacks the object of a key. */
export async function readObject(source: ByteSource, key: Key): Promise<StoredObject> {
  const where = key.name ? `${source.name}, ${key.name}` : source.name;
  const [from, bytes] = [key.seek + key.keyBytes, key.bytes - key.keyBytes];
  if (from + bytes > source.size) throw new DataError(where, "is cut off or damaged");
  const [stored] = await source.read([{ from, bytes }]);
  const data = await unzip(where, stored!, key.objectBytes);
  return { className: key.className, data, keyBytes: key.keyBytes };
}

/** The key at some place in a file. */
export async function keyAt(source: ByteSource, from: number, bytes: number): Promise<Key> {
  if (from + bytes > source.size) throw new DataError(source.name, "is cut off or damaged");
  const [stored] = await source.read([{ from, bytes }]);
  return readKey(source.name, scanner(source.name, stored!));
}
