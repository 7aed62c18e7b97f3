import { isDeepStrictEqual } from "node:util";
import { DataError } from "../../../core/index.ts";
import { checkWorkspace } from "./read-workspace.ts";
import type { Measurement, ParameterSettings, Workspace } from "./workspace.ts";

/**
 * What to do with parts of the same name. `none`: there must be none. `outer`: they must be equal; measurements
 * are merged. `left outer`, `right outer`: those of that side are kept, whatever the others say.
 */
export type Join = "none" | "outer" | "left outer" | "right outer";

export interface CombineOptions {
  /** Default: `none`. */
  readonly join?: Join;
  /** Whether samples of channels of the same name are put together (not with `none`). Default: false. */
  readonly mergeChannels?: boolean;
}

interface Named {
  readonly name: string;
}

/** Two workspaces as one, as `pyhf combine` does it: modifiers of the same name share their parameter. */
export function combine(
  left: Workspace,
  right: Workspace,
  { join = "none", mergeChannels = false }: CombineOptions = {},
): Workspace {
  if (mergeChannels && join === "none") {
    throw new RangeError('Cannot merge channels with the join "none": choose an outer one');
  }
  const joined = <T extends Named>(
    kind: string,
    a: readonly T[],
    b: readonly T[],
    merge?: (kept: T, other: T) => T,
  ): T[] => {
    const items = joinItems(join, a, b, merge);
    const twice = items.find(({ name }, i) => items.findIndex((one) => one.name === name) < i);
    if (twice) refuse(kind, twice.name, join);
    return items;
  };
  const channels = mergeChannels
    ? joined("channel", left.channels, right.channels, (kept, other) => ({
        ...kept,
        samples: joinItems("left outer", kept.samples, other.samples),
      }))
    : joined("channel", left.channels, right.channels);
  return checkWorkspace({
    channels,
    measurements:
      join === "outer"
        ? mergeMeasurements(left.measurements, right.measurements)
        : joined("measurement", left.measurements, right.measurements),
    observations: joined("observation", left.observations, right.observations),
    version: left.version,
  });
}

function refuse(kind: string, name: string, join: Join): never {
  throw new DataError(
    "workspaces",
    join === "none"
      ? `both have the ${kind} "${name}"; rename one or choose another join`
      : `they have different ${kind}s "${name}"; rename one or choose the side to keep`,
  );
}

/** The primary side whole, then what the join lets in from the other. */
function joinItems<T extends Named>(
  join: Join,
  left: readonly T[],
  right: readonly T[],
  merge?: (kept: T, other: T) => T,
): T[] {
  const [primary, secondary] = join === "right outer" ? [right, left] : [left, right];
  const items = [...primary];
  for (const other of secondary) {
    const at = items.findIndex(({ name }) => name === other.name);
    if (at >= 0 && merge) items[at] = merge(items[at]!, other);
    else if (isLetIn(join, other, primary, at >= 0)) items.push(other);
  }
  return items;
}

function isLetIn<T>(join: Join, item: T, primary: readonly T[], isNamed: boolean): boolean {
  if (join === "none") return true;
  if (join === "outer") return !primary.some((one) => isDeepStrictEqual(one, item));
  return !isNamed;
}

/** Measurements of one name and one parameter of interest become one with the settings of both. */
function mergeMeasurements(
  left: readonly Measurement[],
  right: readonly Measurement[],
): Measurement[] {
  return joinItems("outer", left, right, ({ name, config }, other) => {
    if (config.poi !== other.config.poi) {
      throw new DataError(
        "workspaces",
        `the measurements "${name}" have ${config.poi} and ${other.config.poi} as parameters of interest`,
      );
    }
    const parameters = joinItems<ParameterSettings>(
      "outer",
      config.parameters,
      other.config.parameters,
    );
    const twice = parameters.find(
      (one, i) => parameters.findIndex((two) => two.name === one.name) < i,
    );
    if (twice) refuse("parameter settings", `${twice.name}" of "${name}`, "outer");
    return { name, config: { poi: config.poi, parameters } };
  });
}
