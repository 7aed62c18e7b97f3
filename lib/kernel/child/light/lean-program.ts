import type { Builder, Program, SourceFile, TypeScript } from "../typescript.ts";

/** A cell with what earlier cells declared. */
export interface CellBelow {
  readonly declarations: string;
  readonly code: string;
}

/** The compiler's work on many cells at once: what is prepared together shares one program. */
export interface LeanPrograms {
  /** Stands in for TypeScript's own `createWatchProgram`, which looks at the disk for each cell. */
  watch(host: object): { close(): void };
  /** Says which cells will be converted next, so that they cost one type checker and not one each. */
  prepare(cells: readonly CellBelow[]): void;
}

type Writable = { -readonly [Key in keyof SourceFile]: SourceFile[Key] };
type OnChange = (name: string) => void;

interface Host {
  readonly rootFiles: readonly string[];
  readonly options: { readonly target: number };
  afterProgramCreate?(builder: Builder): void;
  readFile(path: string): string | undefined;
  watchFile(path: string, onChange: OnChange): unknown;
  setTimeout(work: () => void): unknown;
  clearTimeout(timer: unknown): void;
  getSourceFile(name: string, ...rest: unknown[]): SourceFile | undefined;
  getCurrentDirectory(): string;
  getCanonicalFileName(name: string): string;
}

/** What is there of TypeScript besides, in no types of its own. */
interface Maker extends TypeScript {
  createProgram(roots: readonly string[], options: object, host: object): Program & Emitter;
  createCompilerHostFromProgramHost(host: Host, options: () => object): Host;
  createModuleResolutionCache(folder: string, name: (file: string) => string, o: object): object;
  resolveModuleName(name: string, from: string, options: object, ...rest: unknown[]): unknown;
  bindSourceFile(file: SourceFile, options: object): void;
}

type Emitter = Pick<Builder, "emit">;

/** The two files that tslab knows, of one cell. */
interface Pair {
  readonly source: Writable;
  readonly declared: Writable;
}

/**
 * Programs for tslab that read each file of the libraries once, and hold many cells at a time. The
 * files of each cell are tslab's own two, by other names while the program is made. Cells that are
 * prepared together must not change what others see: no `declare global`.
 */
export function leanPrograms(typescript: TypeScript): LeanPrograms {
  const ts = typescript as Maker; // it is all of TypeScript
  let prepared = new Map<string, { readonly pair: Pair; program(): Program & Emitter }>();
  let together: (cells: readonly CellBelow[]) => void = () => {};

  const watch = (host: Host): { close(): void } => {
    const { options } = host;
    const [declName = "", srcName = ""] = host.rootFiles;
    const make = programMaker(ts, host);
    const parse = (name: string, text: string): Writable =>
      ts.createSourceFile(name, text, options.target, false);
    const lazily = (pairs: readonly Pair[]): (() => Program & Emitter) => {
      let program: (Program & Emitter) | undefined;
      return () => {
        program ??= make(pairs, [declName, srcName]);
        return program;
      };
    };
    together = (cells) => {
      const pairs = cells.map(({ declarations, code }): [string, Pair] => {
        const bound = parse(srcName, prefix + code);
        ts.bindSourceFile(bound, options);
        const names = [...(bound.locals?.keys() ?? [])];
        const source = names.length > 0 ? `${code}\nexport {${names.join(", ")}}` : code; // as tslab does
        const pair = {
          source: parse(srcName, prefix + source),
          declared: parse(declName, prefix + declarations),
        };
        return [key(pair.declared.text, pair.source.text), pair];
      });
      const program = lazily(pairs.map(([, pair]) => pair));
      prepared = new Map(pairs.map(([name, pair]) => [name, { pair, program }]));
    };
    const rebuild = (): void => {
      const [declared = "", source = ""] = [declName, srcName].map((name) => host.readFile(name));
      const known = prepared.get(key(declared, source));
      const pair = known?.pair ?? {
        source: parse(srcName, source),
        declared: parse(declName, declared),
      };
      if (!known) ts.bindSourceFile(pair.source, options); // tslab looks at its names before it needs a program
      host.afterProgramCreate?.(builder(pair, known?.program ?? lazily([pair]), srcName));
    };
    let timer: unknown;
    const later: OnChange = () => {
      if (timer !== undefined) host.clearTimeout(timer);
      timer = host.setTimeout(() => {
        timer = undefined;
        rebuild();
      });
    };
    for (const name of host.rootFiles) host.watchFile(name, later);
    rebuild();
    return { close: () => {} };
  };
  return { watch: (host) => watch(host as Host), prepare: (cells) => together(cells) };
}

/** What tslab puts before a cell and before the declarations, to make modules of them. */
const prefix = "export {};\n";
const key = (declared: string, source: string): string => `${declared}\0${source}`;

/** The builder as tslab uses it, for one pair of its files; the program is made when it is asked for. */
function builder(pair: Pair, program: () => Program & Emitter, srcName: string): Builder {
  const own = (name: string): SourceFile | undefined =>
    name === srcName ? pair.source : name === pair.declared.fileName ? pair.declared : undefined;
  const lean = {
    getSourceFile: (name: string) => own(name) ?? program().getSourceFile(name),
    getProgram: () => ofItsOwn(program()),
    getAllDependencies: () => [srcName],
    emit: (...args: unknown[]) => program().emit(...args),
  };
  return lean;
}

/** The compiler keeps what it has against a file by the file's name, which all cells share. */
function ofItsOwn(program: Program & Emitter): Program {
  const own =
    (diagnostics: Program["getSemanticDiagnostics"]): Program["getSemanticDiagnostics"] =>
    (file) =>
      diagnostics(file).filter((one) => one.file === undefined || one.file === file);
  return {
    ...program,
    getSyntacticDiagnostics: own(program.getSyntacticDiagnostics),
    getSemanticDiagnostics: own(program.getSemanticDiagnostics),
  };
}

/** Makes programs of the pairs and the libraries, each file of which is read and resolved once. */
function programMaker(
  ts: Maker,
  host: Host,
): (pairs: readonly Pair[], names: readonly [string, string]) => Program & Emitter {
  const { options } = host;
  const base = ts.createCompilerHostFromProgramHost(host, () => options);
  const libraries = new Map<string, SourceFile | undefined>();
  const cache = ts.createModuleResolutionCache(
    base.getCurrentDirectory(),
    base.getCanonicalFileName,
    options,
  );
  const libraryFile = (name: string, rest: readonly unknown[]): SourceFile | undefined => {
    if (!libraries.has(name)) libraries.set(name, base.getSourceFile(name, ...rest));
    return libraries.get(name);
  };
  return (pairs, [declName, srcName]) => {
    const own = new Map<string, Writable>();
    pairs.forEach(({ declared, source }, i) => {
      own.set(declName.replace(/\.d\.ts$/, `${i}.d.ts`), declared);
      own.set(srcName.replace(/\.ts$/, `${i}.ts`), source);
    });
    const compilerHost = {
      ...base,
      getSourceFile: (name: string, ...rest: unknown[]) => own.get(name) ?? libraryFile(name, rest),
      resolveModuleNameLiterals: (
        literals: readonly { readonly text: string }[],
        from: string,
      ): unknown[] =>
        literals.map(({ text }) => ts.resolveModuleName(text, from, options, base, cache)),
    };
    const program = ts.createProgram([...own.keys()], options, compilerHost);
    for (const { declared, source } of pairs) {
      declared.fileName = declName; // tslab tells its files by their names
      source.fileName = srcName;
    }
    return program;
  };
}
