import { Command, InvalidArgumentError, Option } from "commander";
import { bootstrapFit, checkFitsName, fitSummary } from "../stats/bootstrap/index.ts";
import {
  addReplicaOptions,
  type ReplicaFlags,
  readProblem,
  replicaHelp,
} from "./bootstrap-options.ts";
import { runInWords } from "./bootstrap-words.ts";
import { count } from "./count.ts";
import { readCount } from "./read-count.ts";
import { gatherJob } from "./submit/gather-job.ts";
import { isHere } from "./submit/hand-in.ts";
import {
  inputsOf,
  type JobFolder,
  partPath,
  partRange,
  readJobFolder,
} from "./submit/job-folder.ts";
import type { SchedulerId } from "./submit/request.ts";
import { schedulerIds, schedulers } from "./submit/schedulers.ts";
import { type Submitted, submitJob } from "./submit/submit-job.ts";
import { untilSignal } from "./until-signal.ts";
import { usage } from "./usage.ts";

interface SubmitFlags extends ReplicaFlags {
  readonly scheduler?: SchedulerId;
  readonly folder?: string;
  readonly parts?: number;
  readonly out?: string;
  readonly workers: number;
  readonly memory: string;
  readonly line?: readonly string[];
  readonly dryRun: boolean;
  readonly gather: boolean;
  readonly part?: number;
  readonly force: boolean;
  readonly json: boolean;
}

/** `toplab submit`: the work of `toplab bootstrap` as an array job of a cluster. */
export function submitCommand(): Command {
  const command = new Command("submit")
    .description("Have a cluster fit a workspace to replicas of its data: Slurm or HTCondor.")
    .argument(
      "<workspace>",
      "a pyhf workspace (JSON); with --gather or --part the folder of a job",
    );
  return addReplicaOptions(command)
    .addOption(
      new Option("--scheduler <name>", "who shares out the work (default: who is here)").choices(
        schedulerIds,
      ),
    )
    .option("--folder <folder>", "where the job lives, on a disk that all machines see")
    .option(
      "--parts <number>",
      "jobs of the array (default: one for 250 replicas, at most 100)",
      readCount,
    )
    .option("-o, --out <file>", "what the parts are gathered in (default: replicas.parquet there)")
    .option("--workers <number>", "threads of each job", readCount, 1)
    .option("--memory <size>", "memory of each job", readMemory, "1G")
    .option("--line <text>", "one line more for the scheduler, several times", collect)
    .option("--dry-run", "write the folder and submit nothing", false)
    .option("--gather", "put the parts of a job together, and check them", false)
    .option("--part <number>", "work at one part of a job, as its array does", readPart)
    .option("--force", "with --gather: write over a file that is there", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `${replicaHelp}

Examples:
  $ toplab submit tchannel.json -n 10000 --seed 7 --folder job7 --parts 40
  $ toplab submit tchannel.json --folder job8 --scheduler slurm --line --partition=short
  $ toplab submit tchannel.json --folder job9 --scheduler condor --line '+JobFlavour = "longlunch"'
  $ toplab submit tchannel.json --folder job10 --scheduler slurm --dry-run
  $ toplab submit --gather job7

The folder holds copies of what the job reads, the scheduler's files (array.sbatch; or
bootstrap.dag, part.sub and array.sub), submit.sh that hands them in, the parts and the logs. When
all parts have ended a last job gathers them; --gather does the same by hand, and names parts that
are missing, double or of another run. A part that was ended goes on where it was. The result is
that of toplab bootstrap with the same seed, byte for byte.
Exit code: 0 if all went well, 1 if not, 2 for a wrong command, 130 after Ctrl-C.`;

async function run(path: string, flags: SubmitFlags, command: Command): Promise<void> {
  try {
    if (flags.gather) await gather(path, flags);
    else if (flags.part !== undefined) await fitPart(readJobFolder(path), flags.part);
    else await submit(path, flags, command);
  } catch (error) {
    // what cannot be drawn is the fault of the command; what cannot be read, fitted or written is not
    if (error instanceof RangeError) usage(command, error.message);
    throw error;
  }
}

async function gather(path: string, { out, force, json }: SubmitFlags): Promise<void> {
  const start = performance.now();
  const { file, run: fits } = await gatherJob(readJobFolder(path), { out, force });
  const seconds = (performance.now() - start) / 1000;
  if (json) console.log(JSON.stringify({ file, ...fitSummary(fits) }, undefined, 2));
  else console.log(runInWords(fits, { level: oneSigma, seconds, out: file }));
}

const oneSigma = 0.682689492137086;

async function fitPart(here: JobFolder, part: number): Promise<void> {
  const { job } = here;
  const { workspace, replicas } = inputsOf(here);
  const { from, to } = partRange(job, part);
  const { model, settings } = await readProblem(workspace, replicas);
  const journal = partPath(here, part);
  const fits = await untilSignal(
    (signal) =>
      bootstrapFit(model, {
        ...{ ...settings, signal, journal, workers: job.workers },
        ...{ first: from, replicas: to - from },
      }),
    `what was fitted is in ${journal}, and the same command goes on from there`,
  );
  if (!fits) return;
  console.log(`part ${part}: ${to - from} fits, ${fits.failures.length} failed`);
}

async function submit(workspace: string, flags: SubmitFlags, command: Command): Promise<void> {
  const { folder, out = "replicas.parquet", workers, memory, line = [], json } = flags;
  if (folder === undefined) usage(command, "Say where the job shall live: --folder FOLDER");
  checkFitsName(out);
  const { kind, replicas, seed, events, measurement, poi, parameter, errors } = flags;
  const scheduler = flags.scheduler ?? schedulerHere(command);
  const submitted = await submitJob(
    {
      ...{ workspace, folder, scheduler, out },
      parts: flags.parts ?? Math.min(100, Math.ceil(replicas / 250)),
      replicas: {
        ...{ kind, replicas, seed, errors },
        ...(events !== undefined && { events }),
        ...(measurement !== undefined && { measurement }),
        ...(poi !== undefined && { poi }),
        ...(parameter && { parameter }),
      },
      request: { cpus: workers, memory, lines: line },
    },
    flags,
  );
  if (json) console.log(JSON.stringify(submitted, undefined, 2));
  else console.log(inWords(submitted, schedulers[scheduler].title));
}

function schedulerHere(command: Command): SchedulerId {
  const here = schedulerIds.find((id) => isHere(schedulers[id].command));
  return here ?? usage(command, "Say whom the job is for: --scheduler slurm or --scheduler condor");
}

function inWords({ folder, parts, script, said }: Submitted, title: string): string {
  const job = `${folder}: ${count(parts, "part")} for ${title}`;
  return said === undefined ? `${job}; hand them in with sh ${script}` : `${job}\n${said}`;
}

function collect(line: string, before: readonly string[] = []): readonly string[] {
  return [...before, line];
}

function readPart(text: string): number {
  const part = Number(text);
  if (text.trim() !== "" && Number.isInteger(part) && part >= 0) return part;
  throw new InvalidArgumentError("It must be a whole number from 0.");
}

/** As both schedulers read it. */
function readMemory(text: string): string {
  if (/^[1-9]\d*[KMGT]?B?$/i.test(text)) return text;
  throw new InvalidArgumentError("It must be a size such as 500M or 2G.");
}
