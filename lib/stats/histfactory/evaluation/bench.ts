import type { HistFactoryModel } from "../model/model.ts";
import type { ModelArrays } from "../model/model-arrays.ts";
import type { Arena } from "./arena.ts";

/** All arrays that evaluating a model needs, made once and written over at each evaluation. */
export interface Bench extends ModelArrays {
  /** Parameters that are not local, in order; `globalOf` is the inverse, or −1. */
  readonly globals: Int32Array;
  readonly globalOf: Int32Array;
  /** The factor of the same block and parameter as each template, or −1. */
  readonly factorOfTemplate: Int32Array;
  readonly theta: Float64Array;
  /** Five numbers of `templateShift` for each parameter. */
  readonly shift: Float64Array;
  /** For each parameter α to α⁶, and their first and second derivatives. */
  readonly powers: Float64Array;
  /** For each factor its value, its derivative, the product of all others of its block, and the derivative of N. */
  readonly factor: Float64Array;
  readonly factorSlope: Float64Array;
  readonly others: Float64Array;
  readonly slope: Float64Array;
  /** For each block N, for each row h and g, and g · h. */
  readonly scale: Float64Array;
  readonly shape: Float64Array;
  readonly binFactor: Float64Array;
  readonly unit: Float64Array;
  /** Events expected in each bin. */
  readonly nu: Float64Array;
  /** 1 − n/ν of each bin. */
  readonly residual: Float64Array;
  /** For each bin of one block, N · g and residual · g. */
  readonly scaled: Float64Array;
  readonly pull: Float64Array;
  /** ∂ν/∂θ: a row of all bins for each global, one number for each local. */
  readonly jacobian: Float64Array;
  readonly localSlope: Float64Array;
  /** Σ residual · ∂²ν/∂θ² of each parameter. */
  readonly bending: Float64Array;
}

/** The arrays for a model, in the memory of an arena. */
export function makeBench(
  { arrays }: Pick<HistFactoryModel, "arrays">,
  { floats, integers }: Arena,
): Bench {
  const { nBins, nParameters, nBlocks, nominal, factorParameter, localBin } = arrays;
  const copy = <T extends Float64Array | Int32Array>(into: T, from: T): T => {
    into.set(from);
    return into;
  };
  const moved = Object.fromEntries(
    Object.entries(arrays).map(([key, value]) => {
      if (value instanceof Float64Array) return [key, copy(floats(value.length), value)];
      if (value instanceof Int32Array) return [key, copy(integers(value.length), value)];
      return [key, value];
    }),
  ) as unknown as ModelArrays; // the same keys with values of the same types
  const globals = Int32Array.from([...localBin.keys()].filter((p) => localBin[p]! < 0));
  const globalOf = integers(nParameters).fill(-1);
  for (const [g, p] of globals.entries()) globalOf[p] = g;
  const pairs = factorsOfTemplates(arrays);
  const [nFactors, nRows] = [factorParameter.length, nominal.length];
  return {
    ...moved,
    globals: copy(integers(globals.length), globals),
    globalOf,
    factorOfTemplate: copy(integers(pairs.length), pairs),
    ...{ theta: floats(nParameters), shift: floats(5 * nParameters) },
    powers: floats(18 * nParameters),
    ...{ factor: floats(nFactors), factorSlope: floats(nFactors) },
    ...{ others: floats(nFactors), slope: floats(nFactors) },
    ...{ scale: floats(nBlocks), shape: floats(nRows) },
    ...{ binFactor: floats(nRows), unit: floats(nRows) },
    ...{ nu: floats(nBins), residual: floats(nBins), scaled: floats(nBins), pull: floats(nBins) },
    jacobian: floats(globals.length * nBins),
    ...{ localSlope: floats(nParameters), bending: floats(nParameters) },
  };
}

function factorsOfTemplates(arrays: ModelArrays): Int32Array {
  const pairs = new Int32Array(arrays.templateParameter.length).fill(-1);
  for (let k = 0; k < arrays.nBlocks; k++) {
    const factors = new Map<number, number>();
    for (let i = arrays.factorStart[k]!; i < arrays.factorStart[k + 1]!; i++) {
      factors.set(arrays.factorParameter[i]!, i);
    }
    for (let j = arrays.templateStart[k]!; j < arrays.templateStart[k + 1]!; j++) {
      pairs[j] = factors.get(arrays.templateParameter[j]!) ?? -1;
    }
  }
  return pairs;
}
