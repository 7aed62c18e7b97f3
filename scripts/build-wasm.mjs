// Compiles the inner loops that are written in AssemblyScript: lib/…/assembly/NAME.ts, with what it
// imports from assembly/parts, becomes lib/dist/wasm/NAME.wasm.
// The first line of such a file may hold further options: "// asc: --sharedMemory --maximumMemory 65536".
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "lib/dist/wasm");
const rooms = readdirSync(join(root, "lib"), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !["dist", "node_modules", "test"].includes(entry.name),
);
const sources = rooms.flatMap(({ name: room }) =>
  readdirSync(join(root, "lib", room), { recursive: true, encoding: "utf8" })
    .filter((path) => basename(dirname(path)) === "assembly" && path.endsWith(".ts"))
    .map((path) => join(root, "lib", room, path)),
);

/** Whether something in the folder of the source, of which a part may hold loops too, is newer than the module. */
function isOld(source, wasm) {
  if (!existsSync(wasm)) return true;
  const made = statSync(wasm).mtimeMs;
  const folder = dirname(source);
  return readdirSync(folder, { recursive: true }).some(
    (path) => statSync(join(folder, path)).mtimeMs > made,
  );
}

mkdirSync(out, { recursive: true });
for (const source of sources) {
  const wasm = join(out, basename(source).replace(/\.ts$/, ".wasm"));
  if (!isOld(source, wasm)) continue;
  const [, extra = ""] = /^\/\/ asc: (.*)/.exec(readFileSync(source, "utf8")) ?? [];
  const { error, stderr } = await asc.main([
    ...[relative(root, source), "--baseDir", root, "--outFile", relative(root, wasm)],
    ...["-O3", "--runtime", "stub", "--noAssert", "--enable", "simd"],
    ...extra.split(" ").filter((option) => option !== ""),
  ]);
  if (!error) continue;
  process.stderr.write(`Cannot compile ${relative(root, source)}:\n${stderr}\n`);
  process.exit(1);
}
