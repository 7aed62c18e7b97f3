import type { DenseNetwork } from "./dense-network.ts";
import type { TensorFlow } from "./tfjs.ts";

type Tensor = ReturnType<TensorFlow["tensor2d"]>;

/** Rows of inputs, one after the other. */
export interface Batch {
  readonly inputs: Float32Array;
  readonly nRows: number;
}

/** What the layer with that number gives, the last by default. Shape: (rows, neurons), by rows. */
export function propagate(
  tf: TensorFlow,
  network: DenseNetwork,
  { inputs, nRows }: Batch,
  lastLayer: number = network.sizes.length - 1,
): Float32Array {
  let outputs = new Float32Array();
  tf.tidy(() => {
    let layer = tf.tensor2d(inputs, [nRows, network.sizes[0]!]);
    for (let l = 0; l < lastLayer; l++) layer = nextLayer(tf, network, l, layer);
    outputs = Float32Array.from(layer.dataSync());
  });
  return outputs;
}

/**
 * The gradient of a loss by all parameters, by backpropagation. `slope` gives the loss's derivative by each
 * output; `masks`, one per hidden layer, multiply its neurons. Written out, since TensorFlow.js's own
 * gradients multiply transposed matrices, for which its WebAssembly is four times slower.
 */
export function backpropagate(
  tf: TensorFlow,
  network: DenseNetwork,
  { inputs, nRows }: Batch,
  slope: (outputs: Float32Array) => Float32Array,
  masks: readonly Float32Array[] = [],
): readonly Float32Array[] {
  const gradients: Float32Array[] = [];
  tf.tidy(() => {
    const bare = [tf.tensor2d(inputs, [nRows, network.sizes[0]!])];
    const masked = [...bare];
    const factors = masks.map((mask, l) => tf.tensor2d(mask, [nRows, network.sizes[l + 1]!]));
    for (let l = 0; l + 1 < network.sizes.length; l++) {
      const next = nextLayer(tf, network, l, masked[l]!);
      bare.push(next);
      masked.push(factors[l] ? tf.mul(next, factors[l]!) : next);
    }
    const outputs = Float32Array.from(bare.at(-1)!.dataSync());
    let delta: Tensor = tf.tensor2d(slope(outputs), [nRows, network.sizes.at(-1)!]);
    for (let l = network.sizes.length - 2; l >= 0; l--) {
      const byWeights = tf.matMul(tf.transpose(masked[l]!), delta);
      gradients[2 * l] = Float32Array.from(byWeights.dataSync());
      gradients[2 * l + 1] = Float32Array.from(tf.sum(delta, 0).dataSync());
      if (l > 0) delta = deltaBefore(tf, network, l, delta, bare[l]!, factors[l - 1]);
    }
  });
  return gradients;
}

/** The loss's derivative by the sums that enter layer l, from that by the sums which leave it. */
function deltaBefore(
  tf: TensorFlow,
  { sizes, parameters, activation }: DenseNetwork,
  l: number,
  delta: Tensor,
  layer: Tensor,
  factor: Tensor | undefined,
): Tensor {
  const weights = tf.tensor2d(parameters[2 * l]!, [sizes[l]!, sizes[l + 1]!]);
  const before: Tensor = tf.matMul(delta, tf.transpose(weights));
  const bend: Tensor = activation === "relu" ? tf.step(layer) : tf.sub(1, tf.square(layer));
  return tf.mul(factor ? tf.mul(before, factor) : before, bend);
}

function nextLayer(
  tf: TensorFlow,
  { sizes, activation, parameters }: DenseNetwork,
  l: number,
  layer: Tensor,
): Tensor {
  const weights = tf.tensor2d(parameters[2 * l]!, [sizes[l]!, sizes[l + 1]!]);
  const sums: Tensor = tf.add(tf.matMul(layer, weights), tf.tensor1d(parameters[2 * l + 1]!));
  if (l + 2 === sizes.length) return sums;
  return activation === "relu" ? tf.relu(sums) : tf.tanh(sums);
}
