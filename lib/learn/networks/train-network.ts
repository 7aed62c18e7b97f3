import { progress, type Random } from "../../core/index.ts";
import { shuffled } from "../shuffle.ts";
import { adam } from "./adam.ts";
import type { DenseNetwork } from "./dense-network.ts";
import { type Examples, take } from "./examples.ts";
import { type Loss, lossSlope, totalLoss } from "./loss.ts";
import { backpropagate, propagate } from "./propagate.ts";
import { onBackend, type TensorFlow, type Tensors } from "./tfjs.ts";
import type { TrainingSettings } from "./training-options.ts";

/** The mean loss of both samples after an epoch. */
export interface Epoch {
  /** Mean over the epoch's steps, with dropout. */
  readonly training: number;
  /** NaN if no rows were kept for validation. */
  readonly validation: number;
}

export interface Trained {
  readonly network: DenseNetwork;
  readonly history: readonly Epoch[];
}

/** The network after training on some rows, as it was when the loss of the others was least. */
export function trainNetwork(
  tensors: Tensors,
  network: DenseNetwork,
  loss: Loss,
  samples: { readonly training: Examples; readonly validation: Examples },
  settings: TrainingSettings,
  random: Random,
): Trained {
  const copy = (from: DenseNetwork): DenseNetwork => ({
    ...from,
    parameters: from.parameters.map((values) => values.slice()),
  });
  const learning = copy(network);
  const step = adam(learning.parameters, settings.learningRate);
  const history: Epoch[] = [];
  let [best, least, since] = [learning, Infinity, 0];
  return onBackend(tensors, () => {
    for (const _ of epochs(settings)) {
      const training = trainEpoch(
        tensors.tf,
        learning,
        loss,
        samples.training,
        settings,
        random,
        step,
      );
      const validation = meanLoss(tensors.tf, learning, loss, samples.validation);
      history.push({ training, validation });
      checkFinite(training, history.length);
      const watched = Number.isNaN(validation) ? training : validation;
      since++;
      if (watched < least) [best, least, since] = [copy(learning), watched, 0];
      if (since >= settings.patience) break;
    }
    return { network: samples.validation.nRows > 0 ? best : learning, history };
  });
}

function epochs({ epochs, progress: isShown }: TrainingSettings): Iterable<number> {
  const numbers = Array.from({ length: epochs }, (_, epoch) => epoch);
  return isShown ? progress(numbers, { label: "training" }) : numbers;
}

function trainEpoch(
  tf: TensorFlow,
  network: DenseNetwork,
  loss: Loss,
  examples: Examples,
  { batchSize, dropout, l2 }: TrainingSettings,
  random: Random,
  step: (gradients: readonly Float32Array[]) => void,
): number {
  const order = shuffled(examples.nRows, random);
  let total = 0;
  for (let from = 0; from < order.length; from += batchSize) {
    const batch = take(examples, order.subarray(from, from + batchSize));
    const masks = dropout > 0 ? dropoutMasks(network, batch.nRows, dropout, random) : [];
    const slope = (outputs: Float32Array): Float32Array => {
      total += totalLoss(loss, outputs, batch);
      return lossSlope(loss, outputs, batch);
    };
    const gradients = backpropagate(tf, network, batch, slope, masks);
    if (l2 > 0) addDecay(gradients, network, l2);
    step(gradients);
  }
  return total / examples.weights.reduce((sum, weight) => sum + weight, 0);
}

/** The mean loss of all rows, in blocks that fit into the cache. */
export function meanLoss(
  tf: TensorFlow,
  network: DenseNetwork,
  loss: Loss,
  examples: Examples,
): number {
  const rows = Uint32Array.from({ length: examples.nRows }, (_, row) => row);
  let total = 0;
  for (let from = 0; from < rows.length; from += 4096) {
    const block = take(examples, rows.subarray(from, from + 4096));
    total += totalLoss(loss, propagate(tf, network, block), block);
  }
  return total / examples.weights.reduce((sum, weight) => sum + weight, 0);
}

/** For each hidden layer, 0 for a neuron that is left out and 1/(1 − chance) for one that stands in for it. */
function dropoutMasks(
  { sizes }: DenseNetwork,
  nRows: number,
  chance: number,
  random: Random,
): Float32Array[] {
  return sizes
    .slice(1, -1)
    .map((size) =>
      new Float32Array(size * nRows).map(() => (random() < chance ? 0 : 1 / (1 - chance))),
    );
}

function addDecay(
  gradients: readonly Float32Array[],
  { parameters }: DenseNetwork,
  l2: number,
): void {
  for (let k = 0; k < parameters.length; k += 2) {
    const [gradient, weights] = [gradients[k]!, parameters[k]!];
    for (let i = 0; i < weights.length; i++) gradient[i]! += l2 * weights[i]!;
  }
}

function checkFinite(loss: number, epoch: number): void {
  if (Number.isFinite(loss)) return;
  throw new RangeError(
    `Cannot train the network: its loss is ${loss} after epoch ${epoch}; a smaller learningRate may do`,
  );
}
