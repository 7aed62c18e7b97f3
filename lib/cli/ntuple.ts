import { availableParallelism } from "node:os";
import { basename, extname } from "node:path";
import { Command } from "commander";
import { makeNtuples, type Ntuples, readAnalysis } from "../select/index.ts";
import { shownCutflows } from "../select/run/cutflows.ts";
import { count } from "./count.ts";
import { cutflowText } from "./cutflow-text.ts";
import { readCount } from "./read-count.ts";
import { duration, showSimulation } from "./simulation-progress.ts";
import { textOf } from "./text-of.ts";
import { untilSignal } from "./until-signal.ts";

interface NtupleFlags {
  readonly out?: string;
  readonly workers: number;
  readonly force: boolean;
  readonly json: boolean;
}

/** `toplab ntuple`: the events of an analysis as flat ntuples. */
export function ntupleCommand(): Command {
  return new Command("ntuple")
    .description("Select the events that a YAML file describes and write them as flat ntuples.")
    .argument("<config>", "an analysis (YAML, see docs/analysis.md)")
    .option("-o, --out <folder>", "where to write (default: CONFIG-ntuples)")
    .option(
      "--workers <number>",
      "threads, as many as there are cores",
      readCount,
      availableParallelism(),
    )
    .option("--force", "write over ntuples of another analysis", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab ntuple z-ttbar.yaml
  $ toplab ntuple z-ttbar.yaml --out ntuples --workers 8
  $ toplab hist z-ttbar.yaml --from ntuples

Writes SAMPLE.parquet for each sample, SAMPLE.SYSTEMATIC_up.parquet for each kinematic change of it, with a
row for each event that is in a region; cutflow.json; and ntuples.json, which lists it all. What is done is
kept in parts at once: after Ctrl-C or a crash the same command goes on from there, and the files come out
the same, byte by byte, on any number of threads.
Exit code: 0 if the ntuples are there, 1 if they cannot be made, 2 for a wrong command, 130 after Ctrl-C.`;

async function run(config: string, { out, workers, force, json }: NtupleFlags): Promise<void> {
  const analysis = readAnalysis(config);
  const folder = out ?? `${stemOf(config)}-ntuples`;
  const display = showSimulation("ntuple", { unit: "events", size: 1 });
  const start = performance.now();
  const ntuples = await untilSignal(
    (signal) =>
      makeNtuples(analysis, folder, {
        ...{ workers, force, signal, onProgress: display.update },
      }).finally(display.end),
    `what was done is in ${folder}, and the same command goes on from there`,
  );
  if (!ntuples) return;
  const seconds = (performance.now() - start) / 1000;
  if (json) console.log(JSON.stringify(ntuples, undefined, 2));
  else {
    const cutflows = shownCutflows(analysis, ntuples.cutflows);
    console.log(inWords({ ...ntuples, cutflows }, seconds));
  }
}

/** "z-ttbar" of "analyses/z-ttbar.yaml". */
export function stemOf(config: string): string {
  return basename(config, extname(config));
}

function inWords(
  { folder, files, samples, cutflows, notes, wereThere }: Ntuples,
  seconds: number,
): string {
  const events = files.reduce((sum, file) => sum + file.events, 0);
  const done = wereThere ? "were there already" : `in ${duration(seconds)}`;
  return [
    textOf(samples),
    ...cutflowText(cutflows),
    ...notes.map((note) => `Note: ${note}.`),
    `${folder}: ${count(files.length, "file")} with ${count(events, "event")}, ${done}`,
  ].join("\n\n");
}
