import { Module } from "node:module";
import { join } from "node:path";
import type { Completeness, Completion, Inspection, Diagnostic as Problem } from "../kernel.ts";
import { createCellCompiler } from "./cell-compiler.ts";
import type { CellSource } from "./cell-source.ts";
import { completeness } from "./completeness.ts";
import { completion } from "./completion.ts";
import { diagnosis } from "./diagnosis.ts";
import { inspection } from "./inspection.ts";
import { type CellConverter, type Diagnostic, loadTslab } from "./tslab.ts";

/** How a cell ended by itself. */
export type CellEnd =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "none" }
  | { readonly kind: "diagnostics"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "thrown"; readonly error: unknown };

/** The compiler and the variables of one notebook. */
export interface Session {
  /** Compiles and runs a cell; never settles if the cell's code is cut off. */
  run(code: string, label: string): Promise<CellEnd>;
  /** Lets go of a cell that waits. */
  release(): void;
  /** The variables of all cells, as they are now. */
  locals(): Readonly<Record<string, unknown>>;
  /** The text of a cell that ran, by the number of its script. */
  source(script: number): CellSource | undefined;
  complete(code: string, cursor: number): Completion;
  inspect(code: string, cursor: number): Inspection | undefined;
  diagnose(code: string): readonly Problem[];
  isComplete(code: string): Completeness;
}

export interface SessionOptions {
  cwd: string;
  packageRoot: string;
  strict: boolean;
  onDisplay: (bundle: unknown, update: boolean) => void;
  /** Called around every use of the compiler. */
  onCompiling: (busy: boolean) => void;
}

/** Starts the compiler, which takes a second or two. */
export function createSession({ cwd, ...options }: SessionOptions): Session {
  const tslab = loadTslab(options);
  importToplabFrom(options.packageRoot);
  const compiler = createCellCompiler(tslab, { cwd, ...options });
  let end: CellEnd = { kind: "none" };
  let label = "";
  /** What cannot be compiled is told at the cell's end, not printed by tslab. */
  const keep = (diagnostics: readonly Diagnostic[]): [] => {
    if (diagnostics.length > 0) end = { kind: "diagnostics", diagnostics };
    return [];
  };
  const converter: CellConverter = {
    convert(_, code) {
      const compiled = compiler.compile(code, label);
      return { ...compiled, diagnostics: keep(compiled.diagnostics) };
    },
    addModule: (...module) => keep(compiler.addModule(...module)),
    close: compiler.close,
  };
  const executor = tslab.createExecutor(cwd, converter, {
    log: (value) => {
      end = { kind: "value", value };
    },
    error: (error) => {
      end = { kind: "thrown", error };
    },
  });
  return {
    async run(code, name) {
      end = { kind: "none" };
      label = name;
      await executor.execute(code);
      return end;
    },
    release: () => executor.interrupt(),
    locals: () => ({ ...executor.locals }),
    source: compiler.source,
    complete: (code, cursor) => compiler.look(code, (view) => completion(view, cursor)),
    inspect: (code, cursor) => compiler.look(code, (view) => inspection(view, cursor)),
    diagnose: (code) => compiler.look(code, diagnosis),
    isComplete: (code) => completeness(tslab.ts, code),
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
