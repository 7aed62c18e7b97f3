import { createRequire, Module } from "node:module";
import type { Executor } from "tslab/dist/executor.js";
import { type CellSource, createCellSource } from "../cell-source.ts";
import type { ConvertedCell } from "../convert-cell.ts";
import type { CellEnd } from "../session.ts";
import { replace } from "../tslab.ts";

/** The variables of one notebook whose cells come compiled. */
export interface LightSession {
  /** What the next `run` runs. */
  take(compiled: ConvertedCell): void;
  run(code: string, label: string): Promise<CellEnd>;
  release(): void;
  locals(): Readonly<Record<string, unknown>>;
  source(script: number): CellSource | undefined;
}

/** What cells can import of our own package, by the name they call it. */
export type Rooms = Readonly<Record<string, () => unknown>>;

export interface LightSessionOptions {
  readonly cwd: string;
  readonly rooms: Rooms;
  readonly onDisplay: (bundle: unknown, update: boolean) => void;
}

/** tslab's executor alone, without the compiler, which takes a second to load. */
export function createLightSession({ cwd, rooms, onDisplay }: LightSessionOptions): LightSession {
  serveRooms(rooms);
  const sources: CellSource[] = [];
  let next: ConvertedCell = { diagnostics: [] };
  let end: CellEnd = { kind: "none" };
  let name = "";
  const convert = (_: string, code: string): ConvertedCell & { diagnostics: [] } => {
    const { diagnostics, output = "", hasToplevelAwait = false, maps } = next;
    if (diagnostics.length > 0) {
      end = { kind: "diagnostics", diagnostics };
      return { diagnostics: [] };
    }
    const source = createCellSource({ code, label: name, script: sources.length }, maps);
    sources.push(source);
    return { ...next, diagnostics: [], output: source.wrap(output, hasToplevelAwait) };
  };
  const executor = loadExecutor(cwd, onDisplay, convert, {
    log: (value) => {
      end = { kind: "value", value };
    },
    error: (error) => {
      end = { kind: "thrown", error };
    },
  });
  return {
    take(compiled) {
      next = compiled;
    },
    async run(code, label) {
      end = { kind: "none" };
      name = label;
      await executor.execute(code);
      return end;
    },
    release: () => executor.interrupt(),
    locals: () => ({ ...executor.locals }),
    source: (script) => sources[script],
  };
}

interface Print {
  log(value: unknown): void;
  error(error: unknown): void;
}

type Create = (cwd: string, converters: object, print: Print) => Executor;

function loadExecutor(
  cwd: string,
  onDisplay: LightSessionOptions["onDisplay"],
  convert: (before: string, code: string) => ConvertedCell,
  print: Print,
): Executor {
  const theirs = createRequire(createRequire(import.meta.url).resolve("tslab/dist/converter.js"));
  replace(theirs, "./metadata", { getCodeMetadata: () => ({}) }); // its own needs the whole compiler
  replace(theirs, "./jupyter", { lastWriteDisplayData: onDisplay });
  const { createExecutor }: { createExecutor: Create } = theirs("./executor");
  const node = { convert, close: () => {} };
  return createExecutor(cwd, { node, browser: node, close: node.close }, print);
}

type Resolve = (request: string, ...rest: unknown[]) => string;

/** Makes `require("toplab/hist")` give the room that is already here, loaded when it is first asked for. */
function serveRooms(rooms: Rooms): void {
  const loader = Module as unknown as { _resolveFilename: Resolve }; // what every loader hook uses
  const { cache } = createRequire(import.meta.url);
  const original = loader._resolveFilename;
  loader._resolveFilename = (request, ...rest) => {
    const room = Object.hasOwn(rooms, request) ? rooms[request] : undefined;
    if (!room) return Reflect.apply(original, loader, [request, ...rest]);
    cache[request] ??= {
      id: request,
      filename: request,
      loaded: true,
      exports: room(),
    } as NodeJS.Module; // all that is read
    return request;
  };
}
