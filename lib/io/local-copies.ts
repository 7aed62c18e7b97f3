import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./checksum.ts";
import type { DatasetEntry } from "./manifest.ts";
import { type DataPlaces, isWebAddress } from "./places.ts";

/** A file on this machine that has the name of a data set. */
export interface LocalCopy {
  readonly path: string;
  readonly place: "cache" | "mirror";
  /** What is wrong with it: "has 17 bytes instead of 2639302"; undefined if size and SHA-256 are right. */
  readonly fault: string | undefined;
}

/** How many folders deep a mirror is searched. */
const depth = 3;

/** The copies of a data set on this machine, each checked as it is found, in the order of their use. */
export async function* localCopies(
  entry: DatasetEntry,
  { cache, mirrors }: DataPlaces,
): AsyncGenerator<LocalCopy, void, undefined> {
  for await (const path of filesNamed(entry.file, cache, 0)) {
    yield { path, place: "cache", fault: await faultOf(path, entry) };
  }
  for (const folder of mirrors.filter((mirror) => !isWebAddress(mirror))) {
    for await (const path of filesNamed(entry.file, folder, depth)) {
      yield { path, place: "mirror", fault: await faultOf(path, entry) };
    }
  }
}

/** What is wrong with a file that should be this data set, or undefined if nothing is. */
export async function faultOf(
  path: string,
  entry: Pick<DatasetEntry, "bytes" | "sha256">,
): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size !== entry.bytes) return `has ${size} bytes instead of ${entry.bytes}`;
    const sum = await sha256(path);
    return sum === entry.sha256 ? undefined : `has the wrong checksum ${sum.slice(0, 8)}…`;
  } catch (error) {
    return `cannot be read (${error instanceof Error ? error.message : error})`;
  }
}

/** Files of that name in a folder and so many levels below; a folder that cannot be read has none. */
async function* filesNamed(
  name: string,
  folder: string,
  levels: number,
): AsyncGenerator<string, void, undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.name === name && !entry.isDirectory()) yield join(folder, name);
  }
  if (levels === 0) return;
  for (const entry of entries) {
    const skip = entry.name.startsWith(".") || entry.name === "node_modules";
    if (entry.isDirectory() && !skip) yield* filesNamed(name, join(folder, entry.name), levels - 1);
  }
}
