import { join } from "node:path";
import { binContents, binErrors } from "../../hist/index.ts";
import { writeWhole } from "../../io/index.ts";
import { writeWorkspace } from "../../stats/histfactory/index.ts";
import type { Analysis, SystematicSpec } from "../config/analysis.ts";
import type { AnalysisRun } from "../run/analysis-run.ts";
import { nominal } from "../run/chunk-result.ts";
import { shownCutflows } from "../run/cutflows.ts";
import { processesOf } from "../run/processes.ts";
import type { WorkspaceOptions } from "../run/workspace.ts";
import { filledVariables } from "./fill-regions.ts";

/** One histogram as it is written; the first and last numbers of a full list are below and above the axis. */
export interface WrittenHistogram {
  readonly region: string;
  readonly variable: string;
  /** "data" for the data. */
  readonly process: string;
  /** "nominal", "jetScale_up", … */
  readonly systematic: string;
  readonly label: string;
  readonly edges: readonly number[];
  readonly contents: readonly number[];
  readonly errors: readonly number[];
  readonly underflow: number;
  readonly overflow: number;
}

/** Writes histograms.json, workspace.json, yields.json and cutflow.json. The data of blind regions are not in any of them. */
export function writeHistograms(
  folder: string,
  run: AnalysisRun,
  options: WorkspaceOptions = {},
): void {
  const { title, luminosity } = run.analysis;
  const write = (name: string, value: unknown): void =>
    writeWhole(join(folder, name), `${JSON.stringify(value, undefined, 1)}\n`);
  writeWorkspace(join(folder, "workspace.json"), run.workspace(options));
  write("yields.json", { title, yields: run.yields });
  write("cutflow.json", { title, cutflows: shownCutflows(run.analysis, run.cutflows) });
  write("histograms.json", { title, luminosity, histograms: allHistograms(run) });
}

/** Every histogram of a run, blind data left out. */
export function allHistograms(run: AnalysisRun): readonly WrittenHistogram[] {
  const { analysis } = run;
  const hasData = analysis.samples.some(({ kind }) => kind === "data");
  return analysis.regions.flatMap(({ name: region, isBlind }) =>
    filledVariables(analysis).flatMap(({ name: variable }) => [
      ...(hasData && !isBlind ? [written(run, region, variable, "data", nominal)] : []),
      ...processesOf(analysis).flatMap(({ name: process, samples }) =>
        [
          nominal,
          ...changesOf(
            analysis,
            samples.map(({ name }) => name),
          ),
        ].map((systematic) => written(run, region, variable, process, systematic)),
      ),
    ]),
  );
}

function written(
  run: AnalysisRun,
  region: string,
  variable: string,
  process: string,
  systematic: string,
): WrittenHistogram {
  const h = run.histogram({ region, variable, process, systematic });
  return {
    ...{ region, variable, process, systematic, label: h.axis.label },
    edges: Array.from(h.axis.edges),
    contents: Array.from(binContents(h)),
    errors: Array.from(binErrors(h)),
    underflow: h.sumW[0]!,
    overflow: h.sumW.at(-1)!,
  };
}

/** What systematics make of some samples: "jetScale_up", "jetScale_down", … */
function changesOf({ systematics }: Analysis, samples: readonly string[]): readonly string[] {
  return systematics
    .filter(
      (one) => one.kind !== "normalisation" && one.samples.some((name) => samples.includes(name)),
    )
    .flatMap((one) => directionsOf(one).map((direction) => `${one.name}_${direction}`));
}

function directionsOf(systematic: SystematicSpec): readonly string[] {
  return systematic.kind === "weight" && !systematic.down ? ["up"] : ["up", "down"];
}
