import { type WasmMemory, wantsWasm, wasmExports } from "../../../core/wasm.ts";
import type { ForestKernel } from "./forest-kernel.ts";
import { twinKernel } from "./twin.ts";

/** Bytes that `cells` takes. */
export const cellsBytes: number = 256 * 16 + 256 * 4 + 64;

export function forestKernel(memory: WasmMemory): ForestKernel {
  return wantsWasm()
    ? wasmExports<ForestKernel>("forest-kernel", memory)
    : twinKernel(memory.buffer);
}
