import { checkFinite, checkLabelled } from "../checks.ts";
import type { Classifier, TrainedClassifier } from "../classifier.ts";
import type { Features } from "../features.ts";
import { type Scaling, scalingOf, standardise } from "../preprocess/standardise.ts";
import { recipeOf } from "../recipe.ts";
import { sigmoid } from "../sigmoid.ts";
import { type Activation, checkSizes, type DenseNetwork, initialNetwork } from "./dense-network.ts";
import { splitExamples } from "./examples.ts";
import { toRows } from "./matrix.ts";
import { predictRows } from "./predict-rows.ts";
import { restoreNetwork, type SavedNetwork, saveNetwork } from "./saved-network.ts";
import { loadTensors, type NetworkBackend, type Tensors } from "./tfjs.ts";
import { type Epoch, trainNetwork } from "./train-network.ts";
import { type TrainingOptions, trainingSettings } from "./training-options.ts";

export interface MlpOptions extends TrainingOptions {
  /** Neurons of each hidden layer. Default: [64, 64]. */
  readonly hidden?: readonly number[];
  /** Default: "relu". */
  readonly activation?: Activation;
}

/** A trained network; its score is a probability. */
export interface Mlp extends TrainedClassifier {
  readonly backend: NetworkBackend;
  readonly history: readonly Epoch[];
  /** For `restoreMlp`. */
  save(): SavedNetwork;
}

/**
 * A multi-layer perceptron on TensorFlow.js, trained with Adam on the weighted log-loss; features are
 * standardised inside. The same random numbers give the same network on the same backend.
 */
export function mlp(options: MlpOptions = {}): Classifier<Mlp> {
  const { hidden = [64, 64], activation = "relu", ...training } = options;
  const settings = trainingSettings(training);
  checkSizes("make an MLP", hidden);
  return {
    name: "MLP",
    ...recipeOf("MLP", options),
    async fit(sample, random): Promise<Mlp> {
      const weights = checkLabelled("train an MLP", sample);
      const { features, labels } = sample;
      const scaling = scalingOf(features, { weights });
      const examples = {
        inputs: toRows(standardise(features, scaling)),
        targets: Float32Array.from(labels),
        weights: Float32Array.from(weights),
        nRows: features.nRows,
      };
      const samples = splitExamples(examples, settings.validation, random, labels);
      const sizes = [features.names.length, ...hidden, 1];
      const start = initialNetwork(sizes, activation, random);
      const tensors = await loadTensors(settings.backend);
      const trained = trainNetwork(tensors, start, "log-loss", samples, settings, random);
      return classifierOf(tensors, trained.network, scaling, trained.history);
    },
  };
}

/** The network that `save` made, after a way through JSON. */
export async function restoreMlp(
  saved: SavedNetwork,
  { backend }: { backend?: NetworkBackend } = {},
): Promise<Mlp> {
  const { network, scaling } = restoreNetwork("mlp", saved);
  return classifierOf(await loadTensors(backend), network, scaling, []);
}

/** What an MLP learns. */
export interface MlpState {
  readonly network: DenseNetwork;
  readonly scaling: Scaling;
  readonly history: readonly Epoch[];
}

export async function trainedMlp({ network, scaling, history }: MlpState): Promise<Mlp> {
  return classifierOf(await loadTensors(), network, scaling, history);
}

function classifierOf(
  tensors: Tensors,
  network: DenseNetwork,
  scaling: Scaling,
  history: readonly Epoch[],
): Mlp {
  return {
    isProbability: true,
    backend: tensors.backend,
    history,
    predict(features: Features): Float64Array {
      if (features.nRows > 0) checkFinite("classify with an MLP", features);
      const logits = predictRows(tensors, network, standardise(features, scaling));
      return Float64Array.from(logits, sigmoid);
    },
    save: () => saveNetwork("mlp", network, scaling),
    learned: () => ({ kind: "MLP", state: { network, scaling, history } satisfies MlpState }),
  };
}
