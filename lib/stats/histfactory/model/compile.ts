import { DataError } from "../../../core/index.ts";
import { byCodePoint } from "../workspace/by-code-point.ts";
import type { Channel, Measurement, Workspace } from "../workspace/workspace.ts";
import type { Constraint, HistFactoryModel, ModelChannel, ModelParameter } from "./model.ts";
import type { Interpolation } from "./model-arrays.ts";
import { modelArrays } from "./model-blocks.ts";
import type { ParameterSet, PlacedModifier } from "./parameter-set.ts";
import { parameterSets } from "./parameter-sets.ts";

export interface CompileOptions {
  /** Name of the measurement. Default: the first one. */
  readonly measurement?: string;
  /** Parameter of interest; "" for none. Default: that of the measurement. */
  readonly poi?: string;
  /** Default: pyhf's, code 4 for factors and code 4p for templates. */
  readonly interpolation?: Partial<Interpolation>;
}

/** The model of one measurement of a workspace. */
export function compile(
  workspace: Workspace,
  { measurement: wanted, poi, interpolation = {} }: CompileOptions = {},
): HistFactoryModel {
  const measurement = measurementOf(workspace, wanted);
  const channels = workspace.channels.toSorted((a, b) => byCodePoint(a.name, b.name));
  const placed = placedModifiers(channels);
  const sets = parameterSets(placed, measurement);
  if (sets.length === 0) {
    throw new DataError(workspaceName, "has no modifiers, so there is no parameter to fit");
  }
  const parameters = componentsOf(sets);
  const interest = poi ?? measurement.config.poi;
  const problem = problemOfInterest(interest, sets);
  if (problem && poi !== undefined) throw new RangeError(`Cannot ${problem}`);
  if (problem) throw new DataError(workspaceName, `cannot ${problem}`);
  const regions = regionsOf(channels);
  const samples = [...new Set(channels.flatMap((c) => c.samples.map(({ name }) => name)))];
  samples.sort(byCodePoint);
  return {
    name: measurement.name,
    ...(interest !== "" && { poi: interest }),
    parameters,
    channels: regions,
    samples,
    data: {
      main: Float64Array.from(channels.flatMap((channel) => observed(workspace, channel))),
      auxiliary: Float64Array.from(
        sets.flatMap((set) => (set.constraint === "none" ? [] : set.auxdata)),
      ),
    },
    arrays: modelArrays({
      ...{ channels, regions, samples, placed, sets, parameters },
      interpolation: { normsys: "code4", histosys: "code4p", ...interpolation },
    }),
  };
}

const workspaceName = "workspace";

function measurementOf({ measurements }: Workspace, wanted: string | undefined): Measurement {
  const found =
    wanted === undefined ? measurements[0] : measurements.find(({ name }) => name === wanted);
  if (found) return found;
  const names = measurements.map(({ name }) => `"${name}"`).join(", ");
  throw new RangeError(
    `Cannot measure "${wanted}": the measurements of this workspace are ${names}`,
  );
}

function placedModifiers(channels: readonly Channel[]): PlacedModifier[] {
  const sorted = <T extends { readonly name: string }>(items: readonly T[]): T[] =>
    items.toSorted((a, b) => byCodePoint(a.name, b.name));
  return channels.flatMap((channel) =>
    sorted(channel.samples).flatMap((sample) =>
      sorted(sample.modifiers).map((modifier) => ({ channel, sample, modifier })),
    ),
  );
}

function componentsOf(sets: readonly ParameterSet[]): ModelParameter[] {
  let position = 0;
  const constraintOf = (set: ParameterSet, i: number): Constraint | undefined => {
    const width = set.widths[i]!;
    if (set.constraint === "normal") return { kind: "normal", sigma: width, position: position++ };
    if (set.constraint === "poisson")
      return { kind: "poisson", factor: width, position: position++ };
    return undefined;
  };
  return sets.flatMap((set) =>
    set.inits.map((init, i) => {
      const constraint = constraintOf(set, i);
      return {
        name: set.isScalar ? set.name : `${set.name}[${i}]`,
        set: set.name,
        init,
        bounds: set.bounds[i]!,
        isFixed: set.fixed[i]!,
        ...(constraint && { constraint }),
      };
    }),
  );
}

/** Why it can be no parameter of interest, if there is a reason. */
function problemOfInterest(poi: string, sets: readonly ParameterSet[]): string | undefined {
  const set = sets.find(({ name }) => name === poi);
  if (poi === "" || set?.inits.length === 1) return undefined;
  const known = sets.filter(({ constraint, isScalar }) => isScalar && constraint === "none");
  const names = known.map(({ name }) => name).join(", ");
  const free = names === "" ? "" : `; without a constraint there are ${names}`;
  const why = set ? `it has ${set.inits.length} components` : `no modifier has this name${free}`;
  return `take ${poi} as the parameter of interest: ${why}`;
}

function regionsOf(channels: readonly Channel[]): ModelChannel[] {
  let offset = 0;
  return channels.map(({ name, samples }) => {
    const nBins = samples[0]!.data.length;
    offset += nBins;
    return { name, offset: offset - nBins, nBins };
  });
}

function observed({ observations }: Workspace, { name, samples }: Channel): readonly number[] {
  const found = observations.find((observation) => observation.name === name);
  const nBins = samples[0]!.data.length;
  if (found?.data.length === nBins) return found.data;
  throw new DataError(
    `observation of channel "${name}"`,
    `${found ? `has ${found.data.length} bins` : "is missing"}; ${nBins} bins are wanted`,
  );
}
