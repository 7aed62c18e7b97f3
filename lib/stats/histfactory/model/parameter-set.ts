import type { Channel, Modifier, ModifierType, Sample } from "../workspace/workspace.ts";

/** The parameters of one name, with pyhf's defaults or what the measurement says. */
export interface ParameterSet {
  readonly name: string;
  readonly types: readonly ModifierType[];
  /** Whether its parameter is called by its name alone. */
  readonly isScalar: boolean;
  readonly inits: readonly number[];
  readonly bounds: readonly (readonly [number, number])[];
  readonly fixed: readonly boolean[];
  readonly constraint: "normal" | "poisson" | "none";
  readonly auxdata: readonly number[];
  /** Standard deviations of Gaussian auxiliary data, expected counts of Poisson ones. */
  readonly widths: readonly number[];
}

/** A modifier with its place, in pyhf's order: channels by name, samples by name, modifiers by name. */
export interface PlacedModifier {
  readonly channel: Channel;
  readonly sample: Sample;
  readonly modifier: Modifier;
}
