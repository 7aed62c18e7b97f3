import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isZip, readZip, unsafeName } from "./read-zip.ts";

/** A file among the submissions, on the disk or in an archive. */
export interface FoundFile {
  /** Path below the class, with slashes; what is in an archive stands behind its name. */
  readonly path: string;
  /** Only plain files are ever read; "misnamed" has letters that no text has, "excess" is beyond what an archive may hold. */
  readonly kind: "file" | "link" | "folder" | "unsafe" | "misnamed" | "excess";
  readonly bytes: number;
  read(): Buffer;
}

/** Larger archives are not opened. */
const maxArchive = 500_000_000;
/** What is read of the archive of one student: its list may name the same bytes again and again. */
export const maxUnpackedMegabytes = 200;
const maxDepth = 5;
/** What programs leave beside the files of people. */
const notTheirs = /^(\.|__MACOSX$|node_modules$)/;
const isReadLater = /\.(ipynb|zip)$/i;

/** Bytes that may still be read of a student's archive, and of those in it. */
interface Budget {
  left: number;
}
const newBudget = (): Budget => ({ left: 1e6 * maxUnpackedMegabytes });

/** In the archive of a class, which has no bound, each archive is a student's. */
function inside(budget: Budget): Budget {
  return budget.left === Number.POSITIVE_INFINITY ? newBudget() : budget;
}

/** All files of a folder, those in zip archives included; links are told of and never followed. */
export function filesIn(folder: string): readonly FoundFile[] {
  return walk(folder, "", 0);
}

/** All files of the archive of a class, and of the archives in it. */
export function filesOfArchive(path: string): readonly FoundFile[] {
  const boundless = { left: Number.POSITIVE_INFINITY }; // a class may hand in as much as it likes
  return unpacked(readFileSync(path), path, "", 0, boundless);
}

function walk(folder: string, below: string, depth: number): readonly FoundFile[] {
  const names = readdirSync(join(folder, below)).filter((name) => !notTheirs.test(name));
  return names.sort().flatMap((name): readonly FoundFile[] => {
    const path = below === "" ? name : `${below}/${name}`;
    const full = join(folder, path);
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (!stat) return [{ path, kind: "misnamed", bytes: 0, read: () => readFileSync(full) }];
    const file = { path, bytes: stat.size, read: () => readFileSync(full) };
    if (stat.isSymbolicLink()) return [{ ...file, kind: "link" }];
    if (stat.isDirectory()) {
      const inside = depth < maxDepth ? walk(folder, path, depth + 1) : [];
      return [{ ...file, kind: "folder" }, ...inside];
    }
    if (!stat.isFile()) return [{ ...file, kind: "unsafe" }]; // a pipe or a device would keep us waiting
    return isArchive(file) ? opened(file, depth, newBudget()) : [{ ...file, kind: "file" }];
  });
}

function isArchive({ path, bytes }: Pick<FoundFile, "path" | "bytes">): boolean {
  return /\.zip$/i.test(path) && bytes <= maxArchive;
}

/** An archive stands for the folder it would become; one that cannot be read, for itself. */
function opened(
  file: Omit<FoundFile, "kind">,
  depth: number,
  budget: Budget,
): readonly FoundFile[] {
  try {
    const bytes = file.read();
    if (!isZip(bytes)) return [{ ...file, kind: "unsafe" }];
    const files = unpacked(bytes, file.path, `${file.path}/`, depth, budget);
    return [{ ...file, kind: "folder" }, ...files];
  } catch {
    return [{ ...file, kind: "unsafe" }];
  }
}

function isLeftBehind(name: string): boolean {
  return name.split("/").some((part) => part !== ".." && notTheirs.test(part));
}

function unpacked(
  archive: Buffer,
  name: string,
  before: string,
  depth: number,
  budget: Budget,
): readonly FoundFile[] {
  const seen = new Set<string>();
  return readZip(archive, name).flatMap((entry): readonly FoundFile[] => {
    if (isLeftBehind(entry.name)) return [];
    const file = { path: `${before}${entry.name}`, bytes: entry.bytes, read: entry.read };
    const isTwice = seen.has(entry.name);
    seen.add(entry.name);
    if (entry.isLink) return [{ ...file, kind: "link" }];
    if (unsafeName(entry.name) || isTwice) return [{ ...file, kind: "unsafe" }];
    const cost = isReadLater.test(entry.name) ? entry.bytes : 0;
    if (cost > budget.left) return [{ ...file, kind: "excess" }];
    budget.left -= cost;
    const isToOpen = isArchive(file) && depth < 2;
    return isToOpen ? opened(file, depth + 1, inside(budget)) : [{ ...file, kind: "file" }];
  });
}
