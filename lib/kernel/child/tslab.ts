import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ConverterOptions, Converter as TslabConverter } from "tslab/dist/converter.js";
import type {
  ConsoleInterface,
  ConverterSet,
  Executor as TslabExecutor,
} from "tslab/dist/executor.js";
import { guardAwaits, type TypeScript } from "./guard-awaits.ts";

/** A place in a cell, from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What the compiler has against a cell. */
export interface Diagnostic {
  readonly start: Position;
  readonly end: Position;
  readonly messageText: string;
  readonly code: number;
  /** The file it is in, if that is not the cell itself. */
  readonly fileName?: string;
}

/** The two steps a cell went through, as JSON source maps: TypeScript → ES module → what runs. */
export interface SourceMaps {
  readonly toModule: string;
  readonly toScript: string;
}

/** What tslab does not tell about a cell. */
export interface LastCell {
  readonly maps: SourceMaps | undefined;
  /** Whether it has a `for await` outside any function, which needs an async function around it. */
  readonly hasTopLevelLoop: boolean;
}

export interface Tslab {
  createConverter(): TslabConverter;
  createExecutor(cwd: string, converters: ConverterSet, output: ConsoleInterface): TslabExecutor;
  /** About the code that was converted last. */
  last(): LastCell;
}

export interface TslabOptions {
  /** Our own package: cells import it from here, wherever they run. */
  packageRoot: string;
  /** Receives what cells show with tslab's own `display`. */
  onDisplay: (bundle: unknown, update: boolean) => void;
}

/** What the compiler puts last; a cell may have such a comment of its own before it. */
const inlineMap = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

/**
 * tslab 1.0.22's compiler and executor, with three changes made from outside: the compiler keeps
 * source maps, finds types in our installation only, and guards each `await`; `display` needs no socket.
 */
export function loadTslab({ packageRoot, onDisplay }: TslabOptions): Tslab {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve("tslab/dist/converter.js"));
  const ts: TypeScript = theirs("@tslab/typescript-for-tslab");
  let last: LastCell = { maps: undefined, hasTopLevelLoop: false };

  replace(theirs, "@tslab/typescript-for-tslab", {
    ...ts,
    createWatchCompilerHost: (
      files: string[],
      options: object,
      system: object,
      ...rest: unknown[]
    ) =>
      ts.createWatchCompilerHost(
        files,
        { ...options, ...compilerOptions(packageRoot, ours, theirs) },
        { __proto__: system, ...onlyWatchSources(system) },
        ...rest,
      ),
    transpileModule(js: string, { compilerOptions, ...rest }: { compilerOptions: object }) {
      let hasTopLevelLoop = false;
      const guard = guardAwaits(ts, () => {
        hasTopLevelLoop = true;
      });
      const { outputText, sourceMapText } = ts.transpileModule(js.replace(inlineMap, ""), {
        ...rest,
        compilerOptions: { ...compilerOptions, sourceMap: true },
        transformers: { before: [guard] },
      });
      const toModule = inlineMap.exec(js)?.[1];
      const maps = toModule && { toModule: fromBase64(toModule), toScript: sourceMapText };
      last = { maps: maps || undefined, hasTopLevelLoop };
      return { outputText: outputText.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n") };
    },
  });
  // tslab's own file would load a native socket library
  replace(theirs, "./jupyter", { lastWriteDisplayData: onDisplay });

  const { createConverter }: { createConverter(options: ConverterOptions): TslabConverter } =
    theirs("./converter");
  const { createExecutor } = theirs("./executor");
  return {
    createConverter: () => createConverter({ isJS: false, isBrowser: false }),
    createExecutor,
    last: () => last,
  };
}

function replace(require: NodeJS.Require, name: string, exports: unknown): void {
  const id = require.resolve(name);
  const module = require.cache[id];
  if (module) module.exports = exports;
  else require.cache[id] = { exports, id, filename: id, loaded: true } as NodeJS.Module; // all that is read
}

function compilerOptions(root: string, ours: NodeJS.Require, theirs: NodeJS.Require): object {
  const types = (require: NodeJS.Require): string =>
    dirname(dirname(require.resolve("@types/node/package.json")));
  let typeRoot: string;
  try {
    typeRoot = types(ours);
  } catch {
    typeRoot = types(theirs);
  }
  return {
    inlineSourceMap: true,
    lib: ["lib.es2023.d.ts"],
    types: ["node"],
    typeRoots: [typeRoot],
    paths: {
      toplab: [join(root, "dist/index.d.ts")],
      "toplab/*": [join(root, "dist/*/index.d.ts")],
    },
  };
}

/** Watching hundreds of declarations that never change costs more than it can give. */
function onlyWatchSources(system: object): object {
  const { watchFile } = system as { watchFile(path: string, ...rest: unknown[]): unknown }; // ts.System
  return {
    watchFile: (path: string, ...rest: unknown[]) =>
      path.endsWith(".d.ts") && !path.endsWith("__prev__.d.ts")
        ? { close: () => {} }
        : watchFile(path, ...rest),
  };
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
