import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CourseFiles } from "./course-files.ts";

/** Lies in a folder that was built, and may be built anew. */
const marker = ".toplab-build";

/**
 * Empties a folder for what is built: only one that was built before, is empty, or is not there yet,
 * as somebody's own files must not be lost.
 */
export function emptyBuildFolder(folder: string): void {
  if (existsSync(folder)) {
    const names = readdirSync(folder);
    if (names.length > 0 && !names.includes(marker)) {
      throw new RangeError(
        `Cannot build into ${folder}: it holds other files, and a new or empty folder is wanted`,
      );
    }
    for (const name of names) rmSync(join(folder, name), { recursive: true });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, marker), "");
}

/** Writes files into a folder. */
export function writeFiles(folder: string, files: CourseFiles): void {
  for (const [path, { bytes, isExecutable = false }] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes, { mode: isExecutable ? 0o755 : 0o644 });
  }
}
