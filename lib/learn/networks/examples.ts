import type { Random } from "../../core/index.ts";
import { shuffled } from "../shuffle.ts";
import type { Targets } from "./loss.ts";
import type { Batch } from "./propagate.ts";

/** Rows of inputs, what should come out for each, and how much it counts. */
export interface Examples extends Batch, Targets {}

/** Some of the examples, in the order given. */
export function take({ inputs, targets, weights, nRows }: Examples, rows: Uint32Array): Examples {
  return {
    inputs: takeRows(inputs, inputs.length / nRows, rows),
    targets:
      targets === inputs
        ? takeRows(inputs, inputs.length / nRows, rows)
        : takeRows(targets, targets.length / nRows, rows),
    weights: takeRows(weights, 1, rows),
    nRows: rows.length,
  };
}

function takeRows(values: Float32Array, width: number, rows: Uint32Array): Float32Array {
  const taken = new Float32Array(width * rows.length);
  for (let k = 0; k < rows.length; k++) {
    const from = rows[k]! * width;
    for (let c = 0; c < width; c++) taken[k * width + c] = values[from + c]!;
  }
  return taken;
}

/**
 * Keeps a share of the rows, of each class alike, for validation. Weights are brought to a mean of 1, so
 * that the learning rate means the same in any unit of the weights.
 */
export function splitExamples(
  examples: Examples,
  share: number,
  random: Random,
  labels: Uint8Array = new Uint8Array(examples.nRows),
): { readonly training: Examples; readonly validation: Examples } {
  const [training, validation]: [number[], number[]] = [[], []];
  const kept = [0, 0];
  const seen = [0, 0];
  for (const row of shuffled(examples.nRows, random)) {
    const label = labels[row]!;
    seen[label]!++;
    const isKept = kept[label]! < Math.floor(share * seen[label]!);
    if (isKept) kept[label]!++;
    (isKept ? validation : training).push(row);
  }
  const mean = examples.weights.reduce((sum, weight) => sum + weight, 0) / examples.nRows;
  const scaled = { ...examples, weights: examples.weights.map((weight) => weight / mean) };
  return {
    training: take(scaled, Uint32Array.from(training)),
    validation: take(scaled, Uint32Array.from(validation)),
  };
}
