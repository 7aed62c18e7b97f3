import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Converter, ConverterOptions, ConvertResult } from "tslab/dist/converter.js";
import type { ConsoleInterface, Executor } from "tslab/dist/executor.js";
import { compilerOptions, compilerSystem, newerLibrary } from "./compiler-options.ts";
import { declareUnnamed } from "./declare-unnamed.ts";
import { expandShorthand } from "./expand-shorthand.ts";
import { guardAwaits } from "./guard-awaits.ts";
import type { CellBelow, LeanPrograms } from "./light/lean-program.ts";
import type { Builder, Program, TypeScript, WatchHost } from "./typescript.ts";

export type { Converter, ConvertResult };

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
  /** The compiler itself, as tslab carries it. */
  readonly ts: TypeScript;
  /** Whether a cell is marked as a module: `@module name` in a doc comment at its top. */
  isModule(code: string): boolean;
  /** What was compiled last. */
  program(): Program;
  createConverter(): Converter;
  createExecutor(cwd: string, converter: CellConverter, output: ConsoleInterface): Executor;
  /** About the code that was converted last. */
  last(): LastCell;
  /** Says which cells will be converted next, which lean programs take together. */
  prepare(cells: readonly CellBelow[]): void;
}

/** What the executor needs of a converter. */
export type CellConverter = Pick<Converter, "convert" | "addModule" | "close">;

export interface TslabOptions {
  /** Our own package: cells import it from here, wherever they run. */
  packageRoot: string;
  /** Checks types as strictly as TypeScript's `strict` does. */
  strict: boolean;
  /** Receives what cells show with tslab's own `display`. */
  onDisplay: (bundle: unknown, update: boolean) => void;
  /** Makes the programs, in place of the compiler's own watch on the disk. */
  lean?: (ts: TypeScript) => LeanPrograms;
}

/** What the compiler puts last; a cell may have such a comment of its own before it. */
const inlineMap = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

/**
 * tslab 1.0.22's compiler and executor, changed from outside: the compiler keeps source maps, finds
 * types in our installation only, lets no type without a name stop a cell, and guards each `await`;
 * `display` needs no socket.
 */
export function loadTslab({ packageRoot, strict, onDisplay, lean }: TslabOptions): Tslab {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve("tslab/dist/converter.js"));
  const ts: TypeScript = theirs("@tslab/typescript-for-tslab");
  let last: LastCell = { maps: undefined, hasTopLevelLoop: false };
  let builder: Builder | undefined;
  const programs = lean?.(ts);
  const changed = compilerOptions({ packageRoot, strict, typeRoot: typeRoot(ours, theirs) });

  replace(theirs, "@tslab/typescript-for-tslab", {
    ...ts,
    createWatchCompilerHost: (
      files: string[],
      options: object,
      system: object,
      ...rest: unknown[]
    ) =>
      ts.createWatchCompilerHost(
        [...files, newerLibrary],
        { ...options, ...changed },
        compilerSystem(system),
        ...rest,
      ),
    createWatchProgram(host: WatchHost) {
      const tell = host.afterProgramCreate;
      host.afterProgramCreate = (created) => {
        builder = created;
        tell?.(declareUnnamed(ts, expandShorthand(ts, created)));
      };
      return programs ? programs.watch(host) : ts.createWatchProgram(host);
    },
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

  const { createConverter }: { createConverter(options: ConverterOptions): Converter } =
    theirs("./converter");
  const { createExecutor } = theirs("./executor");
  const { getCodeMetadata }: { getCodeMetadata(code: string): { module?: string } } =
    theirs("./metadata");
  return {
    ts,
    isModule: (code) => getCodeMetadata(code).module !== undefined,
    program() {
      if (!builder) throw new Error("Cannot look at a program before there is a compiler");
      return builder.getProgram();
    },
    createConverter: () => createConverter({ isJS: false, isBrowser: false }),
    createExecutor: (cwd, node, output) =>
      createExecutor(cwd, { node, browser: node, close: node.close }, output),
    last: () => last,
    prepare: (cells) => programs?.prepare(cells),
  };
}

/** Puts something in place of a module that another is about to load. */
export function replace(require: NodeJS.Require, name: string, exports: unknown): void {
  const id = require.resolve(name);
  const module = require.cache[id];
  if (module) module.exports = exports;
  else require.cache[id] = { exports, id, filename: id, loaded: true } as NodeJS.Module; // all that is read
}

/** Where the types of Node itself are: in our installation, or in tslab's. */
function typeRoot(ours: NodeJS.Require, theirs: NodeJS.Require): string {
  const types = (require: NodeJS.Require): string =>
    dirname(dirname(require.resolve("@types/node/package.json")));
  try {
    return types(ours);
  } catch {
    return types(theirs);
  }
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
