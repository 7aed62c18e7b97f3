import { basename, dirname } from "node:path";
import { type Displayable, mimeBundle, table } from "../../core/index.ts";
import { readText } from "../../io/index.ts";
import type { Analysis, AnalysisSource, EventTables, Written } from "./analysis.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchema } from "./check-schema.ts";
import type { AnalysisConfig, Text } from "./config.ts";
import { readObjects } from "./read-objects.ts";
import { readRegions, readVariables } from "./read-regions.ts";
import { readSamples } from "./read-samples.ts";
import { readPileUp, readSystematics } from "./read-systematics.ts";
import { allOf, named, readCuts, written as writtenAt } from "./written.ts";
import { parseYaml } from "./yaml-text.ts";

export interface ReadAnalysisOptions {
  /** What names of files are relative to. Default: the folder of the file; for a text the current one. */
  readonly folder?: string;
  /** What messages call it. Default: the name of the file. */
  readonly name?: string;
  /** Events in memory: a sample whose `files` are one of these names has them. */
  readonly tables?: EventTables;
}

/**
 * An analysis from a YAML file, or from its text if there is more than one line of it, or from the same keys as an
 * object. What is wrong with it is told in a sentence with the line: "z.yaml:12: …". The files of events are not
 * looked at yet.
 */
export function readAnalysis(
  written: string | AnalysisConfig,
  options: ReadAnalysisOptions = {},
): Analysis & Displayable {
  const textOrPath = typeof written === "string" ? written : JSON.stringify(written, undefined, 2); // is YAML too
  const isText = textOrPath.includes("\n");
  const text = isText ? textOrPath : readText(textOrPath);
  const {
    name = isText ? "analysis" : basename(textOrPath),
    folder = isText ? "." : dirname(textOrPath),
  } = options;
  const { value, lineOf } = parseYaml(text, name);
  const { tables } = options;
  const source: AnalysisSource = { text, name, folder, lineOf, ...(tables && { tables }) };
  checkSchema(value, source);
  const analysis = analysisOf(value as AnalysisConfig, source); // as the schema says
  checkReferences(analysis);
  return { ...analysis, [mimeBundle]: () => overview(analysis) };
}

function analysisOf(config: AnalysisConfig, source: AnalysisSource): Analysis {
  const { title = source.name, luminosity, overlapRemoval = true, measurement = {} } = config;
  const { strengths = {}, name = "measurement" } = measurement;
  const free = Object.entries(strengths).map(([key, of]) => ({
    name: key,
    processes: [of].flat(),
  }));
  const columns = config.outputs?.columns;
  return {
    title,
    luminosity,
    samples: readSamples(config, source),
    triggers: readTrigger(config.trigger ?? []),
    cleaning: named(config.cleaning, ["cleaning"]),
    pileUp: readPileUp(config.pileUp, source),
    objects: readObjects(config.objects, source),
    overlapRemoval: overlapRemoval === true ? {} : overlapRemoval || undefined,
    definitions: named(config.definitions, ["definitions"]),
    preselection: readCuts(config.preselection ?? [], ["preselection"]),
    regions: readRegions(config),
    variables: readVariables(config.variables, source),
    weights: named(config.weights, ["weights"]),
    systematics: readSystematics(config, source),
    measurement: { name, strengths: free, poi: measurement.poi ?? free[0]?.name ?? "" },
    columns: columns?.map((text, i) => ({ name: text, text, at: ["outputs", "columns", i] })),
    source,
  };
}

function readTrigger(trigger: Text | readonly Text[]): readonly Written[] {
  if (typeof trigger !== "object") return [writtenAt(trigger, ["trigger"])];
  return trigger.map((one, i) => writtenAt(one, ["trigger", i]));
}

function overview(analysis: Analysis): ReturnType<typeof table> {
  const { title, samples, regions, systematics } = analysis;
  const list = (names: readonly { readonly name: string }[]): string =>
    names.map(({ name }) => name).join(", ") || "none";
  return table({
    title,
    header: ["", ""],
    rows: [
      ["samples", list(samples)],
      ["regions", list(regions)],
      ["systematics", list(systematics)],
      ["expressions", `${allOf(analysis).length}`],
    ],
  });
}
