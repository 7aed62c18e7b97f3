import { DataError } from "../../../core/index.ts";
import type { Channel, Modifier, ParameterSettings, Sample, Workspace } from "./workspace.ts";

/** Throws unless the parts of a workspace fit together: names that differ, lists of the right length, counts ≥ 0. */
export function checkConsistency(workspace: Workspace, where: string): void {
  const { channels, observations, measurements } = workspace;
  checkNames(channels, "channel", where);
  checkNames(observations, "observation", where);
  checkNames(measurements, "measurement", where);
  for (const channel of channels) checkChannel(channel, where);
  const nBins = new Map(channels.map(({ name, samples }) => [name, samples[0]!.data.length]));
  for (const { name, data } of observations) {
    const place = `the observation "${name}"`;
    checkLength(data, nBins.get(name) ?? data.length, place, where);
    const bad = data.findIndex((count) => count < 0);
    if (bad >= 0) {
      throw new DataError(
        where,
        `${place} has ${data[bad]} events in bin ${bad}; 0 or more are wanted`,
      );
    }
  }
  for (const { name, config } of measurements) {
    for (const parameter of config.parameters) {
      checkSettings(parameter, `the measurement "${name}"`, where);
    }
  }
}

function checkNames(
  items: readonly { readonly name: string }[],
  kind: string,
  where: string,
): void {
  const seen = new Set<string>();
  for (const { name } of items) {
    if (seen.has(name)) {
      throw new DataError(where, `two ${kind}s are called "${name}"; each needs a name of its own`);
    }
    seen.add(name);
  }
}

function checkChannel({ name, samples }: Channel, where: string): void {
  const place = `channel "${name}"`;
  checkNames(samples, "sample", `${where}, ${place}`);
  const nBins = samples[0]!.data.length;
  for (const sample of samples) {
    const here = `${place}, sample "${sample.name}"`;
    checkLength(sample.data, nBins, here, where);
    checkModifiers(sample, here, where);
  }
}

function checkModifiers({ data, modifiers }: Sample, here: string, where: string): void {
  const seen = new Set<string>();
  for (const modifier of modifiers) {
    const key = `${modifier.type} "${modifier.name}"`;
    if (seen.has(key)) throw new DataError(where, `${here} has the ${key} twice; keep one of them`);
    seen.add(key);
    for (const list of listsOf(modifier)) checkLength(list, data.length, `${here}, ${key}`, where);
  }
}

function listsOf(modifier: Modifier): (readonly number[])[] {
  switch (modifier.type) {
    case "histosys":
      return [modifier.data.lo_data, modifier.data.hi_data];
    case "shapesys":
    case "staterror":
      return [modifier.data];
    default:
      return [];
  }
}

function checkLength(list: readonly number[], nBins: number, place: string, where: string): void {
  if (list.length === nBins) return;
  throw new DataError(where, `${place} has ${list.length} bins; ${nBins} are wanted`);
}

function checkSettings(
  { name, bounds = [], sigmas = [], factors = [] }: ParameterSettings,
  place: string,
  where: string,
): void {
  for (const [low, high] of bounds) {
    if (low < high) continue;
    throw new DataError(
      where,
      `${place} bounds ${name} by ${low} and ${high}; the first must be the lower one`,
    );
  }
  const width = [...sigmas, ...factors].find((value) => !(value > 0));
  if (width === undefined) return;
  throw new DataError(
    where,
    `${place} has a sigma or factor ${width} for ${name}; it must be above 0`,
  );
}
