import type { Analysis, AnalysisSource, PileUpSpec, SystematicSpec } from "./analysis.ts";
import type { AnalysisConfig, SystematicConfig } from "./config.ts";
import { problemAt } from "./problem.ts";
import { readAxis } from "./read-regions.ts";
import { maybeWritten, written } from "./written.ts";
import type { Path } from "./yaml-text.ts";

/** The systematics that are on. */
export function readSystematics(
  config: AnalysisConfig,
  source: AnalysisSource,
): readonly SystematicSpec[] {
  return Object.entries(config.systematics ?? {}).flatMap(([name, systematic]) => {
    const read = readSystematic(name, systematic, config, source);
    return systematic.on === false ? [] : [read];
  });
}

const kinds = ["normalisation", "weight", "change", "pileUp"] as const;

function readSystematic(
  name: string,
  config: SystematicConfig,
  { samples }: AnalysisConfig,
  source: AnalysisSource,
): SystematicSpec {
  const at: Path = ["systematics", name];
  const told = kinds.filter((kind) => config[kind] !== undefined);
  if (told.length !== 1) {
    const had = told.length === 0 ? "none of them" : told.join(" and ");
    throw problemAt(source, at, `wants one of ${kinds.join(", ")}, and has ${had}`);
  }
  const common = { name, at, samples: samplesOf(config, samples, at, source) };
  const { normalisation, weight, change, by, pileUp } = config;
  if (by !== undefined && change === undefined) {
    throw problemAt(source, [...at, "by"], "means nothing without change");
  }
  if (normalisation !== undefined) return { ...common, kind: "normalisation", size: normalisation };
  if (pileUp !== undefined) return { ...common, kind: "pile-up", by: pileUp };
  if (weight) {
    const { up, down, replaces } = weight;
    return {
      ...{ ...common, kind: "weight", replaces },
      up: written(up, [...at, "weight", "up"]),
      down: maybeWritten(down, [...at, "weight", "down"]),
    };
  }
  if (by === undefined) throw problemAt(source, at, `has no "by": say by how much, as by: 0.02`);
  return {
    ...common,
    kind: "kinematic",
    change: change!,
    by: { text: `${by}`, at: [...at, "by"] },
  };
}

/** Names of samples; a process stands for all of its samples, and all simulated ones are meant without any. */
function samplesOf(
  { samples: told }: SystematicConfig,
  samples: AnalysisConfig["samples"],
  at: Path,
  source: AnalysisSource,
): readonly string[] {
  const all = Object.entries(samples).filter(([, { kind }]) => kind !== "data");
  if (told === undefined) {
    return all.filter(([, { kind }]) => kind !== "estimate").map(([name]) => name);
  }
  return [told].flat().flatMap((wanted) => {
    const found = all.filter(([name, { process = name }]) => name === wanted || process === wanted);
    if (found.length > 0) return found.map(([name]) => name);
    const names = all.map(([name]) => name).join(", ");
    throw problemAt(
      source,
      [...at, "samples"],
      `names ${wanted}, which is no sample that it could apply to: there are ${names}`,
    );
  });
}

export function readPileUp(
  pileUp: AnalysisConfig["pileUp"],
  source: AnalysisSource,
): PileUpSpec | undefined {
  if (!pileUp) return undefined;
  const axis = readAxis(pileUp, undefined, ["pileUp"], source);
  for (const key of ["data", "simulation"] as const) {
    const { [key]: counts } = pileUp;
    if (!counts) continue;
    const bins = axis.edges.length - 1;
    if (counts.length !== bins || !counts.some((count) => count > 0)) {
      throw problemAt(
        source,
        ["pileUp", key],
        `has ${counts.length} numbers; ${bins} are wanted, one above 0`,
      );
    }
  }
  return {
    variable: written(pileUp.variable, ["pileUp", "variable"]),
    axis,
    data: pileUp.data,
    simulation: pileUp.simulation,
  };
}

/** Whether an analysis compares the pile-up of data and simulation. */
export function countsPileUp({ pileUp, samples }: Analysis): boolean {
  return (
    pileUp !== undefined &&
    (pileUp.data !== undefined || samples.some(({ kind }) => kind === "data"))
  );
}
