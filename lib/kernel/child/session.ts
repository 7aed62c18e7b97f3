import { Module } from "node:module";
import { join } from "node:path";
import { format } from "node:util";
import type { Completion, Inspection } from "../kernel.ts";
import { type CellSource, createCellSource } from "./cell-source.ts";
import { asCompletion, asInspection } from "./editor-help.ts";
import { type Diagnostic, loadTslab } from "./tslab.ts";

/** How a cell ended by itself. */
export type CellEnd =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "none" }
  | { readonly kind: "diagnostics"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "thrown"; readonly error: unknown };

/** The compiler and the variables of one notebook. */
export interface Session {
  /** Compiles and runs a cell; never settles if the cell's code is cut off. */
  run(code: string, cell: number): Promise<CellEnd>;
  /** Lets go of a cell that waits. */
  release(): void;
  /** The variables of all cells, as they are now. */
  locals(): Readonly<Record<string, unknown>>;
  /** The text of a cell that ran, with its way back from a place in the running code. */
  source(cell: number): CellSource | undefined;
  complete(code: string, cursor: number): Completion;
  inspect(code: string, cursor: number): Inspection | undefined;
}

export interface SessionOptions {
  cwd: string;
  packageRoot: string;
  onDisplay: (bundle: unknown, update: boolean) => void;
  /** Called around every use of the compiler. */
  onCompiling: (busy: boolean) => void;
}

/** Starts the compiler, which takes a second or two. */
export function createSession({ cwd, onCompiling, ...options }: SessionOptions): Session {
  const tslab = loadTslab(options);
  importToplabFrom(options.packageRoot);
  const compiler = tslab.createConverter();
  const sources = new Map<number, CellSource>();
  const guarded = <T>(work: () => T): T => {
    onCompiling(true);
    try {
      return work();
    } finally {
      onCompiling(false);
    }
  };

  let declarations = "";
  let end: CellEnd = { kind: "none" };
  let current = 0;
  const node = {
    ...compiler,
    // tslab forgets what a failing cell declared; we keep it, as every notebook does
    convert(_: string, code: string) {
      const converted = guarded(() => compiler.convert(declarations, code));
      if (converted.diagnostics.length > 0) {
        end = { kind: "diagnostics", diagnostics: converted.diagnostics };
        return converted;
      }
      declarations = converted.declOutput ?? "";
      const { maps, hasTopLevelLoop } = tslab.last();
      const source = createCellSource(code, current, maps);
      sources.set(current, source);
      return {
        ...converted,
        output: source.wrap(converted.output ?? ""),
        hasToplevelAwait: converted.hasToplevelAwait || hasTopLevelLoop,
      };
    },
    complete: (_: string, code: string, cursor: number) =>
      guarded(() => compiler.complete(declarations, code, cursor)),
    inspect: (_: string, code: string, cursor: number) =>
      guarded(() => compiler.inspect(declarations, code, cursor)),
  };
  const executor = tslab.createExecutor(
    cwd,
    { node, browser: node, close: () => compiler.close() },
    {
      log: (value: unknown) => {
        end = { kind: "value", value };
      },
      // one value that was thrown, or a format with what tslab found wrong in an @module cell
      error: (error: unknown, ...rest: unknown[]) => {
        if (end.kind === "diagnostics") return;
        const text = rest.length > 0 ? format(error, ...rest) : undefined;
        end = { kind: "thrown", error: text === undefined ? error : new TypeError(text) };
      },
    },
  );
  return {
    async run(code, cell) {
      end = { kind: "none" };
      current = cell;
      await executor.execute(code);
      return end;
    },
    release: () => executor.interrupt(),
    locals: () => ({ ...executor.locals }),
    source: (cell) => sources.get(cell),
    complete: (code, cursor) => asCompletion(executor.complete(code, cursor)),
    inspect: (code, cursor) => asInspection(executor.inspect(code, cursor)),
  };
}

type Resolve = (request: string, ...rest: unknown[]) => string;

/** Makes `toplab` the package this kernel belongs to, whatever lies in a notebook's folder. */
function importToplabFrom(packageRoot: string): void {
  const loader = Module as unknown as { _resolveFilename: Resolve }; // what every loader hook uses
  const original = loader._resolveFilename;
  loader._resolveFilename = (request, ...rest) => {
    if (request === "toplab") return join(packageRoot, "dist/index.js");
    const room = /^toplab\/([\w-]+)$/.exec(request)?.[1];
    if (room) return join(packageRoot, "dist", room, "index.js");
    return Reflect.apply(original, loader, [request, ...rest]);
  };
}
