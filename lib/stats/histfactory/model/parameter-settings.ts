import { DataError } from "../../../core/index.ts";
import type { Measurement, ParameterSettings } from "../workspace/workspace.ts";
import type { ParameterSet } from "./parameter-set.ts";

/** The sets with what the measurement says in place of the defaults. */
export function configuredSets(
  sets: readonly ParameterSet[],
  { name, config }: Measurement,
): ParameterSet[] {
  const where = `measurement "${name}"`;
  const settings = settingsByName(config.parameters, where);
  return sets.map((set) => configured(set, settings.get(set.name), where));
}

function settingsByName(
  parameters: readonly ParameterSettings[],
  where: string,
): Map<string, ParameterSettings> {
  const settings = new Map<string, ParameterSettings>();
  for (const parameter of parameters) {
    if (settings.has(parameter.name)) {
      throw new DataError(where, `has the settings of ${parameter.name} twice; keep one of them`);
    }
    settings.set(parameter.name, parameter);
  }
  return settings;
}

function configured(
  set: ParameterSet,
  settings: ParameterSettings | undefined,
  where: string,
): ParameterSet {
  if (set.types[0] === "lumi") return luminosity(set, settings, where);
  if (!settings) return set;
  checkSettings(set, settings, where);
  const { inits, bounds, auxdata, factors, sigmas, fixed } = settings;
  return {
    ...set,
    inits: inits ?? set.inits,
    bounds: bounds ?? set.bounds,
    auxdata: auxdata ?? set.auxdata,
    widths: factors ?? sigmas ?? set.widths,
    fixed: fixed === undefined ? set.fixed : set.fixed.map(() => fixed),
  };
}

function checkSettings(
  { name, types, inits: { length }, constraint }: ParameterSet,
  { inits, bounds, auxdata, factors, sigmas }: ParameterSettings,
  where: string,
): void {
  for (const [key, values] of Object.entries({ inits, bounds, auxdata, factors, sigmas })) {
    if (!values || values.length === length) continue;
    throw new DataError(where, `has ${values.length} ${key} for ${name}; ${length} are wanted`);
  }
  const refuse = (key: string): never => {
    throw new DataError(where, `has ${key} for ${name}, a ${types[0]}, which has none`);
  };
  if (factors && constraint !== "poisson") refuse("factors");
  if (sigmas && types[0] !== "staterror") refuse("sigmas");
  if (auxdata && constraint === "none") refuse("auxdata");
}

function luminosity(
  set: ParameterSet,
  settings: ParameterSettings | undefined,
  where: string,
): ParameterSet {
  const [auxiliary] = settings?.auxdata ?? [];
  const [sigma] = settings?.sigmas ?? [];
  if (auxiliary === undefined || sigma === undefined) {
    throw new DataError(where, `lacks auxdata or sigmas of ${set.name}; a lumi has no defaults`);
  }
  const { inits, bounds, fixed = false } = settings!;
  return {
    ...set,
    ...{ auxdata: [auxiliary], widths: [sigma], fixed: [fixed] },
    inits: inits?.slice(0, 1) ?? [auxiliary],
    bounds: bounds?.slice(0, 1) ?? [[0, 10 * auxiliary]],
  };
}
