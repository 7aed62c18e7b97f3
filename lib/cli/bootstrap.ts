import { existsSync, rmSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import {
  bootstrapFit,
  checkFitsName,
  type FitReplicas,
  fitSummary,
  writeFits,
} from "../stats/bootstrap/index.ts";
import {
  addReplicaOptions,
  type ReplicaFlags,
  readProblem,
  replicaHelp,
} from "./bootstrap-options.ts";
import { runInWords } from "./bootstrap-words.ts";
import { readCount } from "./read-count.ts";
import { showSimulation } from "./simulation-progress.ts";
import { untilSignal } from "./until-signal.ts";
import { usage } from "./usage.ts";

interface BootstrapFlags extends ReplicaFlags {
  readonly out?: string;
  readonly level: number;
  readonly workers?: number;
  readonly force: boolean;
  readonly json: boolean;
}

/** `toplab bootstrap`: fits of a workspace to replicas of its data. */
export function bootstrapCommand(): Command {
  const command = new Command("bootstrap")
    .description(
      "Fit a workspace to replicas of its data: how far could the result have come out elsewhere?",
    )
    .argument("<workspace>", "a pyhf workspace (JSON)");
  return addReplicaOptions(command)
    .option("-o, --out <file>", "write the fits to FILE.parquet, FILE.csv or FILE.json")
    .option("--level <number>", "probability of the intervals", readLevel, 0.682689492137086)
    .option("--workers <number>", "threads (default: as many as there are cores)", readCount)
    .option("--force", "write over a file that is there", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `${replicaHelp}

Examples:
  $ toplab bootstrap tchannel.json -n 10000 --seed 7 -o replicas.parquet
  $ toplab bootstrap tchannel.json --kind events --events data.csv -o replicas.csv
  $ toplab bootstrap tchannel.json --kind bins --parameter mu_t --errors --level 0.95 --json

Replica k depends on the workspace, the kind, the seed and k alone, not on the number of threads.
With --out each fit is noted in FILE.journal at once: after Ctrl-C or a crash the same command goes
on from there, and the file comes out the same. Fits that fail are counted, told, and left in the
file. See toplab submit for the same work on a cluster.
Exit code: 0 if all replicas are fitted, 1 if they cannot be or none converges, 2 for a wrong
command, 130 after Ctrl-C.`;

async function run(workspace: string, flags: BootstrapFlags, command: Command): Promise<void> {
  try {
    await fitAll(workspace, flags);
  } catch (error) {
    // what cannot be drawn is the fault of the command; what cannot be read, fitted or written is not
    if (error instanceof RangeError) usage(command, error.message);
    throw error;
  }
}

async function fitAll(workspace: string, flags: BootstrapFlags): Promise<void> {
  const { out, force, level, json } = flags;
  if (out !== undefined) {
    checkFitsName(out);
    if (existsSync(out) && !force) {
      throw new Error(
        `Cannot write ${out}: there is a file of that name, add --force to replace it`,
      );
    }
  }
  const start = performance.now();
  const fits = await fitted(workspace, flags);
  if (!fits) return;
  if (out !== undefined) {
    await writeFits(out, fits);
    rmSync(journalOf(out), { force: true });
  }
  const seconds = (performance.now() - start) / 1000;
  if (json) {
    const file = out === undefined ? {} : { file: out };
    console.log(JSON.stringify({ ...file, ...fitSummary(fits, level) }, undefined, 2));
  } else console.log(runInWords(fits, { level, seconds, ...(out !== undefined && { out }) }));
  if (fits.failures.length < fits.replicas.length) return;
  console.error("toplab: no fit has converged");
  process.exitCode = 1;
}

/** All fits; nothing when Ctrl-C has ended them. */
async function fitted(workspace: string, flags: BootstrapFlags): Promise<FitReplicas | undefined> {
  const { kind, replicas, out, workers } = flags;
  const { model, settings } = await readProblem(workspace, flags);
  const journal = out === undefined ? undefined : journalOf(out);
  if (journal !== undefined && existsSync(journal))
    console.error(`toplab: going on with ${journal}`);
  const display = showSimulation(kind, { unit: "fits", size: 1 });
  const end = journal
    ? `what was fitted is in ${journal}, and the same command goes on from there`
    : "nothing was written, as there is no --out";
  return untilSignal(
    (signal) =>
      bootstrapFit(model, {
        ...{ ...settings, replicas, signal, onProgress: display.update },
        ...(workers !== undefined && { workers }),
        ...(journal !== undefined && { journal }),
      }).finally(display.end),
    end,
  );
}

function journalOf(out: string): string {
  return `${out}.journal`;
}

function readLevel(text: string): number {
  const level = Number(text);
  if (level > 0 && level < 1) return level;
  throw new InvalidArgumentError("It must be a number between 0 and 1.");
}
