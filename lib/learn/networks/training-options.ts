import type { NetworkBackend } from "./tfjs.ts";

/** How a network is trained. */
export interface TrainingOptions {
  /** Passes over the training sample, at most. Default: 50. */
  readonly epochs?: number;
  /** Rows of one step. Default: 256. */
  readonly batchSize?: number;
  /** Of Adam. Default: 0.001. */
  readonly learningRate?: number;
  /** Adds l2/2 times the sum of squared weights to the mean loss. Default: 0. */
  readonly l2?: number;
  /** Chance of each hidden neuron to be left out in a step. Default: 0. */
  readonly dropout?: number;
  /** Share of the rows that only watch over the others. Default: 0.1. */
  readonly validation?: number;
  /** Training stops after so many epochs without a better validation loss, and goes back to the best. Default: 10. */
  readonly patience?: number;
  /** Shows a bar. Default: false. */
  readonly progress?: boolean;
  /** Where to compute. Default: the fastest there is, see `NetworkBackend`. */
  readonly backend?: NetworkBackend;
}

export type TrainingSettings = Required<Omit<TrainingOptions, "backend">> &
  Pick<TrainingOptions, "backend">;

/** The options with their defaults; throws if one makes no sense. */
export function trainingSettings(options: TrainingOptions): TrainingSettings {
  const settings: TrainingSettings = {
    epochs: 50,
    batchSize: 256,
    learningRate: 0.001,
    l2: 0,
    dropout: 0,
    validation: 0.1,
    patience: 10,
    progress: false,
    ...options,
  };
  for (const name of ["epochs", "batchSize", "patience"] as const) {
    check(
      name,
      settings[name],
      Number.isInteger(settings[name]) && settings[name] >= 1,
      "a positive integer",
    );
  }
  const { learningRate, l2, dropout, validation } = settings;
  check("learningRate", learningRate, learningRate > 0 && learningRate < Infinity, "more than 0");
  check("l2", l2, l2 >= 0 && l2 < Infinity, "0 or more");
  check("dropout", dropout, dropout >= 0 && dropout < 1, "at least 0 and below 1");
  check("validation", validation, validation >= 0 && validation < 1, "at least 0 and below 1");
  return settings;
}

function check(name: string, value: number, isRight: boolean, wanted: string): void {
  if (isRight) return;
  throw new RangeError(`Cannot train a network with ${name} = ${value}: it must be ${wanted}`);
}
