// Type-checks everything: the library with its tests, the exercises, and the pages (which run in a browser).
import { spawnSync } from "node:child_process";

for (const project of [".", "lib/web/page"]) {
  const tsc = ["node_modules/typescript/bin/tsc", "--noEmit", "-p", project];
  const { status } = spawnSync(process.execPath, tsc, { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
