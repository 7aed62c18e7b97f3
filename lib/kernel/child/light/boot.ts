import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** What scripts/build-boot.mjs has made one file of: the library and the light kernel. */
interface Bundle {
  readonly rooms: Readonly<Record<string, () => unknown>>;
  serve(): void;
}

/**
 * Starts a light kernel from one file and V8's cache of its compiled code: `boot.cjs CACHE`, or
 * `boot.cjs --write CACHE` to make that cache. It stands beside the bundle, as `dist/boot/boot.cjs`.
 */
function boot([own = "", first = "", second]: readonly string[]): void {
  const filename = join(dirname(own), "bundle.cjs");
  const write = first === "--write" ? second : undefined;
  const script = new Script(readFileSync(filename, "latin1"), {
    filename,
    ...(write === undefined && { cachedData: readFileSync(first) }),
  });
  const bundle: Bundle = script.runInThisContext()(
    createRequire(filename),
    dirname(dirname(own)),
    (name: string) => import(name), // code from V8's cache cannot import by itself
  );
  if (write === undefined) {
    bundle.serve();
    return;
  }
  for (const room of Object.values(bundle.rooms)) room();
  writeFileSync(write, script.createCachedData());
}

boot(process.argv.slice(1));
