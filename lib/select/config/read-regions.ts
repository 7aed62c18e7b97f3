import { type Axis, edges, regular } from "../../hist/index.ts";
import type { AnalysisSource, RegionSpec, VariableSpec } from "./analysis.ts";
import type { AnalysisConfig, BinningConfig } from "./config.ts";
import { at, problemAt } from "./problem.ts";
import { readCuts } from "./written.ts";
import type { Path } from "./yaml-text.ts";

export function readRegions({ regions }: AnalysisConfig): readonly RegionSpec[] {
  return Object.entries(regions).map(
    ([name, { kind = "signal", cuts, fit = "count", blind = false }]) => ({
      ...{ name, kind, fit, isBlind: blind },
      cuts: readCuts(cuts, ["regions", name, "cuts"]),
    }),
  );
}

export function readVariables(
  variables: AnalysisConfig["variables"],
  source: AnalysisSource,
): readonly VariableSpec[] {
  return Object.entries(variables ?? {}).map(([name, config]) => {
    const path = ["variables", name];
    return {
      name,
      text: `${config.of}`,
      at: [...path, "of"],
      axis: readAxis(config, config.label, path, source),
    };
  });
}

/** Equal bins (bins, from, to), or the edges. */
export function readAxis(
  { bins, from, to, edges: list }: BinningConfig,
  label: string | undefined,
  path: Path,
  source: AnalysisSource,
): Axis {
  const options = label === undefined ? {} : { label };
  const equal = [bins, from, to].filter((value) => value !== undefined);
  if (list && equal.length === 0) return at(source, [...path, "edges"], () => edges(list, options));
  if (bins !== undefined && from !== undefined && to !== undefined && !list) {
    return at(source, [...path, "bins"], () => regular(bins, from, to, options));
  }
  throw problemAt(source, path, "wants either bins, from and to, or edges");
}
