import { DataError } from "../../core/index.ts";
import { isWebAddress } from "../places.ts";
import type { ByteSource } from "./file/byte-source.ts";
import { type PathKey, readHeader, readKeys } from "./file/directory.ts";
import { httpSource } from "./file/http-source.ts";
import { keyAt, readObject } from "./file/key.ts";
import { localSource } from "./file/local-source.ts";
import { type ObjectMaker, objectMaker } from "./jsroot.ts";

/** An open ROOT file; `close` it when done. */
export interface RootFile {
  /** Path or address. */
  readonly name: string;
  readonly source: ByteSource;
  readonly keys: readonly PathKey[];
  /** Makes objects; the descriptions of their classes are read once. */
  maker(): Promise<ObjectMaker>;
  close(): Promise<void>;
}

/** Opens a ROOT file of this machine or of an http(s) address; throws a DataError if it is none or is cut off. */
export async function openRoot(path: string): Promise<RootFile> {
  const source = await (isWebAddress(path) ? httpSource(path) : localSource(path));
  try {
    const header = await readHeader(source);
    const keys = await readKeys(source, header);
    let maker: Promise<ObjectMaker> | undefined;
    const makeMaker = async (): Promise<ObjectMaker> => {
      const key = await keyAt(source, header.info, header.infoBytes);
      return guarded(path, async () => objectMaker(await readObject(source, key)));
    };
    return {
      name: path,
      source,
      keys,
      maker: () => {
        maker ??= makeMaker();
        return maker;
      },
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** The newest key of that name, or of that name and cycle ("tree;2"); undefined if there is none. */
export function keyNamed({ keys }: RootFile, name: string): PathKey | undefined {
  const [, path = name, cycle] = /^(.*);(\d+)$/.exec(name) ?? [];
  return keys
    .filter((key) => key.path === path && (cycle === undefined || key.cycle === Number(cycle)))
    .reduce<PathKey | undefined>(
      (best, key) => (best && best.cycle > key.cycle ? best : key),
      undefined,
    );
}

/** Makes the object of a key, as a record with ROOT's names. */
export async function makeObject(
  file: RootFile,
  key: PathKey,
): Promise<Readonly<Record<string, unknown>>> {
  const where = `${file.name}, ${key.path}`;
  const maker = await file.maker();
  const stored = await readObject(file.source, key);
  const object = await guarded(where, () => maker.make(stored));
  if (typeof object === "object" && object !== null) return object as Record<string, unknown>; // so it is
  throw new DataError(where, "is damaged");
}

/** Lets jsroot work; whatever it throws is the file's fault. */
export async function guarded<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataError(where, `the ROOT file is cut off or damaged (${why})`, { cause });
  }
}
