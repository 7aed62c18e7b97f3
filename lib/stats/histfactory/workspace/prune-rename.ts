import { DataError } from "../../../core/index.ts";
import { checkWorkspace } from "./read-workspace.ts";
import type { Modifier, ModifierType, Sample, Workspace } from "./workspace.ts";

/** What to take out of a workspace, by name. */
export interface Pruned {
  readonly channels?: readonly string[];
  readonly samples?: readonly string[];
  readonly modifiers?: readonly string[];
  readonly modifierTypes?: readonly ModifierType[];
  readonly measurements?: readonly string[];
}

/** New names by old ones. */
export interface Renamed {
  readonly channels?: Readonly<Record<string, string>>;
  readonly samples?: Readonly<Record<string, string>>;
  readonly modifiers?: Readonly<Record<string, string>>;
  readonly measurements?: Readonly<Record<string, string>>;
}

/** The workspace without some of its parts; a channel takes its observation along, a modifier its settings. */
export function prune(workspace: Workspace, pruned: Pruned): Workspace {
  const { channels = [], samples = [], modifiers = [], modifierTypes = [] } = pruned;
  const { measurements = [] } = pruned;
  checkKnown(workspace, { channels, samples, modifiers, measurements });
  const types = new Set(allModifiers(workspace).map(({ type }) => type));
  for (const type of modifierTypes) if (!types.has(type)) refuse(type, "modifier type", [...types]);
  const keep = (modifier: Modifier): boolean =>
    !modifiers.includes(modifier.name) && !modifierTypes.includes(modifier.type);
  const without = (sample: Sample): Sample => ({
    ...sample,
    modifiers: sample.modifiers.filter(keep),
  });
  return checkWorkspace({
    channels: workspace.channels
      .filter(({ name }) => !channels.includes(name))
      .map((channel) => ({
        ...channel,
        samples: channel.samples.filter(({ name }) => !samples.includes(name)).map(without),
      })),
    measurements: workspace.measurements
      .filter(({ name }) => !measurements.includes(name))
      .map(({ name, config }) => ({
        name,
        config: {
          ...config,
          parameters: config.parameters.filter((one) => !modifiers.includes(one.name)),
        },
      })),
    observations: workspace.observations.filter(({ name }) => !channels.includes(name)),
    version: workspace.version,
  });
}

/** The workspace with new names; the settings of a parameter and the parameter of interest follow theirs. */
export function rename(workspace: Workspace, renamed: Renamed): Workspace {
  const { channels = {}, samples = {}, modifiers = {}, measurements = {} } = renamed;
  checkKnown(workspace, {
    ...{ channels: Object.keys(channels), samples: Object.keys(samples) },
    ...{ modifiers: Object.keys(modifiers), measurements: Object.keys(measurements) },
  });
  const named = <T extends { readonly name: string }>(
    item: T,
    names: Record<string, string>,
  ): T => ({
    ...item,
    name: names[item.name] ?? item.name,
  });
  return checkWorkspace({
    channels: workspace.channels.map((channel) => ({
      ...named(channel, channels),
      samples: channel.samples.map((sample) => ({
        ...named(sample, samples),
        modifiers: sample.modifiers.map((modifier) => named(modifier, modifiers)),
      })),
    })),
    measurements: workspace.measurements.map((measurement) => ({
      ...named(measurement, measurements),
      config: {
        poi: modifiers[measurement.config.poi] ?? measurement.config.poi,
        parameters: measurement.config.parameters.map((one) => named(one, modifiers)),
      },
    })),
    observations: workspace.observations.map((observation) => named(observation, channels)),
    version: workspace.version,
  });
}

function allModifiers({ channels }: Workspace): Modifier[] {
  return channels.flatMap(({ samples }) => samples.flatMap(({ modifiers }) => modifiers));
}

function checkKnown(
  workspace: Workspace,
  wanted: Readonly<
    Record<"channels" | "samples" | "modifiers" | "measurements", readonly string[]>
  >,
): void {
  const { channels, measurements } = workspace;
  const known = {
    channels: channels.map(({ name }) => name),
    samples: channels.flatMap(({ samples }) => samples.map(({ name }) => name)),
    modifiers: allModifiers(workspace).map(({ name }) => name),
    measurements: measurements.map(({ name }) => name),
  };
  for (const kind of ["channels", "samples", "modifiers", "measurements"] as const) {
    for (const name of wanted[kind]) {
      if (!known[kind].includes(name)) refuse(name, kind.slice(0, -1), [...new Set(known[kind])]);
    }
  }
}

function refuse(name: string, kind: string, known: readonly string[]): never {
  const some = known.slice(0, 8).join(", ");
  const more = known.length > 8 ? ` and ${known.length - 8} others` : "";
  throw new DataError("workspace", `it has no ${kind} "${name}"; it has ${some}${more}`);
}
