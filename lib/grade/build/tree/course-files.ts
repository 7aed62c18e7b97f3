import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One file of a course that is built. */
export interface CourseFile {
  readonly bytes: Uint8Array;
  /** Whether it is a program to be started. */
  readonly isExecutable?: boolean;
}

/** Files by path, "notebooks/01-z-boson.ipynb": with slashes, below the folder that is built, in the order of their paths. */
export type CourseFiles = ReadonlyMap<string, CourseFile>;

/** A file of text. */
export function textFile(text: string): CourseFile {
  return { bytes: Buffer.from(text) };
}

/** Several sets of files as one, sorted by path; the last of those with the same path counts. */
export function joinFiles(...sets: readonly (CourseFiles | [string, CourseFile][])[]): CourseFiles {
  const all = new Map(sets.flatMap((files) => [...files]));
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same files in a folder. */
export function inFolder(folder: string, files: CourseFiles): CourseFiles {
  return new Map([...files].map(([path, file]) => [`${folder}/${path}`, file]));
}

/** Reads a file, or all files of a folder, that lie below `root`; `isWanted` is asked for each path. */
export function readFiles(
  root: string,
  path: string,
  isWanted: (path: string) => boolean = () => true,
): CourseFiles {
  if (!existsSync(join(root, path))) return new Map();
  return joinFiles(
    pathsBelow(root, path)
      .filter(isWanted)
      .map((one) => [one, { bytes: readFileSync(join(root, one)) }]),
  );
}

function pathsBelow(root: string, path: string): readonly string[] {
  const entries = entriesOf(join(root, path));
  if (!entries) return [path];
  return entries.flatMap((name) => pathsBelow(root, `${path}/${name}`));
}

/** Names in a folder; undefined for a file. */
function entriesOf(path: string): readonly string[] | undefined {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}
