import {
  type Displayable,
  type MimeBundle,
  mimeBundle,
  plusMinus,
  table,
} from "../../core/index.ts";

/** A replica without a value, and why. */
export interface FailedReplica {
  readonly replica: number;
  readonly reason: string;
}

/** The values that a statistic takes on replicas of the data. Shows itself as a table. */
export interface Replicas extends Displayable {
  /** The value on the data themselves. */
  readonly estimate: number;
  /** One value for each replica, NaN where there is none. */
  readonly values: Float64Array;
  readonly failures: readonly FailedReplica[];
  /** Of the values there are. */
  readonly mean: number;
  /** Their standard deviation, the bootstrap's standard error of the estimate. */
  readonly standardError: number;
  /** mean − estimate, which estimates the bias of the statistic. */
  readonly bias: number;
  readonly seed: number;
  /** The statistic's own error on the data and on each replica, for studentized intervals. */
  readonly errors?: StatisticErrors;
  /** The acceleration of BCa intervals (Efron 1987, doi:10.1080/01621459.1987.10478410), from so many groups of rows. */
  readonly acceleration?: (groups?: number) => number;
}

export interface StatisticErrors {
  readonly estimate: number;
  readonly values: Float64Array;
}

export interface ReplicasDetails
  extends Partial<Pick<Replicas, "seed" | "errors" | "acceleration">> {
  /** Why values are NaN; those not told of "gave NaN". */
  readonly failures?: readonly FailedReplica[];
}

/** Replicas from values that came from elsewhere, a fit of toys for example; a value that is no number is a failure. */
export function replicasOf(
  estimate: number,
  values: ArrayLike<number>,
  { failures = [], seed = 1, errors, acceleration }: ReplicasDetails = {},
): Replicas {
  const known = new Map(failures.map((failure) => [failure.replica, failure]));
  const checked = Float64Array.from(values, (value, k) => {
    return Number.isFinite(value) && !known.has(k) ? value : Number.NaN;
  });
  const good = checked.filter((value) => !Number.isNaN(value));
  const mean = meanOf(good);
  const record = {
    ...{ estimate, values: checked, seed, mean, bias: mean - estimate },
    failures: [...checked.keys()]
      .filter((k) => Number.isNaN(checked[k]))
      .map((k) => known.get(k) ?? { replica: k, reason: `gave ${values[k]}` }),
    standardError: spread(good),
    ...(errors && { errors }),
    ...(acceleration && { acceleration }),
  };
  return { ...record, [mimeBundle]: () => asTable(record) };
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation about the mean, with n − 1. */
export function spread(values: Float64Array): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** "2 of 1000 replicas failed: gave NaN (2)"; nothing when all went well. */
export function failuresInWords({
  failures,
  values,
}: Pick<Replicas, "failures" | "values">): string {
  if (failures.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { reason } of failures) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const commonest = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3);
  const told = commonest.map(([reason, n]) => `${reason} (${n})`).join(", ");
  return `${failures.length} of ${values.length} replicas failed and are left out: ${told}`;
}

function asTable(replicas: Omit<Replicas, symbol>): MimeBundle {
  const { estimate, standardError, mean, bias, values } = replicas;
  const note = failuresInWords(replicas);
  return table({
    title: `Bootstrap, ${values.length} replicas`,
    header: ["", "value"],
    rows: [
      ["estimate ± standard error", plusMinus(estimate, standardError)],
      ["mean of the replicas", mean.toPrecision(6)],
      ["bias", bias.toPrecision(3)],
    ],
    ...(note && { note }),
  });
}
