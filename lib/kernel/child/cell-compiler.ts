import { posix } from "node:path";
import { type CellSource, createCellSource } from "./cell-source.ts";
import type { CellView } from "./cell-view.ts";
import { convertCell } from "./convert-cell.ts";
import { toplabModules } from "./module-names.ts";
import type { Converter, ConvertResult, Diagnostic, Tslab } from "./tslab.ts";

/** The compiler of one notebook, which knows what earlier cells declared. */
export interface CellCompiler {
  /** Makes a cell ready to run, or finds what there is against it. */
  compile(code: string, label: string): CompiledCell;
  /** Takes a cell that is a module of its own, which later cells import by its name. */
  addModule(...module: ModuleCell): readonly Diagnostic[];
  /** What a look at a cell tells that is not run. */
  look<T>(code: string, see: (view: CellView) => T): T;
  /** The text of a cell that ran, by the number of its script. */
  source(script: number): CellSource | undefined;
  close(): void;
}

export type CompiledCell = Omit<ConvertResult, "diagnostics"> & {
  readonly diagnostics: readonly Diagnostic[];
};

type ModuleCell = Parameters<Converter["addModule"]>;

export interface CompilerOptions {
  cwd: string;
  packageRoot: string;
  /** Called around every use of the compiler. */
  onCompiling: (busy: boolean) => void;
}

/** Starts the compiler, which takes a second or two. */
export function createCellCompiler(
  tslab: Tslab,
  { cwd, packageRoot, onCompiling }: CompilerOptions,
): CellCompiler {
  const modules = toplabModules(packageRoot);
  const sources: CellSource[] = [];
  let declarations = "";
  const { use, close } = lastingConverter(tslab, onCompiling);

  const lookAt = (converter: Converter, code: string): CellView => {
    const isModule = tslab.isModule(code);
    converter.inspect(isModule ? "" : declarations, code, 0); // brings the program up to date
    const program = tslab.program();
    const [file, before] = ["__tslab__.ts", "__prev__.d.ts"].map((name) =>
      program.getSourceFile(posix.join(cwd.replaceAll("\\", "/"), name)),
    );
    if (!file) throw new Error("Cannot find the cell among what the compiler has read");
    const offset = file.text.length - code.length;
    const ownNames = new Set(before?.locals?.keys());
    return { ts: tslab.ts, program, file, isModule, offset, ownNames, modules };
  };
  return {
    compile(code, label) {
      const converted = use((converter) => convertCell(tslab, converter, declarations, code));
      if (converted.diagnostics.length > 0) return converted;
      // tslab forgets what a failing cell declared; we keep it, as every notebook does
      declarations = converted.declOutput ?? "";
      const { output = "", hasToplevelAwait = false, maps } = converted;
      const source = createCellSource({ code, label, script: sources.length }, maps);
      sources.push(source);
      return { ...converted, output: source.wrap(output, hasToplevelAwait) };
    },
    addModule: (...module) =>
      use((converter, keep) => {
        keep(module);
        return converter.addModule(...module);
      }).map(({ start, end, messageText, code }) => ({ start, end, messageText, code })), // of this cell itself
    look: (code, see) => use((converter) => see(lookAt(converter, code))),
    source: (script) => sources[script],
    close,
  };
}

interface LastingConverter {
  /** Lets the compiler work; what is kept is given again to the next one. */
  use<T>(work: (converter: Converter, keep: (module: ModuleCell) => void) => T): T;
  close(): void;
}

/** A converter that is made anew after it was cut off in the middle of its work, or failed there. */
function lastingConverter(tslab: Tslab, onCompiling: (busy: boolean) => void): LastingConverter {
  const modules = new Map<string, ModuleCell>();
  let converter = tslab.createConverter();
  let isWhole = true;
  return {
    use(work) {
      onCompiling(true);
      try {
        if (!isWhole) {
          converter.close();
          converter = tslab.createConverter();
          for (const module of modules.values()) converter.addModule(...module);
        }
        isWhole = false;
        const result = work(converter, (module) => modules.set(module[0], module));
        isWhole = true;
        return result;
      } finally {
        onCompiling(false);
      }
    },
    close: () => converter.close(),
  };
}
