import type { Random } from "../../../core/index.ts";
import type { Features } from "../../features.ts";
import type { Crew } from "../grow/crew.ts";
import { stagedRows } from "../grow/workspace.ts";
import { binEdges } from "./edges.ts";

/** So many rows tell where the edges of bins should be. */
const sampledRows = 65536;

/** Upper edges of the bins of each feature, from all rows or from a sample spread evenly over them. */
export function edgesOf(
  { columns, nRows }: Features,
  maxBins: number,
  random: Random,
  weights?: Float64Array,
): Float64Array[] {
  if (nRows <= sampledRows) return columns.map((column) => binEdges(column, maxBins, weights));
  const rows = new Uint32Array(sampledRows);
  for (let k = 0; k < sampledRows; k++) {
    rows[k] = Math.floor(((k + random()) / sampledRows) * nRows);
  }
  const sampledWeights = weights && sampled(weights, rows);
  return columns.map((column) => binEdges(sampled(column, rows), maxBins, sampledWeights));
}

function sampled(values: Float64Array, rows: Uint32Array): Float64Array {
  const some = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) some[k] = values[rows[k]!]!;
  return some;
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
  { kernel, numbers, workspace: { staging } }: Crew,
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
