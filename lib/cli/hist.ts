import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import {
  type Analysis,
  type AnalysisRun,
  readAnalysis,
  runAnalysis,
  runNtuples,
  writeHistograms,
} from "../select/index.ts";
import { stemOf } from "./ntuple.ts";
import { readCount } from "./read-count.ts";
import { duration, showSimulation } from "./simulation-progress.ts";
import { textOf } from "./text-of.ts";
import { untilSignal } from "./until-signal.ts";

interface HistFlags {
  readonly out?: string;
  readonly from?: string;
  readonly asimov: boolean;
  readonly workers: number;
  readonly force: boolean;
  readonly json: boolean;
}

/** `toplab hist`: the histograms of an analysis, and its HistFactory workspace. */
export function histCommand(): Command {
  return new Command("hist")
    .description("Fill the histograms that a YAML file describes and make a workspace of them.")
    .argument("<config>", "an analysis (YAML, see docs/analysis.md)")
    .option("-o, --out <folder>", "where to write (default: CONFIG-histograms)")
    .option("--from <folder>", "take the events of toplab ntuple instead of selecting them anew")
    .option("--asimov", "put what is expected in the place of the data", false)
    .option(
      "--workers <number>",
      "threads, as many as there are cores",
      readCount,
      availableParallelism(),
    )
    .option("--force", "write over histograms that are there", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab hist z-ttbar.yaml
  $ toplab hist z-ttbar.yaml --from z-ttbar-ntuples --asimov --out expected
  $ toplab fit z-ttbar-histograms/workspace.json --minos

Writes histograms.json (each region, variable, process and systematic), workspace.json (pyhf's format,
signal and control regions), yields.json and cutflow.json. The numbers do not depend on the number of threads,
nor on whether they come from ntuples. In blind regions the workspace has what is expected as data, and
nothing that is written tells the data.
Exit code: 0 if all is written, 1 if it cannot be, 2 for a wrong command, 130 after Ctrl-C.`;

async function run(config: string, flags: HistFlags): Promise<void> {
  const { out = `${stemOf(config)}-histograms`, from, asimov, force, json } = flags;
  const analysis = readAnalysis(config);
  if (existsSync(join(out, "histograms.json")) && !force) {
    throw new Error(
      `Cannot write to ${out}: there are histograms already, add --force to replace them`,
    );
  }
  const start = performance.now();
  const found =
    from === undefined ? await selected(analysis, flags, out) : await runNtuples(analysis, from);
  if (!found) return;
  writeHistograms(out, found, { asimov });
  const seconds = (performance.now() - start) / 1000;
  if (json)
    console.log(
      JSON.stringify({ folder: out, yields: found.yields, notes: found.notes }, undefined, 2),
    );
  else console.log(inWords(out, found, seconds));
}

function selected(
  analysis: Analysis,
  { workers }: HistFlags,
  out: string,
): Promise<AnalysisRun | undefined> {
  const display = showSimulation("hist", { unit: "events", size: 1 });
  return untilSignal(
    (signal) =>
      runAnalysis(analysis, { workers, signal, onProgress: display.update }).finally(display.end),
    `nothing was written to ${out}`,
  );
}

function inWords(out: string, { samples, yields, notes }: AnalysisRun, seconds: number): string {
  return [
    textOf(samples),
    textOf(yields),
    ...notes.map((note) => `Note: ${note}.`),
    `${out}: histograms.json, workspace.json, yields.json, cutflow.json in ${duration(seconds)}`,
  ].join("\n\n");
}
