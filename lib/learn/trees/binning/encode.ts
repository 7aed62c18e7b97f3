import type { Random } from "../../../core/index.ts";
import type { Features } from "../../features.ts";
import type { TreeKernel } from "../kernel/tree-kernel.ts";
import { binEdges } from "./edges.ts";

/** So many rows tell where the edges of bins should be. */
const sampledRows = 32768;

/** Upper edges of the bins of each feature, from all rows or from a sample spread evenly over them. */
export function edgesOf(
  { columns, nRows }: Features,
  maxBins: number,
  random: Random,
  weights?: Float64Array,
): Float64Array[] {
  if (nRows <= sampledRows) return columns.map((column) => binEdges(column, maxBins, weights));
  const rows = drawByWeight(nRows, random, weights);
  return columns.map((column) => binEdges(sampled(column, rows), maxBins));
}

/** Rows drawn evenly along the sum of |w|, so that each counts alike from then on. */
function drawByWeight(nRows: number, random: Random, weights?: Float64Array): Uint32Array {
  const rows = new Uint32Array(sampledRows);
  let total = 0;
  for (let row = 0; row < nRows; row++) total += weights ? Math.abs(weights[row]!) : 1;
  let [row, sum] = [0, weights ? Math.abs(weights[0]!) : 1];
  for (let k = 0; k < sampledRows; k++) {
    const wanted = ((k + random()) / sampledRows) * total;
    while (sum < wanted && row + 1 < nRows) {
      row++;
      sum += weights ? Math.abs(weights[row]!) : 1;
    }
    rows[k] = row;
  }
  return rows;
}

function sampled(values: Float64Array, rows: Uint32Array): Float64Array {
  const some = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) some[k] = values[rows[k]!]!;
  return some;
}

/** Rows are encoded so many at a time. */
const stagedRows = 4096;
/** Room for 256 edges and 16 more numbers, and for the values and a byte for each. */
export const stagingBytes: number = 8 * (256 + 16 + stagedRows) + stagedRows;

/** What writes codes: the inner loops, their memory, and room in it. */
export interface Encoder {
  readonly kernel: TreeKernel;
  readonly numbers: Float64Array;
  readonly staging: number;
}

/** Where codes go; without `byColumn` only by row. */
export interface CodePlaces {
  readonly byRow: number;
  readonly stride: number;
  readonly byColumn?: number;
}

/** Writes the code of each value to where the inner loops look for it. */
export function encodeFeatures(
  { columns, nRows }: Features,
  edges: readonly Float64Array[],
  { kernel, numbers, staging }: Encoder,
  { byRow, stride, byColumn }: CodePlaces,
): void {
  const [edge, value] = [staging, staging + 8 * (256 + 16)];
  const nowhere = value + 8 * stagedRows;
  for (let from = 0; from < nRows; from += stagedRows) {
    const to = Math.min(from + stagedRows, nRows);
    for (const [c, column] of columns.entries()) {
      numbers.fill(Infinity, edge / 8, edge / 8 + 256);
      numbers.set(edges[c]!, edge / 8);
      numbers.set(column.subarray(from, to), value / 8);
      const down = byColumn === undefined ? nowhere : byColumn + c * nRows + from;
      kernel.encode(value, to - from, edge, byRow + from * stride + c, stride, down);
    }
  }
}
