import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

/** Memory of an inner loop; a page is 64 KiB. `buffer` changes when it grows, so take views again. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  grow(pages: number): number;
}

export interface WasmMemorySize {
  readonly initial: number;
  readonly maximum?: number;
  /** For all threads; needs a maximum. */
  readonly shared?: boolean;
}

/** What is used of the engine's WebAssembly, for which TypeScript has types only in a browser. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: object };
  readonly Memory: new (size: WasmMemorySize) => WasmMemory;
}

const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: Engine }; // every Node has it
const modules = new Map<string, object>();

/** Whether inner loops run compiled; with TOPLAB_WASM=off in the environment their twins in TypeScript run, slower. */
export function wantsWasm(): boolean {
  return process.env["TOPLAB_WASM"] !== "off";
}

/**
 * The functions of the inner loop of that name, `lib/…/assembly/NAME.ts`, on memory of their own or on
 * the one given (`--importMemory`). `Exports` is what that file exports.
 */
export function wasmExports<Exports extends object>(name: string, memory?: WasmMemory): Exports {
  const env = { ...(memory && { memory }), abort };
  return new engine.Instance(moduleOf(name), { env }).exports as Exports; // as the caller knows the file
}

export function wasmMemory(size: WasmMemorySize): WasmMemory {
  return new engine.Memory(size);
}

function moduleOf(name: string): object {
  const known = modules.get(name);
  if (known) return known;
  const path = join(packageRoot(), "dist", "wasm", `${name}.wasm`);
  const made = new engine.Module(readFileSync(path));
  modules.set(name, made);
  return made;
}

function abort(): never {
  throw new Error("A compiled inner loop has stopped: this is a mistake in toplab");
}
