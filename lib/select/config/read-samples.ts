import type { AnalysisSource, SampleSpec } from "./analysis.ts";
import type { AnalysisConfig, SampleConfig } from "./config.ts";
import { problemAt } from "./problem.ts";
import { maybeWritten, named } from "./written.ts";
import type { Path } from "./yaml-text.ts";

/** The samples in their order, with defaults filled in. */
export function readSamples(
  { samples }: AnalysisConfig,
  source: AnalysisSource,
): readonly SampleSpec[] {
  return Object.entries(samples).map(([name, config]) => readSample(name, config, source));
}

function readSample(name: string, config: SampleConfig, source: AnalysisSource): SampleSpec {
  const at: Path = ["samples", name];
  const { kind = "simulation", tree, where, weight } = config;
  if (kind !== "simulation") checkPlain(config, at, source);
  return {
    ...{ name, kind, tree },
    process: config.process ?? name,
    files: [config.files].flat(),
    crossSection: oneOf(
      config.crossSection ?? "generated",
      ["generated", "published"],
      [...at, "crossSection"],
      source,
    ),
    kFactor: config.kFactor ?? 1,
    sumOfWeights: oneOf(
      config.sumOfWeights ?? "file",
      ["file", "events"],
      [...at, "sumOfWeights"],
      source,
    ),
    duplicates: config.duplicates ?? (kind === "simulation" ? "allow" : "refuse"),
    where: maybeWritten(where, [...at, "where"]),
    weight: maybeWritten(weight, [...at, "weight"]),
    definitions: named(config.definitions, [...at, "definitions"]),
  };
}

/** Data are not normalised to a cross-section, and count as they are. */
function checkPlain(config: SampleConfig, at: Path, source: AnalysisSource): void {
  const keys = [
    "crossSection",
    "kFactor",
    "sumOfWeights",
    ...(config.kind === "data" ? ["weight"] : []),
  ];
  const told = keys.find((key) => Object.hasOwn(config, key));
  if (!told) return;
  throw problemAt(
    source,
    [...at, told],
    `means nothing for ${config.kind === "data" ? "data" : "an estimate from data"}: leave it out`,
  );
}

/** A number, or one of some words. */
function oneOf<Word extends string>(
  value: number | string,
  words: readonly Word[],
  path: Path,
  source: AnalysisSource,
): number | Word {
  if (typeof value === "number" && value > 0) return value;
  const word = words.find((one) => one === value);
  if (word) return word;
  throw problemAt(
    source,
    path,
    `is ${value}; a number above 0, or ${words.join(" or ")}, is wanted`,
  );
}
