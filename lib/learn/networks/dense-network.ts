import type { Random } from "../../core/index.ts";

export type Activation = "relu" | "tanh";

/** Layers in which each neuron sees all of the layer before; the last one is linear. */
export interface DenseNetwork {
  /** Neurons of each layer, inputs first. */
  readonly sizes: readonly number[];
  /** What bends the sums of all layers but the last. */
  readonly activation: Activation;
  /** For each layer its weights, by rows (inputs, outputs), and its biases. */
  readonly parameters: readonly Float32Array[];
}

/** A network before training: biases 0, weights uniform with the variance of He (relu) or Glorot (tanh), doi:10.1109/ICCV.2015.123. */
export function initialNetwork(
  sizes: readonly number[],
  activation: Activation,
  random: Random,
): DenseNetwork {
  const parameters = sizes.slice(1).flatMap((outputs, layer) => {
    const inputs = sizes[layer]!;
    const limit = Math.sqrt(6 / (activation === "relu" ? inputs : inputs + outputs));
    const weights = new Float32Array(inputs * outputs).map(() => limit * (2 * random() - 1));
    return [weights, new Float32Array(outputs)];
  });
  return { sizes, activation, parameters };
}

/** Throws unless every size is a whole number from 1. */
export function checkSizes(task: string, sizes: readonly number[]): void {
  const wrong = sizes.find((size) => !(Number.isInteger(size) && size >= 1));
  if (wrong === undefined) return;
  throw new RangeError(
    `Cannot ${task} with a layer of ${wrong} neurons: the number must be a positive integer`,
  );
}
