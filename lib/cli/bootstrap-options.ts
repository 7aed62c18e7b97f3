import { type Command, Option } from "commander";
import type { EventTable } from "../event/index.ts";
import { readCsv, readParquet } from "../io/index.ts";
import {
  type FitBootstrapKind,
  type FitBootstrapSettings,
  fitBootstrapKinds,
} from "../stats/bootstrap/index.ts";
import { compile, type HistFactoryModel } from "../stats/histfactory/index.ts";
import { readWorkspace } from "../stats/histfactory/workspace/read-workspace.ts";
import { readCount } from "./read-count.ts";
import { readSeed } from "./read-seed.ts";

/** What decides the replicas of a workspace, as it stands on the command line. */
export interface ReplicaFlags {
  readonly kind: FitBootstrapKind;
  readonly replicas: number;
  readonly seed: number;
  readonly events?: string;
  readonly measurement?: string;
  readonly poi?: string;
  readonly parameter?: readonly string[];
  readonly errors: boolean;
}

/** The options that `toplab bootstrap` and `toplab submit` share. */
export function addReplicaOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--kind <kind>", "what is drawn anew")
        .choices(fitBootstrapKinds)
        .default("postfit"),
    )
    .option("-n, --replicas <number>", "replicas to fit", readCount, 1000)
    .option(
      "--seed <number>",
      "the same seed gives the same replicas on every machine",
      readSeed,
      1,
    )
    .option("--events <file>", "for --kind events: a .csv or .parquet table of them")
    .option("--measurement <name>", "measurement of the workspace (default: the first)")
    .option("--poi <name>", "parameter of interest (default: that of the measurement)")
    .option(
      "--parameter <name>",
      'keep this parameter of each fit, several times, or "all" of them',
      collect,
    )
    .option("--errors", "keep the errors of each fit too, for studentized intervals", false);
}

/** What those options mean, for the help. */
export const replicaHelp = `
Kinds of replicas, each fitted anew with all parameters that are free:
  postfit   counts and auxiliary measurements drawn from the best fit: the whole uncertainty
  bins      the count of each bin drawn about the one observed: the statistical part
  events    each event of the data counts a Poisson number of times, before it falls into a region;
            the table has the columns channel, bin (from 0), and if you like weight and event
            (rows of the same event are drawn together)
  nuisance  constrained parameters drawn from N(best fit, covariance) and held: the systematic
            part`;

/** The model and what is asked of it. */
export async function readProblem(
  workspace: string,
  { kind, seed, events, measurement, poi, parameter, errors }: Omit<ReplicaFlags, "replicas">,
): Promise<{ readonly model: HistFactoryModel; readonly settings: FitBootstrapSettings }> {
  const model = compile(readWorkspace(workspace), {
    ...(measurement !== undefined && { measurement }),
    ...(poi !== undefined && { poi }),
  });
  return {
    model,
    settings: {
      ...{ kind, seed, withErrors: errors },
      ...(events !== undefined && { events: await readEvents(events) }),
      ...(parameter && { parameters: parameter.includes("all") ? "all" : parameter }),
    },
  };
}

function readEvents(path: string): Promise<EventTable> {
  if (path.endsWith(".parquet")) return readParquet(path);
  if (path.endsWith(".csv")) return readCsv(path);
  throw new RangeError(`Cannot read events from ${path}: a .csv or .parquet file is wanted`);
}

function collect(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name];
}
