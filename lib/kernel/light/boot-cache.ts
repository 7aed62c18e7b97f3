import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../core/package-root.ts";

/** Writes what light kernels with this memory start from: the library's code, compiled by V8. */
export async function makeBootCache(path: string, memoryMb: number): Promise<void> {
  const boot = join(packageRoot(), "dist/boot/boot.cjs");
  if (!existsSync(boot)) {
    throw new Error("Cannot start light kernels: dist/boot is missing, run npm run build");
  }
  // the cache holds only for the very flags that it was made with
  const flags = ["--disable-warning=ExperimentalWarning", `--max-old-space-size=${memoryMb}`];
  await promisify(execFile)(process.execPath, [...flags, boot, "--write", path]);
}
