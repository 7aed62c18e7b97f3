import { DataError } from "../../../core/index.ts";
import { byCodePoint } from "../workspace/by-code-point.ts";
import type { Measurement, ModifierType } from "../workspace/workspace.ts";
import { shapeUncertainties, statUncertainties } from "./bin-uncertainties.ts";
import type { ParameterSet, PlacedModifier } from "./parameter-set.ts";
import { configuredSets } from "./parameter-settings.ts";

const typeOrder = [
  "histosys",
  "lumi",
  "normfactor",
  "normsys",
  "shapefactor",
  "shapesys",
  "staterror",
] as const;

/** All parameter sets in pyhf's order: by type of modifier, then by first appearance. */
export function parameterSets(
  placed: readonly PlacedModifier[],
  measurement: Measurement,
): ParameterSet[] {
  const sets = new Map<string, ParameterSet>();
  for (const type of typeOrder) {
    const group = groupByName(placed.filter(({ modifier }) => modifier.type === type));
    const names = type === "staterror" ? [...group.keys()].sort(byCodePoint) : [...group.keys()];
    for (const name of names) {
      const known = sets.get(name);
      if (!known) {
        sets.set(name, defaultSet(type, name, group.get(name)!));
      } else if (type === "normsys" && known.types[0] === "histosys") {
        sets.set(name, { ...known, types: ["histosys", "normsys"] });
      } else {
        throw new DataError(
          name,
          `one name is used for a ${known.types[0]} and a ${type}; give each a name of its own`,
        );
      }
    }
  }
  return configuredSets([...sets.values()], measurement);
}

function groupByName(placed: readonly PlacedModifier[]): Map<string, PlacedModifier[]> {
  const groups = new Map<string, PlacedModifier[]>();
  for (const one of placed) {
    const group = groups.get(one.modifier.name);
    if (group) group.push(one);
    else groups.set(one.modifier.name, [one]);
  }
  return groups;
}

function defaultSet(
  type: ModifierType,
  name: string,
  placed: readonly PlacedModifier[],
): ParameterSet {
  const scalar = { name, types: [type], isScalar: true, fixed: [false] };
  switch (type) {
    case "histosys":
    case "normsys":
      return {
        ...{ ...scalar, inits: [0], bounds: [[-5, 5]] },
        ...{ constraint: "normal", auxdata: [0], widths: [1] },
      };
    case "lumi": // the measurement has the numbers
      return { ...scalar, inits: [], bounds: [], constraint: "normal", auxdata: [], widths: [] };
    case "normfactor":
      return {
        ...{ ...scalar, inits: [1], bounds: [[0, 10]] },
        ...{ constraint: "none", auxdata: [], widths: [] },
      };
    case "shapefactor": {
      const n = placed[0]!.sample.data.length;
      return {
        ...binned(name, type, new Array(n).fill(false), 0),
        ...{ constraint: "none", auxdata: [], widths: [] },
      };
    }
    case "shapesys": {
      const { factors, fixed } = shapeUncertainties(name, placed);
      const constraint = "poisson" as const;
      return { ...binned(name, type, fixed), constraint, auxdata: factors, widths: factors };
    }
    case "staterror": {
      const { sigmas, fixed } = statUncertainties(name, placed);
      const set = binned(name, type, fixed);
      return { ...set, constraint: "normal", auxdata: set.inits, widths: sigmas };
    }
  }
}

function binned(
  name: string,
  type: ModifierType,
  fixed: readonly boolean[],
  lowest = 1e-10,
): Pick<ParameterSet, "name" | "types" | "isScalar" | "inits" | "bounds" | "fixed"> {
  const inits = fixed.map(() => 1);
  const bounds = fixed.map((): readonly [number, number] => [lowest, 10]);
  return { name, types: [type], isScalar: false, inits, bounds, fixed };
}
