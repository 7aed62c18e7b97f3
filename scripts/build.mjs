// Compiles the library and the exercises, and bundles the pages. Usage: node scripts/build.mjs
import { spawnSync } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const steps = [
  ["scripts/build-wasm.mjs"],
  // Not node_modules/.bin/tsc: tslab's own copy of TypeScript puts an older one there.
  ["node_modules/typescript/bin/tsc", "-p", "lib"],
  ["node_modules/typescript/bin/tsc", "-p", "exercises"],
  ["scripts/build-boot.mjs"],
  ["scripts/build-web.mjs"],
];
for (const [script, ...args] of steps) {
  const { status } = spawnSync(process.execPath, [resolve(root, script), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
