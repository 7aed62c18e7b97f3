import { join } from "node:path";
import { lateTimers } from "./late-timers.ts";
import { newerArrays } from "./newer-arrays.ts";

/** The file in which the compiler finds what ECMAScript 2023 has and TypeScript 5.0 does not know. */
export const newerLibrary = "/__toplab__/newer-arrays.d.ts";

export interface CompilerChoice {
  /** Our own package: cells import `toplab` from here, wherever they run. */
  packageRoot: string;
  strict: boolean;
  /** The folder of `@types/node`. */
  typeRoot: string;
}

/** The way to resolve modules that reads a package's `exports`, as Node does. */
const bundler = 100;

/** What we want otherwise than tslab: types from our installation only, and ECMAScript 2023. */
export function compilerOptions({ packageRoot, strict, typeRoot }: CompilerChoice): object {
  return {
    inlineSourceMap: true,
    moduleResolution: bundler,
    lib: ["lib.es2023.d.ts"],
    types: ["node"],
    typeRoots: [typeRoot],
    paths: {
      toplab: [join(packageRoot, "dist/index.d.ts")],
      "toplab/*": [join(packageRoot, "dist/*/index.d.ts")],
    },
    // tslab's own choice of sloppy mode would contradict the rest of `strict`
    ...(strict ? { strict: true, alwaysStrict: false } : {}),
  };
}

interface System {
  watchFile(path: string, ...rest: unknown[]): unknown;
  readFile(path: string, ...rest: unknown[]): string | undefined;
  fileExists(path: string): boolean;
}

/** tslab's view of the disk, with our library; what never changes is not watched, as that costs much. */
export function compilerSystem(system: object): object {
  const { watchFile, readFile, fileExists } = system as System; // ts.System
  return {
    __proto__: system,
    ...lateTimers(system),
    watchFile: (path: string, ...rest: unknown[]) =>
      path.endsWith(".d.ts") && !path.endsWith("__prev__.d.ts")
        ? { close: () => {} }
        : watchFile(path, ...rest),
    readFile: (path: string, ...rest: unknown[]) =>
      path === newerLibrary ? newerArrays : readFile(path, ...rest),
    fileExists: (path: string) => path === newerLibrary || fileExists(path),
  };
}
