import type { AnomalyDetector, AnomalyScore } from "../anomaly/anomaly-score.ts";
import { checkFinite, positiveWeights } from "../checks.ts";
import type { Features } from "../features.ts";
import { type Scaling, scalingOf, standardise, unstandardise } from "../preprocess/standardise.ts";
import { type Activation, checkSizes, type DenseNetwork, initialNetwork } from "./dense-network.ts";
import { splitExamples } from "./examples.ts";
import { fromRows, toRows } from "./matrix.ts";
import { predictRows } from "./predict-rows.ts";
import { restoreNetwork, type SavedNetwork, saveNetwork } from "./saved-network.ts";
import { loadTensors, type NetworkBackend, type Tensors } from "./tfjs.ts";
import { type Epoch, trainNetwork } from "./train-network.ts";
import { type TrainingOptions, trainingSettings } from "./training-options.ts";

export interface AutoencoderOptions extends TrainingOptions {
  /** Neurons of the layers before the narrow one; behind it they come in reverse. Default: [32]. */
  readonly hidden?: readonly number[];
  /** Neurons of the narrow layer, through which everything must pass: fewer than features. Default: 3. */
  readonly latent?: number;
  /** Default: "tanh". */
  readonly activation?: Activation;
}

/** A trained autoencoder; an event that it cannot rebuild is unlike those that it has seen. */
export interface Autoencoder extends AnomalyScore {
  readonly backend: NetworkBackend;
  readonly history: readonly Epoch[];
  /** Mean squared distance of each event from its reconstruction, over its features in standard deviations. */
  score(features: Features): Float64Array;
  /** The events as the network rebuilds them, in the features' own units. */
  reconstruct(features: Features): Features;
  /** The narrow layer: latent1, latent2, … of each event. */
  encode(features: Features): Features;
  /** For `restoreAutoencoder`. */
  save(): SavedNetwork;
}

/**
 * An autoencoder on TensorFlow.js: a network that learns to pass usual events through a narrow layer and
 * rebuild them (Hinton and Salakhutdinov 2006, doi:10.1126/science.1127647; for new physics Heimel et al.,
 * arXiv:1808.08979). Features are standardised inside.
 */
export function autoencoder(options: AutoencoderOptions = {}): AnomalyDetector<Autoencoder> {
  const { hidden = [32], latent = 3, activation = "tanh", ...training } = options;
  const settings = trainingSettings(training);
  checkSizes("make an autoencoder", [...hidden, latent]);
  return {
    name: "autoencoder",
    async fit(usual, random, given = {}): Promise<Autoencoder> {
      const task = "train an autoencoder";
      checkFinite(task, usual);
      const weights = positiveWeights(task, usual.nRows, given.weights);
      const scaling = scalingOf(usual, { weights });
      const inputs = toRows(standardise(usual, scaling));
      const examples = {
        inputs,
        targets: inputs,
        weights: Float32Array.from(weights),
        nRows: usual.nRows,
      };
      const samples = splitExamples(examples, settings.validation, random);
      const width = usual.names.length;
      const sizes = [width, ...hidden, latent, ...hidden.toReversed(), width];
      const start = initialNetwork(sizes, activation, random);
      const tensors = await loadTensors(settings.backend);
      const trained = trainNetwork(tensors, start, "squared", samples, settings, random);
      return autoencoderOf(tensors, trained.network, scaling, trained.history);
    },
  };
}

/** The autoencoder that `save` made, after a way through JSON. */
export async function restoreAutoencoder(
  saved: SavedNetwork,
  { backend }: { backend?: NetworkBackend } = {},
): Promise<Autoencoder> {
  const { network, scaling } = restoreNetwork("autoencoder", saved);
  return autoencoderOf(await loadTensors(backend), network, scaling, []);
}

function autoencoderOf(
  tensors: Tensors,
  network: DenseNetwork,
  scaling: Scaling,
  history: readonly Epoch[],
): Autoencoder {
  const { names } = scaling;
  const standardised = (features: Features): Features => {
    if (features.nRows > 0) checkFinite("pass events through an autoencoder", features);
    return standardise(features, scaling);
  };
  const rebuilt = (inputs: Features): Features =>
    fromRows(predictRows(tensors, network, inputs), names);
  const narrow = (network.sizes.length - 1) / 2;
  return {
    backend: tensors.backend,
    history,
    score(features): Float64Array {
      const inputs = standardised(features);
      return meanSquares(inputs, rebuilt(inputs));
    },
    reconstruct: (features) => unstandardise(rebuilt(standardised(features)), scaling),
    encode(features): Features {
      const latent = Array.from({ length: network.sizes[narrow]! }, (_, i) => `latent${i + 1}`);
      return fromRows(predictRows(tensors, network, standardised(features), narrow), latent);
    },
    save: () => saveNetwork("autoencoder", network, scaling),
  };
}

function meanSquares(a: Features, b: Features): Float64Array {
  return Float64Array.from({ length: a.nRows }, (_, row) => {
    const total = a.columns.reduce(
      (sum, column, c) => sum + (column[row]! - b.columns[c]![row]!) ** 2,
      0,
    );
    return total / a.columns.length;
  });
}
