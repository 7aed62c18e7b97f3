export {
  type Autoencoder,
  type AutoencoderOptions,
  autoencoder,
  restoreAutoencoder,
} from "./autoencoder.ts";
export type { Activation } from "./dense-network.ts";
export { type Mlp, type MlpOptions, mlp, restoreMlp } from "./mlp.ts";
export type { SavedNetwork } from "./saved-network.ts";
export type { NetworkBackend } from "./tfjs.ts";
export type { Epoch } from "./train-network.ts";
export type { TrainingOptions } from "./training-options.ts";
