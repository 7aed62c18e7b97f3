import { existsSync, statSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { plusMinus } from "../core/index.ts";
import {
  type CardId,
  cardIds,
  checkProcess,
  type PreparedId,
  processIds,
  type SampleInfo,
  type SampleSource,
  type SimulateOptions,
  simulateTo,
} from "../sim/index.ts";
import { count } from "./count.ts";
import { inlineMore } from "./inline-more.ts";
import { isLike } from "./named.ts";
import { listProcesses } from "./process-list.ts";
import { duration, showSimulation } from "./simulation-progress.ts";
import { untilSignal } from "./until-signal.ts";
import { usage } from "./usage.ts";

interface SimulateFlags {
  readonly events?: number;
  readonly seed: number;
  readonly card: CardId;
  readonly out?: string;
  readonly from?: string;
  readonly sqrtS?: number;
  readonly workers?: number;
  readonly mass?: number;
  readonly width?: number;
  readonly channel?: string;
  readonly pdf?: string;
  readonly weighted?: boolean;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly radiation: boolean;
  readonly particles: boolean;
  readonly force: boolean;
  readonly json: boolean;
  readonly list: boolean;
}

/** `toplab simulate`: collisions of a process, or of another program's file, as a sample on disk. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("Simulate collisions and write them to a file.")
    .argument("[process]", "what to make; --list tells what there is")
    .option("--list", "list the processes with their cross-sections", false)
    .option("-n, --events <number>", "events to make", number)
    .option("-o, --out <file>", "where to write: FILE.parquet or FILE.csv")
    .option("--seed <number>", "the same seed gives the same file on every machine", number, 1)
    .addOption(new Option("--card <card>", "detector").choices(cardIds).default("atlas-run2"))
    .option("--sqrt-s <GeV>", "energy of the two beams together (default: 13000)", number)
    .option("--mass <GeV>", "mass of the resonance, where a process has one", number)
    .option("--width <GeV>", "its width", number)
    .option("--channel <name>", "its decays: all, lepjets, dilepton, hadronic")
    .option("--pdf <set>", "parton densities: les-houches, mstw2008lo or a .dat file of LHAPDF's")
    .option("--weighted", "give events weights instead of throwing some away")
    .option("--set <name=value>", "any other option of a process, several times", setting)
    .option("--no-radiation", "leave out what partons radiate")
    .option(
      "--particles",
      "list the particles that the detector sees, and find jets in them",
      false,
    )
    .option("--from <file>", "take the events of a .lhe or .hepmc file, .gz too")
    .option("--workers <number>", "threads (default: as many as there are cores)", number)
    .option("--force", "write over a file that is there", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab simulate --list
  $ toplab simulate ttbar -n 100000 --seed 7 -o ttbar.parquet
  $ toplab simulate zprime --mass 750 --width 10 -n 1e6 -o zprime.parquet
  $ toplab simulate tchannel --set charge=top -n 20000 --sqrt-s 8000 -o top.csv
  $ toplab simulate qcd --weighted --set biasPt=4 -n 1e5 -o jets.parquet
  $ toplab simulate w-munu --set jets=published -n 1e5 -o wjets.parquet
  $ toplab simulate ttbar --channel lepjets --particles -n 20000 -o particles.parquet
  $ toplab simulate --from events.lhe.gz -o events.parquet

The file depends on the process, its options and the seed alone, not on the number of threads; the
first events of a longer sample are those of a shorter one. What is known of the sample
(cross-section, sum of weights, seed, version) is in the Parquet file's metadata, or in FILE.csv.json.
Exit code: 0 if the sample is written, 1 if it cannot be, 2 for a wrong command, 130 after Ctrl-C.`;

async function run(
  process: string | undefined,
  flags: SimulateFlags,
  command: Command,
): Promise<void> {
  try {
    if (flags.list) listProcesses(flags.sqrtS, flags.json);
    else await write(process, flags, command);
  } catch (error) {
    // what cannot be simulated is the fault of the command; what cannot be read or written is not
    if (error instanceof RangeError) usage(command, error.message);
    throw error;
  }
}

async function write(
  process: string | undefined,
  flags: SimulateFlags,
  command: Command,
): Promise<void> {
  const source = sourceOf(process, flags, command);
  const { out } = flags;
  if (out === undefined) usage(command, "Say where to write the events: --out FILE.parquet");
  if (existsSync(out) && statSync(out).isFile() && !flags.force) {
    throw new Error(`Cannot write ${out}: there is a file of that name, add --force to replace it`);
  }
  const label = typeof source === "string" ? source : source.from;
  const counted = typeof source === "string" ? events : kilobytes;
  const display = showSimulation(label, counted);
  const start = performance.now();
  inlineMore();
  const info = await untilSignal(async (signal) => {
    const options = { ...optionsOf(flags), onProgress: display.update, signal };
    return simulateTo(out, source, options).finally(display.end);
  }, `${out} was not written`);
  if (!info) return;
  const seconds = (performance.now() - start) / 1000;
  if (flags.json) console.log(JSON.stringify({ file: out, ...info }, undefined, 2));
  else console.log(inWords(out, info, seconds));
}

const events = { unit: "events", size: 1 };
const kilobytes = { unit: "kB", size: 1e3 };

function sourceOf(
  process: string | undefined,
  flags: SimulateFlags,
  command: Command,
): SampleSource {
  const { from, events: nEvents } = flags;
  if (from !== undefined) {
    if (process !== undefined) usage(command, `Simulate either ${process} or --from ${from}.`);
    const [told] = [...(nEvents === undefined ? [] : ["events"]), ...Object.keys(toldIn(flags))];
    if (told) usage(command, `--from takes the events as they are in the file: leave ${told} out.`);
    return { from };
  }
  if (process === undefined) {
    usage(command, "Name a process (toplab simulate --list), or a file of events with --from.");
  }
  if (!isProcess(process)) usage(command, unknown(process));
  if (nEvents === undefined) usage(command, "Say how many events to make: --events 10000");
  if (nEvents > Number.MAX_SAFE_INTEGER) {
    usage(command, `Cannot simulate ${nEvents} events: beyond 2⁵³ they cannot be counted`);
  }
  checkProcess(process, toldIn(flags));
  return process;
}

function isProcess(name: string): name is PreparedId {
  return processIds.some((id) => id === name);
}

function unknown(name: string): string {
  const alike = processIds.filter((id) => isLike(name, id));
  const hint = alike.length > 0 ? `did you mean ${alike.join(" or ")}?` : "";
  return `There is no process "${name}": ${hint || `one of ${processIds.join(", ")} is wanted`}`;
}

function optionsOf(flags: SimulateFlags): SimulateOptions {
  const { events: nEvents, seed, card, sqrtS, workers, radiation, particles } = flags;
  return {
    ...{ seed, card, radiation, particles },
    ...(nEvents !== undefined && { nEvents }),
    ...(sqrtS !== undefined && { sqrtS }),
    ...(workers !== undefined && { workers }),
    processOptions: toldIn(flags), // checked against the process
  };
}

/** What the process is told. */
function toldIn({
  mass,
  width,
  channel,
  pdf,
  weighted,
  set,
}: SimulateFlags): Record<string, unknown> {
  return {
    ...(mass !== undefined && { mass }),
    ...(width !== undefined && { width }),
    ...(channel !== undefined && { channel }),
    ...(pdf !== undefined && { pdf }),
    ...(weighted && { weighted }),
    ...set,
  };
}

function number(word: string): number {
  const value = Number(word);
  if (word.trim() === "" || Number.isNaN(value)) {
    throw new InvalidArgumentError("It must be a number.");
  }
  return value;
}

/** "charge=top" as an option of the process; "60,120" becomes two numbers. */
function setting(
  word: string,
  before: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const [, name, text] = /^(\w+)=(.+)$/.exec(word) ?? [];
  if (name === undefined || text === undefined) {
    throw new InvalidArgumentError("It must be of the form name=value.");
  }
  const values = text.split(",").map((part) => (Number.isNaN(Number(part)) ? part : Number(part)));
  return { ...before, [name]: values.length > 1 ? values : values[0] };
}

function inWords(out: string, info: SampleInfo, seconds: number): string {
  const { process, nEvents, sqrtS, seed, card } = info;
  const { crossSection, published, partons } = process;
  const energy = sqrtS === undefined ? "" : ` at ${sqrtS} GeV`;
  const sigma = crossSection
    ? [`cross-section ${plusMinus(crossSection.value, crossSection.error)} pb`]
    : [];
  const best = published ? [`published ${Number(published.value.toPrecision(5))} pb`] : [];
  const size = `${(statSync(out).size / 1e6).toFixed(1)} MB in ${duration(seconds)}`;
  const densities = partons ? [`partons ${partons.name}`] : [];
  const words = [...sigma, ...best, ...densities, `seed ${seed}`, `card ${card}`, size].join(", ");
  return `${out}: ${count(nEvents, "event")}, ${process.title}${energy}\n${words}`;
}
