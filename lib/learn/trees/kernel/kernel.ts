import { type WasmMemory, wantsWasm, wasmExports, wasmMemory } from "../../../core/wasm.ts";
import type { TreeKernel } from "./tree-kernel.ts";
import { twinKernel } from "./twin.ts";

/** Memory that all threads share, of at least so many bytes. */
export function sharedMemory(bytes: number): WasmMemory {
  const pages = Math.ceil(bytes / 65536);
  if (pages <= 65536) return wasmMemory({ initial: pages, maximum: pages, shared: true });
  throw new RangeError(
    `Cannot train trees on this much: it needs ${(bytes / 1e9).toFixed(1)} GB at once, and 4.2 GB is the most`,
  );
}

/** The inner loops on this memory: compiled, or as told by TOPLAB_WASM their twins. */
export function treeKernel(memory: WasmMemory): TreeKernel {
  return wantsWasm() ? wasmExports<TreeKernel>("tree-kernel", memory) : twinKernel(memory.buffer);
}
