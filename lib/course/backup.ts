import { existsSync, readFileSync } from "node:fs";
import { writeWhole } from "../io/index.ts";

/** Keeps a notebook as it is now under a free name beside it, `01-z.before-reset-1.ipynb`, and returns the path. */
export function keepBackup(
  path: string,
  moment: "before-reset" | "before-update" | "removed",
): string {
  for (let number = 1; ; number += 1) {
    const backup = path.replace(/\.ipynb$/, `.${moment}-${number}.ipynb`);
    if (existsSync(backup)) continue;
    writeWhole(backup, readFileSync(path));
    return backup;
  }
}
