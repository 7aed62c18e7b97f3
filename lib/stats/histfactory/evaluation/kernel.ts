import { wasmExports } from "../../../core/wasm.ts";
import { type Algebra, algebraOn } from "./algebra.ts";
import { type Arena, layOut } from "./arena.ts";
import type { Bench } from "./bench.ts";
import { evaluateRates, interpolate } from "./rates.ts";
import { differentiate } from "./slopes.ts";

/** The inner loops of a fit, compiled or not. */
export interface Kernel extends Algebra {
  /** Events expected at `theta`. */
  readonly rates: (bench: Bench) => void;
  /** Their derivatives where `rates` was last. */
  readonly slopes: (bench: Bench) => void;
}

/** What assembly/histfactory.ts exports; `table` is an address. */
interface Compiled {
  rates(table: number): void;
  slopes(table: number): void;
}

/** What `make` makes of an arena, with a kernel for its bench. */
export function withKernel<T extends { readonly bench: Bench }>(
  make: (arena: Arena) => T,
): T & { readonly kernel: Kernel } {
  const { laid, memory } = layOut((arena) => ({
    made: make(arena),
    table: arena.integers(tableOrder.length),
  }));
  const { made, table } = laid;
  const algebra = algebraOn(memory);
  if (!memory) return { ...made, kernel: { ...algebra, ...twin } };
  table.set(tableOrder.map((entry) => entryOf(made.bench, entry)));
  const compiled = wasmExports<Compiled>("histfactory", memory);
  const rates = (bench: Bench): void => {
    interpolate(bench);
    compiled.rates(table.byteOffset);
  };
  return {
    ...made,
    kernel: { ...algebra, rates, slopes: () => compiled.slopes(table.byteOffset) },
  };
}

/** The loops in TypeScript: slower, and the same to the last digits. */
const twin: Pick<Kernel, "rates" | "slopes"> = {
  rates: (bench) => {
    interpolate(bench);
    evaluateRates(bench);
  },
  slopes: differentiate,
};

/** The order of the table, as assembly/histfactory.ts counts it. */
const tableOrder = [
  ...(["nParameters", "nBins", "nBlocks", "normsys"] as const),
  ...(["blockBin", "blockSize", "blockRow", "nominal"] as const),
  ...(["factorStart", "factorParameter", "factorCoefficients", "coefficients"] as const),
  ...(["templateStart", "templateParameter", "templateOdd", "templateEven", "templates"] as const),
  ...(["binFactorStart", "binFactorList", "binParameters"] as const),
  ...(["globalOf", "factorOfTemplate", "theta", "shift", "powers"] as const),
  ...(["factor", "factorSlope", "others", "slope", "scale", "shape", "binFactor", "unit"] as const),
  ...(["nu", "residual", "scaled", "pull", "jacobian", "localSlope", "bending"] as const),
  "nGlobals" as const,
];

/** A size, the number of a code, or the address of an array. */
function entryOf(bench: Bench, entry: (typeof tableOrder)[number]): number {
  if (entry === "nGlobals") return bench.globals.length;
  if (entry === "normsys") return bench.interpolation.normsys === "code1" ? 1 : 4;
  const value = bench[entry];
  return typeof value === "number" ? value : value.byteOffset;
}
