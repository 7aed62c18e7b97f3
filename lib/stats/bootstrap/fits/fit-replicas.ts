import {
  type Displayable,
  type MimeBundle,
  mimeBundle,
  plusMinus,
  table,
} from "../../../core/index.ts";
import type { HistFactoryFit } from "../../histfactory/index.ts";
import { type FailedReplica, failuresInWords, type Replicas, replicasOf } from "../replicas.ts";
import { fitAcceleration } from "./acceleration.ts";
import type { FitBootstrapKind, FitTask, FittedReplica } from "./fit-task.ts";
import { type MultiplicityTest, multiplicityTest } from "./multiplicity-test.ts";

/** The fits of all replicas. Shows itself as a table. */
export interface FitReplicas extends Displayable {
  readonly kind: FitBootstrapKind;
  readonly seed: number;
  /** The fit to the data themselves. */
  readonly fit: HistFactoryFit;
  /** Names of the parameters that were kept. */
  readonly parameters: readonly string[];
  readonly replicas: readonly FittedReplica[];
  readonly failures: readonly FailedReplica[];
  /** Of events that were drawn. */
  readonly multiplicities?: MultiplicityTest;
  readonly task: FitTask;
}

/** A number from the parameters that were kept, by name: `({ mu_t, mu_tbar }) => mu_t / mu_tbar`. */
export type FitQuantity = string | ((parameters: Readonly<Record<string, number>>) => number);

/** The run as a record, from its pieces. */
export function fitReplicas(
  task: FitTask,
  fit: HistFactoryFit,
  replicas: readonly FittedReplica[],
): FitReplicas {
  const multiplicities = multiplicityTest(replicas);
  const run = {
    ...{ kind: task.kind, seed: task.seed, fit, replicas, task },
    parameters: task.kept.map((p) => task.model.parameters[p]!.name),
    failures: replicas.flatMap(({ problem }, k) =>
      problem === undefined ? [] : [{ replica: k, reason: problem }],
    ),
    ...(multiplicities && { multiplicities }),
  };
  return { ...run, [mimeBundle]: () => asTable(run) };
}

/** The replicas of a fitted parameter, or of a number made of several, for `interval` and `convergence`. */
export function replicasOfFit(
  { fit, parameters, replicas, failures, seed, task }: Omit<FitReplicas, symbol>,
  quantity: FitQuantity,
): Replicas {
  const names = new Map(parameters.map((name, i) => [name, i]));
  const of = quantityOf(quantity, names);
  const centre = task.kept.map((p) => fit.values[p]!);
  const errors = typeof quantity === "string" && ownErrors(replicas, names.get(quantity)!);
  const gradient = gradientOf(
    of,
    centre,
    task.kept.map((p) => fit.errors[p]!),
  );
  const acceleration = fitAcceleration(task, gradient);
  return replicasOf(
    of(centre),
    replicas.map(({ values }) => (values.length > 0 ? of(values) : Number.NaN)),
    {
      ...{ failures, seed },
      ...(errors && {
        errors: { estimate: fit.errors[task.kept[names.get(quantity)!]!]!, values: errors },
      }),
      ...(acceleration !== undefined && { acceleration: () => acceleration }),
    },
  );
}

type Of = (values: readonly number[]) => number;

function quantityOf(quantity: FitQuantity, names: ReadonlyMap<string, number>): Of {
  if (typeof quantity === "function") {
    return (values) =>
      quantity(Object.fromEntries([...names].map(([name, i]) => [name, values[i]!])));
  }
  const i = names.get(quantity);
  if (i !== undefined) return (values) => values[i]!;
  throw new RangeError(
    `Cannot give replicas of ${quantity}: of these fits ${[...names.keys()].join(", ")} were kept`,
  );
}

function ownErrors(replicas: readonly FittedReplica[], i: number): Float64Array | undefined {
  if (!replicas.some(({ errors }) => errors)) return undefined;
  return Float64Array.from(replicas, ({ errors }) => errors?.[i] ?? Number.NaN);
}

/** By differences over a hundredth of each parameter's error. */
function gradientOf(of: Of, centre: readonly number[], errors: readonly number[]): number[] {
  return centre.map((value, i) => {
    const step = 0.01 * (errors[i]! || 1);
    return (of(centre.with(i, value + step)) - of(centre.with(i, value - step))) / (2 * step);
  });
}

const kindsInWords: Readonly<Record<FitBootstrapKind, string>> = {
  events: "events drawn anew",
  bins: "counts of bins drawn anew",
  postfit: "counts and auxiliary measurements drawn from the best fit",
  nuisance: "nuisance parameters drawn from the best fit",
};

function asTable(run: Omit<FitReplicas, symbol>): MimeBundle {
  const { kind, fit, parameters, replicas, failures, multiplicities } = run;
  const shown = parameters.slice(0, 40).map((name) => {
    const { mean, standardError } = replicasOfFit(run, name);
    const { value, error } = fit.parameters[name]!;
    return [name, plusMinus(value, error), mean.toPrecision(6), standardError.toPrecision(3)];
  });
  const failed = failuresInWords({ failures, values: new Float64Array(replicas.length) });
  const drawn = multiplicities
    ? `The events' multiplicities follow Poisson(1) with p = ${multiplicities.pValue.toPrecision(2)}`
    : "";
  const note = [failed, drawn].filter((words) => words !== "").join(". ");
  return table({
    title: `${replicas.length} fits, ${kindsInWords[kind]}`,
    header: ["parameter", "fit", "mean of the replicas", "their σ"],
    rows: shown,
    ...(note && { note }),
  });
}
