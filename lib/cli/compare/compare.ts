import { existsSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Comparison, candidates, compareClassifiers } from "../../learn/compare/index.ts";
import { readCount } from "../read-count.ts";
import { readSeed } from "../read-seed.ts";
import { untilSignal } from "../until-signal.ts";
import { usage } from "../usage.ts";
import { checkScoresName, writePlots, writeScores } from "./outputs.ts";
import { showComparison } from "./progress.ts";
import { type ComparedTable, readTable, type TableFlags } from "./read-table.ts";
import { comparisonAsJson, comparisonInWords } from "./words.ts";

interface CompareFlags extends TableFlags {
  readonly models: readonly string[];
  readonly nested: Nested;
  readonly search: "grid" | "random" | "bayesian" | "none";
  readonly trials: number;
  readonly seed: number;
  readonly workers: number;
  readonly journal: string | boolean;
  readonly foldsOut?: string;
  readonly plots?: string;
  readonly plotFormat: "svg" | "png";
  readonly force: boolean;
  readonly json: boolean;
}

interface Nested {
  readonly outer: number;
  readonly inner: number;
}

/** `toplab compare`: classifiers side by side on a table of events. */
export function compareCommand(): Command {
  return new Command("compare")
    .description("Compare classifiers on a table of events by nested cross-validation.")
    .argument("<table>", "a CSV, Parquet or ROOT file with a row for each event")
    .requiredOption("--label <column>", "which column tells signal from background")
    .option("--signal <value>", "its value for signal, all others being background")
    .option("--weight <column>", "weights of the events (default: all 1)")
    .option("--group <column>", "events with the same number here are never parted")
    .option("--features <columns>", "columns to learn from (default: all other numbers)", readList)
    .option("--without <columns>", "columns to leave out", readList)
    .option("--tree <name>", "of a ROOT file with several trees")
    .addOption(
      new Option("--models <names>", "classifiers, as listed below")
        .argParser(readModels)
        .default(Object.keys(candidates), "all"),
    )
    .addOption(
      new Option("--nested <K>x<M>", "outer and inner folds")
        .argParser(readNested)
        .default({ outer: 5, inner: 3 }, "5x3"),
    )
    .addOption(
      new Option("--search <kind>", "for the best settings in the inner folds")
        .choices(["grid", "random", "bayesian", "none"])
        .default("grid"),
    )
    .option("--trials <number>", "settings tried by a random or Bayesian search", readCount, 10)
    .option("--seed <number>", "the same seed gives the same result", readSeed, 1)
    .option(
      "--workers <number>",
      "threads, as many as there are cores",
      readCount,
      availableParallelism(),
    )
    .option(
      "--journal <file>",
      "where to note what is done (default: TABLE.compare-ID.journal here)",
    )
    .option("--no-journal", "note nothing: a run that is ended begins anew")
    .option("--folds-out <file>", "write fold and out-of-fold scores to FILE.csv or FILE.parquet")
    .option(
      "--plots <dir>",
      "draw ROC and calibration curves, and write the table, into this folder",
    )
    .addOption(
      new Option("--plot-format <name>", "of the pictures").choices(["svg", "png"]).default("svg"),
    )
    .option("--force", "write over a file of scores that is there", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", help())
    .action(run);
}

function help(): string {
  const names = Object.entries(candidates).map(
    ([model, { name, short }]) => `  ${model.padEnd(24)}${short.padEnd(5)}${name}`,
  );
  return `
Classifiers, by their names or shorter ones, with commas between them:
${names.join("\n")}

Examples:
  $ toplab compare events.csv --label isSignal
  $ toplab compare events.parquet --label process --signal tW --weight weight --nested 5x3 --json
  $ toplab compare ntuple.root --tree nominal --label y --models gb,rf,mlp --search random --trials 20
  $ toplab compare events.csv --label y --folds-out scores.csv --plots pictures

A label of two values needs no --signal if they are 0 and 1, −1 and 1, or one says "signal". Each event is scored
by models that saw it neither when they were trained nor when their settings were chosen. Trees take missing values
(NaN) as they are, the others get the median of the training events; gradient boosting takes negative weights,
the others leave such events out of the training. --nested 5x3 --search none keeps the default settings.

The numbers do not depend on the number of threads, but for the times. Each piece of work is noted in the journal:
after Ctrl-C or a crash the same command goes on from there and gives the same result; at the end it is removed.
The JSON has table, features, events, signal, plan, classifiers (model, name, auc, auc_error, fold_aucs, accuracy,
f1, kappa, log_loss, brier, p_value of the difference from the best, settings of each fold), failed, notes,
files, and timing (seconds of one thread).
Exit code: 0 if the table is there, 1 if it cannot be made or no classifier could be trained, 2 for a wrong
command, 130 after Ctrl-C.`;
}

async function run(path: string, flags: CompareFlags, command: Command): Promise<void> {
  const { foldsOut, force } = flags;
  if (foldsOut !== undefined) {
    asUsage(command, () => checkScoresName(foldsOut));
    if (existsSync(foldsOut) && !force) {
      throw new Error(
        `Cannot write ${foldsOut}: there is a file of that name, add --force to replace it`,
      );
    }
  }
  const table = await readTable(path, flags, command);
  const start = performance.now();
  const journal = journalOf(path, table, flags);
  const compared = await comparison(table, flags, journal);
  if (!compared) return;
  const files: string[] = [];
  if (foldsOut !== undefined) {
    await writeScores(foldsOut, compared, table);
    files.push(foldsOut);
  }
  if (flags.plots !== undefined && compared.classifiers.length > 0) {
    const place = { folder: flags.plots, format: flags.plotFormat };
    files.push(...(await writePlots(place, compared, table)));
  }
  if (journal !== undefined) rmSync(journal, { force: true });
  const seconds = (performance.now() - start) / 1000;
  const told = { path, table, compared, files, seconds };
  if (flags.json) console.log(JSON.stringify(comparisonAsJson(told), undefined, 2));
  else console.log(comparisonInWords(told));
  if (compared.classifiers.length > 0) return;
  console.error("toplab: no classifier could be trained");
  process.exitCode = 1;
}

/** Nothing when Ctrl-C has ended it. */
function comparison(
  { sample, groups }: ComparedTable,
  flags: CompareFlags,
  journal: string | undefined,
): Promise<Comparison | undefined> {
  if (journal !== undefined && existsSync(journal))
    console.error(`toplab: going on with ${journal}`);
  const display = showComparison();
  const { models, nested, search, trials: nTrials, seed, workers } = flags;
  return untilSignal(
    (signal) =>
      compareClassifiers(sample, {
        ...{ models, ...nested, search, nTrials, seed, workers, signal },
        ...(groups && { groups }),
        ...(journal !== undefined && { journal }),
        onProgress: display.update,
      }).finally(display.end),
    journal === undefined
      ? "nothing was kept, as there is no journal"
      : `what was done is in ${journal}, and the same command goes on from there`,
  );
}

function journalOf(path: string, table: ComparedTable, flags: CompareFlags): string | undefined {
  const { journal } = flags;
  if (journal === false) return undefined;
  if (typeof journal === "string") return journal;
  const { nested, models, search, trials: nTrials, seed } = flags;
  const plan = { models, ...nested, search, nTrials, seed };
  return table.journalFor(path, plan);
}

/** What cannot be made of the command line is the fault of the command. */
function asUsage<T>(command: Command, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) usage(command, error.message);
    throw error;
  }
}

