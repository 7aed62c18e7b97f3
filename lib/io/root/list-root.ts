import type { PathKey } from "./file/directory.ts";
import { eventsNamed, holdsEvents } from "./open-table.ts";
import { openRoot, type RootFile } from "./root-file.ts";
import type { Refused, TreeColumn } from "./tree-column.ts";

/** An object in a ROOT file. */
export interface RootKey {
  /** With the folders that it lies in: "folder/tree". */
  readonly name: string;
  readonly className: string;
  readonly title: string;
}

/** A TTree or an RNTuple, and what is in it. */
export interface TreeSummary {
  readonly name: string;
  readonly kind: string;
  readonly nEvents: number;
  readonly columns: readonly TreeColumn[];
  /** Branches that cannot be read, each with the reason. */
  readonly refused: readonly Refused[];
  /** Why the tree itself cannot be read. */
  readonly reason?: string;
}

/** All there is in a ROOT file. */
export interface RootSummary {
  readonly bytes: number;
  readonly objects: readonly RootKey[];
  readonly trees: readonly TreeSummary[];
}

/** The objects that a ROOT file holds, folder by folder; of those written several times the newest. */
export async function listRoot(path: string): Promise<RootKey[]> {
  return withRoot(path, async (file) => newestKeys(file).map(rootKey));
}

/** Objects and trees of a ROOT file; a tree that is damaged is listed with the reason. */
export async function inspectRoot(path: string): Promise<RootSummary> {
  return withRoot(path, async (file) => {
    const keys = newestKeys(file);
    const trees: TreeSummary[] = [];
    for (const key of keys.filter(({ className }) => holdsEvents(className))) {
      trees.push(await summaryOf(file, key));
    }
    return { bytes: file.source.size, objects: keys.map(rootKey), trees };
  });
}

async function summaryOf(file: RootFile, { path: name, className }: PathKey): Promise<TreeSummary> {
  try {
    const { kind, nEvents, columns, refused } = await eventsNamed(file, name);
    const plain = columns.map(({ name, type, holds }) => ({ name, type, holds }));
    return { name, kind, nEvents, columns: plain, refused };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, kind: className, nEvents: 0, columns: [], refused: [], reason };
  }
}

async function withRoot<T>(path: string, work: (file: RootFile) => Promise<T>): Promise<T> {
  const file = await openRoot(path);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

function newestKeys({ keys }: RootFile): PathKey[] {
  const newest = new Map<string, PathKey>();
  for (const key of keys) {
    if (key.cycle >= (newest.get(key.path)?.cycle ?? 0)) newest.set(key.path, key);
  }
  return [...newest.values()];
}

function rootKey({ path, className, title }: PathKey): RootKey {
  return { name: path, className, title };
}
