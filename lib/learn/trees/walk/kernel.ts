import { type WasmMemory, wantsWasm, wasmExports } from "../../../core/wasm.ts";
import { twinKernel } from "./twin.ts";
import type { WalkKernel } from "./walk-kernel.ts";

export function walkKernel(memory: WasmMemory): WalkKernel {
  return wantsWasm() ? wasmExports<WalkKernel>("tree-walk", memory) : twinKernel(memory.buffer);
}
