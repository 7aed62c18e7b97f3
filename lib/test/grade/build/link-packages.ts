import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/**
 * Gives a built course that lies below ours its own library, as `npm ci` would; all other packages are
 * found in the folders above, which a sandbox shows, too.
 */
export function linkPackages(course: string): void {
  mkdirSync(join(course, "node_modules"));
  symlinkSync(join(course, "lib"), join(course, "node_modules/toplab"), "dir");
}
