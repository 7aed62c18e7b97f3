import { type WasmMemory, wantsWasm, wasmMemory } from "../../../core/wasm.ts";

/** Hands out memory: of the heap, or of compiled loops. */
export interface Arena {
  floats(length: number): Float64Array;
  integers(length: number): Int32Array;
}

/** Arrays of an arena, and the memory they are in, if compiled loops are to work on it. */
export interface Laid<T> {
  readonly laid: T;
  readonly memory?: WasmMemory;
}

const PAGE = 65_536;

/** Lays arrays out in the memory of compiled loops, or on the heap if those are not wanted. */
export function layOut<T>(make: (arena: Arena) => T): Laid<T> {
  if (!wantsWasm()) return { laid: make(heap) };
  const memory = wasmMemory({ initial: Math.ceil(sizeOf(make) / PAGE) });
  return { laid: make(arenaOf(memory.buffer, PAGE)), memory };
}

const heap: Arena = {
  floats: (length) => new Float64Array(length),
  integers: (length) => new Int32Array(length),
};

/** How many bytes `make` asks for, with the first page, which is the compiler's. */
function sizeOf(make: (arena: Arena) => unknown): number {
  let bytes = PAGE;
  make({
    floats: (length) => {
      bytes += rounded(8 * length);
      return new Float64Array(length);
    },
    integers: (length) => {
      bytes += rounded(4 * length);
      return new Int32Array(length);
    },
  });
  return bytes;
}

function arenaOf(shared: ArrayBuffer | SharedArrayBuffer, from: number): Arena {
  const buffer = shared as ArrayBuffer; // the types of arrays know no other
  let next = from;
  const place = (bytes: number): number => {
    const at = next;
    next += rounded(bytes);
    return at;
  };
  return {
    floats: (length) => new Float64Array(buffer, place(8 * length), length),
    integers: (length) => new Int32Array(buffer, place(4 * length), length),
  };
}

function rounded(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