function readList(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  return [...before, ...names.filter((name) => name !== "")];
}

function readModels(text: string): readonly string[] {
  const wanted = readList(text);
  if (wanted.length === 0) throw new InvalidArgumentError("Name one classifier at least.");
  if (wanted.length === 1 && plain(wanted[0]!) === "all") return Object.keys(candidates);
  return [...new Set(wanted.map(modelOf))];
}

/** The classifier of that name, "gb", "Gradient boosting" or "GradientBoostingClassifier". */
function modelOf(word: string): string {
  const found = Object.entries(candidates).find(([model, { short, name }]) =>
    [model, short, name].map(plain).includes(plain(word)),
  );
  if (found) return found[0];
  const known = Object.keys(candidates).join(", ");
  throw new InvalidArgumentError(`There is no classifier "${word}": the names are ${known}.`);
}

function plain(name: string): string {
  const letters = name.toLowerCase().replaceAll(/[^a-z]/g, "");
  return letters.replace(/classifier$/, "");
}

function readNested(text: string): Nested {
  const [, outer, inner] = /^(\d+)\s*[x×]\s*(\d+)$/i.exec(text.trim()) ?? [];
  if (Number(outer) >= 2 && Number(inner) >= 2) {
    return { outer: Number(outer), inner: Number(inner) };
  }
  throw new InvalidArgumentError('It must be two whole numbers from 2, as "5x3".');
}
