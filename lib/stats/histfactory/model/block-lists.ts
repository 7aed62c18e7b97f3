import type { ModelArrays } from "./model-arrays.ts";

/** The lists of `ModelArrays` while blocks are added to them. */
export interface BlockLists {
  readonly blockSample: number[];
  readonly blockBin: number[];
  readonly blockSize: number[];
  readonly blockRow: number[];
  readonly nominal: number[];
  readonly factorStart: number[];
  readonly factorParameter: number[];
  readonly factorCoefficients: number[];
  readonly coefficients: number[];
  readonly templateStart: number[];
  readonly templateParameter: number[];
  readonly templateOdd: number[];
  readonly templateEven: number[];
  readonly templates: number[];
  readonly binFactorStart: number[];
  readonly binFactorList: number[];
  readonly binParameters: number[];
}

export function emptyLists(): BlockLists {
  return {
    ...{ blockSample: [], blockBin: [], blockSize: [], blockRow: [], nominal: [] },
    ...{ factorStart: [], factorParameter: [], factorCoefficients: [], coefficients: [] },
    ...{ templateStart: [], templateParameter: [], templateOdd: [], templateEven: [] },
    ...{ templates: [], binFactorStart: [], binFactorList: [], binParameters: [] },
  };
}

/** Opens a block, to which then modifiers are added. */
export function startBlock(lists: BlockLists, sample: number, bin: number, size: number): void {
  lists.blockSample.push(sample);
  lists.blockBin.push(bin);
  lists.blockSize.push(size);
  lists.blockRow.push(lists.nominal.length);
  closeLists(lists);
}

/** Notes where the lists of the block before end. */
export function closeLists(lists: BlockLists): void {
  lists.factorStart.push(lists.factorParameter.length);
  lists.templateStart.push(lists.templateParameter.length);
  lists.binFactorStart.push(lists.binFactorList.length);
}

/** The lists as typed arrays. */
export function typed({
  nominal,
  coefficients,
  templates,
  ...integers
}: BlockLists): Omit<
  ModelArrays,
  "nBins" | "nParameters" | "nBlocks" | "interpolation" | "localBin"
> {
  return {
    nominal: Float64Array.from(nominal),
    coefficients: Float64Array.from(coefficients),
    templates: Float64Array.from(templates),
    blockSample: Int32Array.from(integers.blockSample),
    blockBin: Int32Array.from(integers.blockBin),
    blockSize: Int32Array.from(integers.blockSize),
    blockRow: Int32Array.from(integers.blockRow),
    factorStart: Int32Array.from(integers.factorStart),
    factorParameter: Int32Array.from(integers.factorParameter),
    factorCoefficients: Int32Array.from(integers.factorCoefficients),
    templateStart: Int32Array.from(integers.templateStart),
    templateParameter: Int32Array.from(integers.templateParameter),
    templateOdd: Int32Array.from(integers.templateOdd),
    templateEven: Int32Array.from(integers.templateEven),
    binFactorStart: Int32Array.from(integers.binFactorStart),
    binFactorList: Int32Array.from(integers.binFactorList),
    binParameters: Int32Array.from(integers.binParameters),
  };
}
