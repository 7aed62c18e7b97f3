import { type Displayable, type MimeBundle, mimeBundle, table } from "../../core/index.ts";
import {
  type IntervalKind,
  type IntervalTask,
  intervalEnds,
  intervalKinds,
} from "./interval-ends.ts";
import { failuresInWords, type Replicas } from "./replicas.ts";

export interface BootstrapIntervalOptions {
  /** Default: "bca" where the acceleration is known, "percentile" elsewhere. */
  kind?: IntervalKind;
  /** Probability that the interval covers the truth, about. Default: 0.6827, one σ. */
  level?: number;
  /** For BCa: groups of rows in the jackknife. Default: each row on its own. */
  groups?: number;
  /** For BCa, in place of the jackknife. */
  acceleration?: number;
}

/** A confidence interval from replicas. Shows itself as a table. */
export interface BootstrapInterval extends Displayable {
  readonly kind: IntervalKind;
  readonly level: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Replicas with a value, and without. */
  readonly nReplicas: number;
  readonly nFailed: number;
}

const oneSigma = 0.682689492137086;

/** The interval that replicas give for what their statistic estimates; failed replicas are left out of it and counted. */
export function interval(
  replicas: Replicas,
  options: BootstrapIntervalOptions = {},
): BootstrapInterval {
  const task = intervalTask(replicas, options);
  const sorted = sortedReplicas(replicas, task);
  const [low, high] = intervalEnds(sorted, task);
  const { kind, level, estimate } = task;
  const nFailed = replicas.values.length - sorted.length;
  const record = { ...{ kind, level, estimate, low, high, nFailed }, nReplicas: sorted.length };
  return { ...record, [mimeBundle]: () => asTable([record], replicas, failuresInWords(replicas)) };
}

/** Intervals of every kind that the replicas allow, side by side. */
export interface BootstrapIntervals extends Displayable {
  readonly intervals: readonly BootstrapInterval[];
  /** Kinds that these replicas have no interval of, and why. */
  readonly problems: readonly { readonly kind: IntervalKind; readonly reason: string }[];
}

/** All kinds of interval that these replicas allow, for a comparison. */
export function intervals(
  replicas: Replicas,
  options: Omit<BootstrapIntervalOptions, "kind"> = {},
): BootstrapIntervals {
  const [found, problems]: [BootstrapInterval[], BootstrapIntervals["problems"][number][]] = [
    [],
    [],
  ];
  for (const kind of intervalKinds.filter((one) => isAllowed(one, replicas, options))) {
    try {
      found.push(interval(replicas, { ...options, kind }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push({ kind, reason: error.message });
    }
  }
  const told = problems.map(({ kind, reason }) => `${kind}: ${reason}`);
  const note = [failuresInWords(replicas), ...told].filter((words) => words !== "").join(". ");
  return { intervals: found, problems, [mimeBundle]: () => asTable(found, replicas, note) };
}

/** The options of an interval with all that follows from them. */
export function intervalTask(replicas: Replicas, options: BootstrapIntervalOptions): IntervalTask {
  const { level = oneSigma, groups } = options;
  const kind = options.kind ?? (isAllowed("bca", replicas, options) ? "bca" : "percentile");
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`Cannot give an interval at level ${level}: the level is between 0 and 1`);
  }
  if (!isAllowed(kind, replicas, options)) {
    const wanted =
      kind === "studentized" ? "give the error of the statistic" : "give an acceleration";
    throw new RangeError(`Cannot give a ${kind} interval of these replicas: ${wanted} is wanted`);
  }
  const acceleration =
    options.acceleration ?? (kind === "bca" ? replicas.acceleration!(groups) : 0);
  return {
    ...{ kind, level, acceleration, estimate: replicas.estimate },
    error: replicas.errors?.estimate ?? 0,
  };
}

/** The replicas in rising order, without the failed ones: values, or distances in own errors. */
export function sortedReplicas(
  { values, errors, estimate }: Replicas,
  { kind }: Pick<IntervalTask, "kind">,
): Float64Array {
  const own = kind === "studentized" ? errors?.values : undefined;
  const pivots = own ? values.map((value, k) => (value - estimate) / own[k]!) : values;
  const good = pivots.filter((value) => Number.isFinite(value)).sort();
  if (good.length >= 2) return good;
  throw new RangeError(
    `Cannot give an interval: of ${values.length} replicas ${good.length} have a value, and two are wanted`,
  );
}

function isAllowed(
  kind: IntervalKind,
  { errors, acceleration }: Replicas,
  options: BootstrapIntervalOptions,
): boolean {
  if (kind === "studentized") return errors !== undefined;
  return kind !== "bca" || (options.acceleration ?? acceleration) !== undefined;
}

function asTable(
  all: readonly Omit<BootstrapInterval, symbol>[],
  { estimate }: Replicas,
  note: string,
): MimeBundle {
  const percent = Number((100 * (all[0]?.level ?? oneSigma)).toPrecision(4));
  return table({
    title: `Bootstrap intervals at ${percent} %, estimate ${estimate.toPrecision(6)}`,
    header: ["kind", "low", "high"],
    rows: all.map(({ kind, low, high }) => [kind, low.toPrecision(5), high.toPrecision(5)]),
    ...(note && { note }),
  });
}
