import { DataError } from "../../core/index.ts";
import type { Scaling } from "../preprocess/standardise.ts";
import type { Activation, DenseNetwork } from "./dense-network.ts";

/** A trained network with the scaling of its inputs, as JSON keeps it. */
export interface SavedNetwork {
  readonly kind: "mlp" | "autoencoder";
  readonly features: readonly string[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly sizes: readonly number[];
  readonly activation: Activation;
  /** For each layer its weights, by rows (inputs, outputs), and its biases; 32-bit numbers, nine digits. */
  readonly parameters: readonly (readonly number[])[];
}

/** The network in a form for `JSON.stringify`, from which it comes back to the bit. */
export function saveNetwork(
  kind: SavedNetwork["kind"],
  { sizes, activation, parameters }: DenseNetwork,
  { names, means, deviations }: Scaling,
): SavedNetwork {
  return {
    kind,
    features: names,
    means: [...means],
    deviations: [...deviations],
    sizes,
    activation,
    parameters: parameters.map((values) => Array.from(values, (x) => Number(x.toPrecision(9)))),
  };
}

/** The network that was saved; throws a `DataError` unless every part is there and of the right size. */
export function restoreNetwork(
  kind: SavedNetwork["kind"],
  saved: SavedNetwork,
): { readonly network: DenseNetwork; readonly scaling: Scaling } {
  const wrong = fault(kind, saved);
  if (wrong) throw new DataError(`saved ${kind}`, wrong);
  return {
    network: {
      sizes: saved.sizes,
      activation: saved.activation,
      parameters: saved.parameters.map((values) => Float32Array.from(values)),
    },
    scaling: {
      names: saved.features,
      means: Float64Array.from(saved.means),
      deviations: Float64Array.from(saved.deviations),
    },
  };
}

function fault(kind: SavedNetwork["kind"], saved: SavedNetwork): string | undefined {
  if (saved?.kind !== kind) return `its kind is ${saved?.kind}, and ${kind} is wanted`;
  const { features, means, deviations, sizes, activation, parameters } = saved;
  if (!isNumbers(sizes) || sizes.length < 2) return "it has no list of layer sizes";
  if (activation !== "relu" && activation !== "tanh") return `it knows no activation ${activation}`;
  const width = sizes[0]!;
  for (const [what, list] of Object.entries({ features, means, deviations })) {
    if (Array.isArray(list) && list.length === width) continue;
    return `it has ${list?.length} ${what} for ${width} inputs`;
  }
  if (!isNumbers(means) || !isNumbers(deviations)) return "its scaling is not all finite numbers";
  const wanted = sizes.slice(1).flatMap((size, l) => [size * sizes[l]!, size]);
  for (const [k, length] of wanted.entries()) {
    const values = parameters?.[k];
    if (isNumbers(values) && values.length === length) continue;
    return `its list ${k} of parameters should hold ${length} finite numbers`;
  }
  return undefined;
}

function isNumbers(values: unknown): values is readonly number[] {
  return Array.isArray(values) && values.every((value) => Number.isFinite(value));
}
