import type { ConvertedCell } from "../child/convert-cell.ts";
import type { CellBelow } from "../child/light/lean-program.ts";
import type { Failure } from "../kernel.ts";
import type { Compiler } from "./start-compiler.ts";

/** A compiler for a whole class: equal cells are compiled once, cells that wait together at once. */
export interface CompileService {
  /** Compiles a cell; rejects only if the service itself fails. */
  compile(cell: CellBelow): Promise<Compiled>;
  /** The text that a module becomes for a light kernel. */
  script(path: string): Promise<string>;
  close(): Promise<void>;
}

/** A compiled cell; one that took the compiler's time, memory or life has a failure instead. */
export type Compiled =
  | { readonly status: "ok"; readonly cell: ConvertedCell }
  | ({ readonly status: "error" } & Failure)
  | { readonly status: "dead"; readonly cause: "out-of-memory"; readonly reason: string };

export interface CompileServiceOptions {
  /** Starts a compiler, at first and in place of one that a cell has killed. */
  start(): Promise<Compiler>;
  /** How long one cell may take to compile. Default: 20. */
  secondsPerCell?: number;
}

const maxTogether = 48;
/** Characters of compiled cells that are kept for those who write the same. */
const maxKept = 60_000_000;
/** Characters of a cell; those who wait are not to wait for a book. */
const longestCell = 500_000;
/** Words without which no cell changes what the compiler knows of the others beside it. */
const reaching = /\bglobal\b|\bmodule\b|<reference|\\u/;

const tooLong: Compiled = {
  status: "error",
  kind: "compile",
  ename: "CellTooLong",
  evalue: `a cell may have ${longestCell} characters at most`,
  traceback: [`CellTooLong: a cell may have ${longestCell} characters at most`],
};

interface Waiting extends CellBelow {
  settle(compiled: Compiled): void;
  fail(error: unknown): void;
}

/** Starts a service whose compiler is started with the first cell. */
export function compileService({
  start,
  secondsPerCell = 20,
}: CompileServiceOptions): CompileService {
  const kept = keptCells();
  const queue: Waiting[] = [];
  const scripts = new Map<string, Promise<string>>();
  let compiler: Promise<Compiler> | undefined;
  let isBusy = false;
  let isClosed = false;

  const current = async (): Promise<Compiler> => {
    if (isClosed) throw new Error("Cannot compile any more: the compiler was shut down");
    compiler ??= start();
    const mine = compiler;
    const forget = (): void => {
      if (compiler === mine) compiler = undefined;
    };
    const running = await mine.catch((error) => {
      forget();
      throw error;
    });
    void running.exited.then(forget);
    return running;
  };
  const compileTogether = async (cells: readonly Waiting[]): Promise<void> => {
    const running = await current();
    const below = cells.map(({ declarations, code }) => ({ declarations, code }));
    const timeoutMs = secondsPerCell * 1000 * (cells.length > 1 ? 2 : 1);
    const reply = await running.compile(below, timeoutMs);
    if (reply.status === "ok") {
      settleAll(cells, reply.cells);
      return;
    }
    if (isClosed) throw new Error("the compiler was shut down");
    if (reply.status === "dead") await running.exited;
    const [first] = cells;
    if (cells.length === 1) first!.settle(blamed(reply, secondsPerCell));
    else for (const one of cells) await compileTogether([one]); // to know whose fault it is
  };
  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (queue.length > 0) {
      const cells = takeTogether(queue);
      await compileTogether(cells).catch((error: unknown) => {
        for (const { fail } of cells) fail(error);
      });
    }
    isBusy = false;
  };
  return {
    compile(cell) {
      if (cell.code.length > longestCell) return Promise.resolve(tooLong);
      const key = `${cell.declarations}\0${cell.code}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const compiled = new Promise<Compiled>((settle, fail) => {
        queue.push({ ...cell, settle, fail });
      });
      kept.add(key, compiled);
      setImmediate(work); // those who ask in the same turn are compiled together
      return compiled;
    },
    script(path) {
      const known = scripts.get(path) ?? current().then((running) => running.script(path));
      scripts.set(path, known);
      return known;
    },
    async close() {
      isClosed = true;
      const running = await compiler?.catch(() => undefined);
      await running?.shutdown();
    },
  };
}

function settleAll(cells: readonly Waiting[], compiled: readonly ConvertedCell[]): void {
  for (const [i, { settle }] of cells.entries()) settle({ status: "ok", cell: compiled[i]! });
}

/** The next cells that may share a program: those in the queue that cannot reach others, or one alone. */
function takeTogether(queue: Waiting[]): readonly Waiting[] {
  const [first] = queue.splice(0, 1);
  if (!first || reachesOthers(first)) return first ? [first] : [];
  const cells = [first];
  for (let i = 0; i < queue.length && cells.length < maxTogether; ) {
    if (reachesOthers(queue[i]!)) i++;
    else cells.push(...queue.splice(i, 1));
  }
  return cells;
}

function reachesOthers({ code, declarations }: CellBelow): boolean {
  return reaching.test(code) || reaching.test(declarations);
}

function blamed(
  reply: Exclude<Awaited<ReturnType<Compiler["compile"]>>, { status: "ok" }>,
  seconds: number,
): Compiled {
  if (reply.status === "error") return reply;
  if (reply.cause === "out-of-memory") {
    const reason = "The cell took more memory to compile than it may";
    return { status: "dead", cause: "out-of-memory", reason };
  }
  if (reply.cause !== "timeout") throw new Error(`the compiler ended: ${reply.reason}`);
  const evalue = `the compiler needs more than ${seconds} s for this cell: are its types endless?`;
  const failure = { kind: "timeout", ename: "TimeoutError", evalue, traceback: [evalue] } as const;
  return { status: "error", ...failure };
}

interface KeptCells {
  get(key: string): Promise<Compiled> | undefined;
  add(key: string, compiled: Promise<Compiled>): void;
}

/** The cells compiled last; the oldest go when there are too many. */
function keptCells(): KeptCells {
  const cells = new Map<string, Promise<Compiled>>();
  let size = 0;
  const sizes = new Map<string, number>();
  const forget = (key: string): void => {
    size -= sizes.get(key) ?? 0;
    sizes.delete(key);
    cells.delete(key);
  };
  return {
    get: (key) => cells.get(key),
    add(key, compiled) {
      cells.set(key, compiled);
      compiled.then(
        (result) => {
          const more = key.length + (result.status === "ok" ? lengthOf(result.cell) : 0);
          sizes.set(key, more);
          size += more;
          for (const oldest of sizes.keys()) {
            if (size <= maxKept) break;
            forget(oldest);
          }
        },
        () => forget(key), // whoever asks next tries again
      );
    },
  };
}

function lengthOf({ output = "", declOutput = "", maps }: ConvertedCell): number {
  const ofMaps = maps ? maps.toModule.length + maps.toScript.length : 0;
  return output.length + declOutput.length + ofMaps;
}
