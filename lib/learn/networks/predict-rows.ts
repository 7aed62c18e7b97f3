import type { Features } from "../features.ts";
import type { DenseNetwork } from "./dense-network.ts";
import { toRows } from "./matrix.ts";
import { propagate } from "./propagate.ts";
import { onBackend, type Tensors } from "./tfjs.ts";

/** What a layer, the last by default, gives for standardised features, in blocks so that memory stays small. */
export function predictRows(
  tensors: Tensors,
  network: DenseNetwork,
  features: Features,
  layer: number = network.sizes.length - 1,
): Float32Array {
  const inputs = toRows(features);
  const [width, outputs] = [network.sizes[0]!, network.sizes[layer]!];
  const predicted = new Float32Array(features.nRows * outputs);
  onBackend(tensors, () => {
    for (let from = 0; from < features.nRows; from += 4096) {
      const to = Math.min(from + 4096, features.nRows);
      const block = { inputs: inputs.subarray(from * width, to * width), nRows: to - from };
      predicted.set(propagate(tensors.tf, network, block, layer), from * outputs);
    }
  });
  return predicted;
}
