import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isZip, readZip, unsafeName } from "./read-zip.ts";

/** A file among the submissions, on the disk or in an archive. */
export interface FoundFile {
  /** Path below the class, with slashes; what is in an archive stands behind its name. */
  readonly path: string;
  /** Only plain files are ever read. */
  readonly kind: "file" | "link" | "folder" | "unsafe";
  readonly bytes: number;
  read(): Buffer;
}

/** Larger archives are not opened. */
const maxArchive = 500_000_000;
const maxDepth = 5;
/** What programs leave beside the files of people. */
const notTheirs = /^(\.|__MACOSX$|node_modules$)/;

/** All files of a folder, those in zip archives included; links are told of and never followed. */
export function filesIn(folder: string): readonly FoundFile[] {
  return walk(folder, "", 0);
}

/** All files of an archive, and of the archives in it. */
export function filesOfArchive(path: string): readonly FoundFile[] {
  return unpacked(readFileSync(path), path, "", 0);
}

function walk(folder: string, below: string, depth: number): readonly FoundFile[] {
  const names = readdirSync(join(folder, below)).filter((name) => !notTheirs.test(name));
  return names.sort().flatMap((name): readonly FoundFile[] => {
    const path = below === "" ? name : `${below}/${name}`;
    const full = join(folder, path);
    const stat = lstatSync(full);
    const file = { path, bytes: stat.size, read: () => readFileSync(full) };
    if (stat.isSymbolicLink()) return [{ ...file, kind: "link" }];
    if (stat.isDirectory()) {
      const inside = depth < maxDepth ? walk(folder, path, depth + 1) : [];
      return [{ ...file, kind: "folder" }, ...inside];
    }
    if (!stat.isFile()) return [{ ...file, kind: "unsafe" }]; // a pipe or a device would keep us waiting
    return isArchive(file) ? opened(file, depth) : [{ ...file, kind: "file" }];
  });
}

function isArchive({ path, bytes }: Pick<FoundFile, "path" | "bytes">): boolean {
  return /\.zip$/i.test(path) && bytes <= maxArchive;
}

/** An archive stands for the folder it would become; one that cannot be read, for itself. */
function opened(file: Omit<FoundFile, "kind">, depth: number): readonly FoundFile[] {
  try {
    const bytes = file.read();
    if (!isZip(bytes)) return [{ ...file, kind: "unsafe" }];
    return [{ ...file, kind: "folder" }, ...unpacked(bytes, file.path, `${file.path}/`, depth)];
  } catch {
    return [{ ...file, kind: "unsafe" }];
  }
}

function unpacked(
  archive: Buffer,
  name: string,
  before: string,
  depth: number,
): readonly FoundFile[] {
  const seen = new Set<string>();
  return readZip(archive, name).flatMap((entry): readonly FoundFile[] => {
    if (entry.name.split("/").some((part) => part !== ".." && notTheirs.test(part))) return [];
    const file = { path: `${before}${entry.name}`, bytes: entry.bytes, read: entry.read };
    const isTwice = seen.has(entry.name);
    seen.add(entry.name);
    if (entry.isLink) return [{ ...file, kind: "link" }];
    if (unsafeName(entry.name) || isTwice) return [{ ...file, kind: "unsafe" }];
    if (isArchive(file) && depth < 2) return opened(file, depth + 1);
    return [{ ...file, kind: "file" }];
  });
}
