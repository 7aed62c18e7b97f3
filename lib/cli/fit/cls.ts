import { Command, InvalidArgumentError, Option } from "commander";
import {
  cls,
  compile,
  discovery,
  type HistFactoryModel,
  readWorkspace,
  toyCls,
  upperLimit,
} from "../../stats/histfactory/index.ts";
import { readCount } from "../read-count.ts";
import { readSeed } from "../read-seed.ts";
import { showSimulation } from "../simulation-progress.ts";
import { usage } from "../usage.ts";
import { type PlotPlace, writeLimitPlot } from "./fit-plots.ts";

interface ClsFlags {
  readonly measurement?: string;
  readonly poi?: string;
  readonly strength: number;
  readonly statistic: "q" | "qtilde";
  readonly limit: boolean;
  readonly confidence: number;
  readonly discovery: boolean;
  readonly toys?: number;
  readonly seed: number;
  readonly workers?: number;
  readonly json: boolean;
  readonly plots?: string;
  readonly plotFormat: PlotPlace["format"];
}

/** `toplab cls`: whether a signal is excluded, how strong it may be, or whether it is there. */
export function clsCommand(): Command {
  return new Command("cls")
    .description("Test a signal: CLs, upper limit, or the significance of a discovery.")
    .argument("<workspace>", "a pyhf workspace (JSON)")
    .option("--measurement <name>", "measurement of the workspace (default: the first)")
    .option("--poi <name>", "the strength that is tested (default: that of the measurement)")
    .option("--strength <number>", "strength of the signal that is tested", readNumber, 1)
    .addOption(
      new Option("--statistic <name>", "test statistic").choices(["q", "qtilde"]).default("qtilde"),
    )
    .option("--limit", "upper limit, observed and expected", false)
    .option("--confidence <number>", "confidence of the limit", readNumber, 0.95)
    .option("--discovery", "significance of a signal against none", false)
    .option("--toys <number>", "count on so many toys, in place of asymptotic formulas", readCount)
    .option("--seed <number>", "the same seed gives the same toys", readSeed, 1)
    .option(
      "--workers <number>",
      "threads for the toys (default: all cores for long work)",
      readCount,
    )
    .option("--json", "print JSON", false)
    .option("--plots <dir>", "with --limit: draw CLs against the strength into this folder")
    .addOption(
      new Option("--plot-format <name>", "of the picture").choices(["svg", "png"]).default("svg"),
    )
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab cls workspace.json                       CLs of the strength 1
  $ toplab cls workspace.json --strength 0.5 --toys 5000
  $ toplab cls workspace.json --limit --json
  $ toplab cls workspace.json --limit --plots pictures
  $ toplab cls workspace.json --discovery

A signal is excluded at 95 % confidence where CLs is below 0.05. Expected values are those at −2, −1, 0, 1
and 2 standard deviations of data without signal. Asymptotic formulas: Cowan, Cranmer, Gross, Vitells,
Eur. Phys. J. C 71 (2011) 1554.
Exit code: 0 if it could be tested, 1 if not, 2 for a wrong command.`;

async function run(path: string, flags: ClsFlags, command: Command): Promise<void> {
  const discord = discordIn(flags);
  if (discord) usage(command, discord);
  const workspace = readWorkspace(path);
  try {
    const result = await resultOf(workspace, flags);
    if (flags.json) console.log(JSON.stringify(result, undefined, 2));
    else console.log(inWords(result));
  } catch (error) {
    if (error instanceof RangeError) usage(command, error.message);
    throw error;
  }
}

/** Options that cannot go together; to leave one out unsaid would answer another question than the one asked. */
function discordIn({ limit, discovery: isDiscovery, toys, plots }: ClsFlags): string | undefined {
  if (limit && isDiscovery) return "Cannot do both at once: choose --limit or --discovery";
  if (toys !== undefined && (limit || isDiscovery)) {
    const asked = limit ? "--limit" : "--discovery";
    return `Cannot count on toys for ${asked}: leave --toys out, or test one --strength`;
  }
  if (plots !== undefined && !limit) {
    return "Cannot draw the test of one strength: --plots wants --limit";
  }
  return undefined;
}

type Told = Readonly<Record<string, unknown>>;

async function resultOf(
  workspace: ReturnType<typeof readWorkspace>,
  flags: ClsFlags,
): Promise<Told> {
  const { measurement, strength, statistic } = flags;
  const model = compile(workspace, {
    ...(measurement !== undefined && { measurement }),
    ...(flags.poi !== undefined && { poi: flags.poi }),
  });
  if (flags.discovery) {
    const { q0, p0, significance, expected } = discovery(model, { strength });
    return { poi: model.poi, q0, p0, significance, expected_significance: expected };
  }
  const warnings = boundWarnings(model, statistic);
  if (flags.limit) return { ...(await limitOf(model, flags)), warnings };
  if (flags.toys === undefined) {
    const { cls: value, clsb, clb, statistic: q, expected } = cls(model, strength, { statistic });
    return { poi: model.poi, strength, statistic: q, clsb, clb, cls: value, expected, warnings };
  }
  const display = showSimulation("toys", { unit: "toys", size: 1 });
  try {
    const onProgress = (done: number, total: number): void => display.update({ done, total });
    const { toys, seed, workers } = flags;
    const found = await toyCls(model, strength, {
      ...{ statistic, toys, seed, onProgress },
      ...(workers !== undefined && { workers }),
    });
    const { clsb, clb, cls: value, clsError, expected, nFailed } = found;
    return {
      ...{ poi: model.poi, strength, statistic: found.statistic, clsb, clb, cls: value },
      ...{ cls_error: clsError, expected, toys, failed: nFailed, seed, warnings },
    };
  } finally {
    display.end();
  }
}

async function limitOf(model: HistFactoryModel, flags: ClsFlags): Promise<Told> {
  const { confidence, statistic, plots: folder, plotFormat: format } = flags;
  const limit = upperLimit(model, { confidence, statistic });
  const { observed, expected } = limit;
  const told = { poi: model.poi, confidence, upper_limit: observed, expected };
  if (folder === undefined) return told;
  const drawn = { limit, options: { statistic } };
  return { ...told, plots: await writeLimitPlot(model, drawn, { folder, format }) };
}

/** Where bounds and test statistic are at odds. */
function boundWarnings({ poi, parameters }: HistFactoryModel, statistic: "q" | "qtilde"): string[] {
  const low = parameters.find(({ name }) => name === poi)?.bounds[0] ?? 0;
  if (statistic === "q" || low >= 0) return [];
  return [
    `${poi} may be as low as ${low}, but q̃ compares with strengths from 0 on, whatever the bounds; --statistic q goes below`,
  ];
}

function inWords({ warnings = [], ...result }: Told): string {
  const lines = Object.entries(result).map(([name, value]) => line(name, value));
  return [...lines, ...(warnings as string[]).map((warning) => `Warning: ${warning}.`)].join("\n"); // as made above
}

function line(name: string, value: unknown): string {
  const values = Array.isArray(value) ? value : [value];
  const words = values.map((one) =>
    typeof one === "number" ? `${+one.toPrecision(6)}` : `${one}`,
  );
  return `${name.replaceAll("_", " ").padEnd(22)} ${words.join("  ")}`;
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("It must be a number.");
}
