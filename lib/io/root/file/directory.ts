import { DataError } from "../../../core/index.ts";
import { type Scanner, scanner } from "./big-endian.ts";
import type { ByteSource } from "./byte-source.ts";
import { type Key, readKey, readObject } from "./key.ts";

/** A key with the folders that lead to it: "folder/tree". */
export interface PathKey extends Key {
  readonly path: string;
}

/** What a ROOT file says of itself in its first bytes. */
export interface RootHeader {
  /** Where the list of the top folder's keys is. */
  readonly keys: number;
  readonly keysBytes: number;
  /** Where the descriptions of its classes are. */
  readonly info: number;
  readonly infoBytes: number;
}

/** Folders within folders, and keys in a file, beyond which a file is taken for damaged. */
const [deepest, mostKeys] = [32, 1_000_000];

/** Reads the first bytes of a file and checks that it is a whole ROOT file. */
export async function readHeader(source: ByteSource): Promise<RootHeader> {
  const { name, size } = source;
  const [start] = await source.read([{ from: 0, bytes: Math.min(64, size) }]);
  if (size < 64 || Buffer.from(start!.subarray(0, 4)).toString("latin1") !== "root") {
    throw new DataError(name, "not a ROOT file: it does not begin with the word root");
  }
  const scan = scanner(name, start!, 4);
  const isLong = scan.u4() >= 1_000_000;
  const position = (): number => (isLong ? scan.u8() : scan.u4());
  const begin = scan.u4();
  const end = position();
  position(); // free space
  scan.at += 8; // its length and number of pieces
  const nameBytes = scan.u4();
  scan.at += 5; // units and compression
  const [info, infoBytes] = [position(), scan.u4()];
  if (end > size) {
    throw new DataError(name, `the ROOT file is cut off: it has ${size} bytes of ${end}`);
  }
  if (info + infoBytes > size) throw new DataError(name, "the ROOT file is damaged");
  const folder = await readPlace(source, begin + nameBytes, 60);
  return { ...readFolder(scanner(name, folder)), info, infoBytes };
}

/** All keys of a file, folder by folder; a name that was written several times comes several times. */
export async function readKeys(source: ByteSource, header: RootHeader): Promise<PathKey[]> {
  const keys: PathKey[] = [];
  await addKeys(source, header, "", keys, 0);
  return keys;
}

interface Folder {
  readonly keys: number;
  readonly keysBytes: number;
}

function readFolder(scan: Scanner): Folder {
  const isLong = scan.u2() > 1000;
  scan.at += 8; // dates
  const keysBytes = scan.u4();
  scan.u4(); // length of its name
  scan.at += isLong ? 16 : 8; // itself and the folder above
  return { keys: isLong ? scan.u8() : scan.u4(), keysBytes };
}

async function addKeys(
  source: ByteSource,
  folder: Folder,
  prefix: string,
  keys: PathKey[],
  depth: number,
): Promise<void> {
  if (folder.keysBytes === 0) return;
  const where = prefix ? `${source.name}, ${prefix}` : source.name;
  if (depth > deepest) throw new DataError(where, "is damaged: its folders have no end");
  const scan = scanner(where, await readPlace(source, folder.keys, folder.keysBytes));
  readKey(where, scan);
  const nKeys = scan.u4();
  for (let i = 0; i < nKeys; i++) {
    const label = readKey(where, scan);
    const key = { ...label, path: `${prefix}${label.name}` };
    if (keys.push(key) > mostKeys) throw new DataError(where, "is damaged: its keys have no end");
    if (!/^TDirectory(File)?$/.test(key.className)) continue;
    const { data } = await readObject(source, key);
    await addKeys(source, readFolder(scanner(where, data)), `${key.path}/`, keys, depth + 1);
  }
}

async function readPlace(source: ByteSource, from: number, bytes: number): Promise<Uint8Array> {
  const length = Math.min(bytes, source.size - from);
  if (length <= 0) throw new DataError(source.name, "the ROOT file is damaged");
  const [part] = await source.read([{ from, bytes: length }]);
  return part!;
}
