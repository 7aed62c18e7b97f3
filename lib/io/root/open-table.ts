import { DataError } from "../../core/index.ts";
import type { FileEvents } from "./file-events.ts";
import { ntupleTable } from "./ntuple/ntuple-table.ts";
import { keyNamed, openRoot, type RootFile } from "./root-file.ts";
import { treeTable } from "./tree/tree-table.ts";

/** The same with its file, which is open until `close`. */
export interface OpenTable extends FileEvents {
  close(): Promise<void>;
}

/** Opens a TTree or an RNTuple of a ROOT file; it may lie in a folder of it ("folder/tree"). */
export async function openTable(path: string, name: string): Promise<OpenTable> {
  const file = await openRoot(path);
  try {
    return { ...(await eventsNamed(file, name)), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Whether a class holds events. */
export function holdsEvents(className: string): boolean {
  return isTree(className) || isNtuple(className);
}

export async function eventsNamed(file: RootFile, name: string): Promise<FileEvents> {
  const key = keyNamed(file, name);
  if (key && isTree(key.className)) return treeTable(file, key);
  if (key && isNtuple(key.className)) return ntupleTable(file, key);
  const known = file.keys.map((other) => `${other.path} (${other.className})`);
  const list = known.length > 20 ? [...known.slice(0, 20), "…"] : known;
  throw new DataError(
    `${file.name}, ${name}`,
    `no such TTree: the file has ${list.join(", ") || "nothing"}`,
  );
}

function isTree(className: string): boolean {
  return /^T(Tree|Ntuple|NtupleD)$/.test(className);
}

function isNtuple(className: string): boolean {
  return /^ROOT::(Experimental::)?RNTuple$/.test(className);
}
