import { Command, Option } from "commander";
import {
  asimovData,
  compile,
  fitModel,
  type HistFactoryFit,
  type HistFactoryModel,
  minosInterval,
  type Ranking,
  ranking,
  readWorkspace,
  type Scan,
  type Scan2d,
  scan,
  scan2d,
} from "../../stats/histfactory/index.ts";
import { showSimulation } from "../simulation-progress.ts";
import { usage } from "../usage.ts";
import { type FitFindings, findingsAsJson, findingsInWords } from "./findings.ts";
import { type PlotPlace, writeFitPlots, wrote } from "./fit-plots.ts";

interface FitFlags {
  readonly measurement?: string;
  readonly poi?: string;
  readonly minos: boolean;
  readonly scan?: readonly string[];
  readonly ranking: boolean;
  readonly statOnly: boolean;
  readonly asimov: boolean;
  readonly json: boolean;
  readonly plots?: string;
  readonly plotFormat: PlotPlace["format"];
}

/** `toplab fit`: the maximum-likelihood fit of a workspace. */
export function fitCommand(): Command {
  return new Command("fit")
    .description(
      "Fit a HistFactory workspace: best values, uncertainties, and where they come from.",
    )
    .argument("<workspace>", "a pyhf workspace (JSON)")
    .option("--measurement <name>", "measurement of the workspace (default: the first)")
    .option("--poi <name>", "parameter of interest (default: that of the measurement)")
    .option("--minos", "asymmetric uncertainties of all unconstrained parameters", false)
    .option(
      "--scan <names>",
      "−2 ln L along a parameter, P, or over two, P,Q; may be repeated",
      collect,
    )
    .option("--ranking", "what each constrained parameter does to the one of interest", false)
    .option("--stat-only", "hold all constrained parameters at their nominal values", false)
    .option("--asimov", "fit the data that the model expects, in place of those observed", false)
    .option("--json", "print JSON", false)
    .option("--plots <dir>", "draw yields, pulls, correlations, scans and ranking into this folder")
    .addOption(
      new Option("--plot-format <name>", "of the pictures").choices(["svg", "png"]).default("svg"),
    )
    .addHelpText("after", help)
    .action(run);
}

const help = `
Examples:
  $ toplab fit workspace.json
  $ toplab fit workspace.json --minos --ranking
  $ toplab fit workspace.json --poi mu_t --scan mu_t --scan lumi --json
  $ toplab fit workspace.json --scan mu_t,mu_tbar --plots pictures
  $ toplab fit workspace.json --asimov --stat-only
  $ toplab fit workspace.json --ranking --scan mu --plots pictures --plot-format png

The uncertainties are those of the exact second derivatives; the ranking fits four times for each parameter.
Scans go from −3 to 3 standard deviations, within the bounds.
The JSON has converged, twice_nll, edm, goodness, parameters (NAME or NAME[i]: value, error, state),
breakdown, warnings and what else was asked for: minos, scans (P: at, rise; P,Q: x, y, rise[x][y]), ranking,
plots. An error of null is one without an end: the data do not determine the parameter, and a warning says so.
Exit code: 0 if the fit converged, 1 if it did not or the workspace cannot be read, 2 for a wrong command.`;

async function run(path: string, flags: FitFlags, command: Command): Promise<void> {
  const workspace = readWorkspace(path);
  const found = asUsage(command, () => {
    const model = compile(workspace, {
      ...(flags.measurement !== undefined && { measurement: flags.measurement }),
      ...(flags.poi !== undefined && { poi: flags.poi }),
    });
    return findingsOf(model, flags);
  });
  const { plots: folder, plotFormat: format } = flags;
  const isDrawn = folder !== undefined && found.fit.converged;
  const plots = isDrawn ? await writeFitPlots(found, { folder, format }) : [];
  const told = { ...findingsAsJson(path, found), ...(isDrawn && { plots }) };
  if (flags.json) console.log(JSON.stringify(told, undefined, 2));
  else console.log([findingsInWords(path, found), ...plots.map(wrote)].join("\n"));
  if (!found.fit.converged) {
    console.error(`toplab: the fit did not converge: ${found.fit.problem}`);
    process.exitCode = 1;
  }
}

/** A name that the model does not know is the fault of the command. */
function asUsage<T>(command: Command, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) usage(command, error.message);
    throw error;
  }
}

function findingsOf(model: HistFactoryModel, flags: FitFlags): FitFindings {
  const inits = Float64Array.from(model.parameters, ({ init }) => init);
  const fit = fitModel(model, {
    ...(flags.asimov && { data: asimovData(model, inits) }),
    ...(flags.statOnly && { fixed: nominal(model) }),
  });
  const scans = flags.scan ?? [];
  if (!fit.converged) return { fit };
  return {
    fit,
    ...(flags.minos && { minos: minosOf(fit) }),
    ...(scans.length > 0 && { scans: scans.map((names) => scanOf(fit, names)) }),
    ...(flags.ranking && { ranking: rankingOf(fit) }),
  };
}

function nominal({ parameters }: HistFactoryModel): Record<string, number> {
  return Object.fromEntries(
    parameters.flatMap(({ name, init, constraint }) => (constraint ? [[name, init]] : [])),
  );
}

function minosOf(fit: HistFactoryFit): NonNullable<FitFindings["minos"]> {
  const loose = fit.model.parameters.filter(
    ({ name, constraint }) => !constraint && fit.parameters[name]?.state !== "fixed",
  );
  return Object.fromEntries(loose.map(({ name }) => [name, minosInterval(fit, name)]));
}

/** Along one parameter, or over two; a comma may also be part of a name. */
function scanOf(fit: HistFactoryFit, names: string): Scan | Scan2d {
  const isName = fit.model.parameters.some(({ name }) => name === names);
  const parts = names.split(",");
  if (isName || parts.length === 1) return scan(fit, names);
  const [x, y, ...more] = parts as [string, string, ...string[]]; // one comma or more
  if (more.length > 0) {
    throw new RangeError(
      `Cannot scan ${names}: one parameter is wanted, or two with a comma between`,
    );
  }
  return shown("scan", "fits", (onProgress) => scan2d(fit, [x.trim(), y.trim()], { onProgress }));
}

function rankingOf(fit: HistFactoryFit): Ranking {
  return shown("ranking", "parameters", (onProgress) => ranking(fit, { onProgress }));
}

/** Does some work with its progress in sight. */
function shown<T>(
  title: string,
  unit: string,
  work: (onProgress: (done: number, total: number) => void) => T,
): T {
  const display = showSimulation(title, { unit, size: 1 });
  try {
    return work((done, total) => display.update({ done, total }));
  } finally {
    display.end();
  }
}

function collect(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name];
}
