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

/** The version of that package, "0.1.0". */
export function packageVersion(): string {
  const { version }: { version: string } = packageJson(join(packageRoot(), "package.json"));
  return version;
}

function isToplab(path: string): boolean {
  return existsSync(path) && packageJson(path).name === "toplab";
}

function packageJson(path: string): { name: string; version: string } {
  return JSON.parse(readFileSync(path, "utf8")); // npm sees to its names
}
