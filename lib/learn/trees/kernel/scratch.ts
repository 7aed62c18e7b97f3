import { type WasmMemory, wantsWasm } from "../../../core/wasm.ts";
import { sharedMemory } from "./kernel.ts";

export interface Scratch<Kernel> {
  readonly memory: WasmMemory;
  readonly kernel: Kernel;
}

/** Memory for a moment, the same again and again while it is large enough, and inner loops on it. */
export function scratchWith<Kernel>(
  kernelOn: (memory: WasmMemory) => Kernel,
): (bytes: number) => Scratch<Kernel> {
  let last: (Scratch<Kernel> & { readonly isWasm: boolean }) | undefined;
  return (bytes) => {
    const isWasm = wantsWasm();
    if (last?.isWasm === isWasm && last.memory.buffer.byteLength >= bytes) return last;
    const memory = sharedMemory(bytes);
    last = { memory, kernel: kernelOn(memory), isWasm };
    return last;
  };
}
