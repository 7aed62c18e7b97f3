import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the installed package `toplab`, whether this code runs from its source or compiled. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isToplab(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error("Cannot find the package.json of toplab above its own files: reinstall it");
    }
    folder = parent;
  }
  return folder;
}

function isToplab(path: string): boolean {
  return existsSync(path) && JSON.parse(readFileSync(path, "utf8")).name === "toplab";
}
