/// <reference types="jsroot" />
import { readFile } from "node:fs/promises";
import { DataError } from "../core/index.ts";
import type { Branch } from "./branch.ts";
import { quietly } from "./quietly.ts";

/** A ROOT file held in memory, as jsroot gives it. */
export interface RootFile {
  readonly fKeys: readonly { readonly fName: string; readonly fClassName: string }[];
  readObject(name: string): Promise<unknown>;
  findStreamerInfo(className: string): StreamerInfo | null;
}

/** What a ROOT file says of a class that is stored in it. */
export interface StreamerInfo {
  readonly fElements: { readonly arr: readonly { fName: string; fTypeName: string }[] };
}

/** A TTree's own description, in ROOT's names. */
export interface Tree {
  readonly fEntries: number;
  readonly fBranches: { readonly arr: readonly Branch[] };
  readonly $file: ReadsBytes;
}

interface ReadsBytes {
  readBuffer: (...places: unknown[]) => Promise<unknown>;
}

/** An object in a ROOT file's top folder. */
export interface RootKey {
  readonly name: string;
  readonly className: string;
}

/** What to do with the values of a branch as they are read. */
export interface BranchReader {
  /** Takes what one event has: a number, a list, or an object. */
  one(value: unknown): void;
  /** Takes the numbers of many events at once, where the file allows it: six times faster. */
  many?(values: ArrayLike<unknown>): void;
}

/** The objects that a ROOT file holds at its top. */
export async function listRoot(path: string): Promise<RootKey[]> {
  const { fKeys } = await openRoot(path);
  return fKeys.map(({ fName, fClassName }) => ({ name: fName, className: fClassName }));
}

/** Opens a ROOT file; throws a DataError if it is none or is cut off. */
export async function openRoot(path: string): Promise<RootFile> {
  const bytes = await readFile(path);
  if (bytes.toString("latin1", 0, 4) !== "root") {
    throw new DataError(path, "not a ROOT file: it does not begin with the word root");
  }
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { openFile } = await import("jsroot/io");
  const file: RootFile | null = await guarded(path, () => openFile(buffer));
  if (file?.fKeys) return file;
  throw new DataError(path, "the ROOT file is cut off or damaged");
}

/** The TTree of that name, which may lie in a folder of the file ("folder/tree"). */
export async function findTree(file: RootFile, path: string, name: string): Promise<Tree> {
  const where = `${path}, ${name}`;
  const key = file.fKeys.find(({ fName }) => fName === name);
  if (key?.fClassName.includes("RNTuple")) {
    throw new DataError(where, "is an RNTuple, which cannot be read reliably yet: wanted a TTree");
  }
  const isThere = key !== undefined || name.includes("/");
  const object = isThere ? await guarded(where, () => file.readObject(name)) : undefined;
  if (isTree(object)) return object;
  if (key?.fClassName === "TTree") throw new DataError(where, "the ROOT file is damaged");
  const keys = file.fKeys.map(({ fName, fClassName }) => `${fName} (${fClassName})`);
  throw new DataError(where, `no such TTree: the file has ${keys.join(", ")}`);
}

/** Reads one branch from the first event to the last; what `reader` throws ends the reading and comes out. */
export async function readBranch(
  where: string,
  tree: Tree,
  branch: Branch,
  reader: BranchReader,
): Promise<void> {
  const { TSelector, treeProcess } = await import("jsroot/tree");
  await guarded(where, () =>
    untilFailure(tree.$file, (fail) => {
      const selector = new TSelector();
      const attempt = (take: () => void): void => {
        try {
          take();
        } catch (error) {
          fail(error);
          selector.Abort();
        }
      };
      const { many } = reader;
      selector.addBranch(branch, "value");
      selector.Process = () => attempt(() => reader.one(selector.tgtobj.value));
      if (many) selector.ProcessArrays = () => attempt(() => many(selector.tgtarr.value));
      return treeProcess(tree, selector);
    }),
  );
}

/**
 * Runs `work` on a file and rejects at the first failure in anything that follows from reading it.
 * jsroot's treeProcess drops the promise in which it unpacks data, so that damaged data would end
 * the whole process as an unhandled rejection, or leave it waiting for ever.
 */
async function untilFailure<T>(
  file: ReadsBytes,
  work: (fail: (reason: unknown) => void) => Promise<T>,
): Promise<T> {
  const { readBuffer } = file;
  let fail: (reason: unknown) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  file.readBuffer = (...places) => watched(readBuffer.apply(file, places), fail);
  try {
    return await Promise.race([work(fail), failure]);
  } finally {
    file.readBuffer = readBuffer;
  }
}

/** A promise that tells `report` of every rejection in whatever is chained to it, also in what nobody waits for. */
function watched<T>(promise: Promise<T>, report: (reason: unknown) => void): Promise<T> {
  class Watched<V> extends Promise<V> {
    // biome-ignore lint/suspicious/noThenProperty: every promise has one
    override then<A = V, B = never>(
      onFulfilled?: ((value: V) => A | PromiseLike<A>) | null,
      onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
    ): Promise<A | B> {
      const next = super.then(onFulfilled, onRejected);
      Promise.prototype.then.call(next, undefined, report);
      return next;
    }
  }
  return Watched.resolve(promise);
}

function isTree(object: unknown): object is Tree {
  return typeof object === "object" && object !== null && "fBranches" in object;
}

/** Lets `work` on jsroot's objects run without jsroot's messages, and turns what it throws into a DataError. */
export async function guarded<T>(where: string, work: () => Promise<T>): Promise<T> {
  return quietly(async (said) => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof DataError) throw cause;
      const lastWords = said.at(-1) ?? String(cause);
      throw new DataError(where, `the ROOT file is cut off or damaged (${lastWords})`, { cause });
    }
  });
}
