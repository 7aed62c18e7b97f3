import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bootstrap, interval, type Replicas, replicasOf } from "../../../stats/bootstrap/index.ts";
import { correlation, meanOf, median, variance } from "./known-data.ts";

interface Problem {
  readonly statistic: string;
  readonly data: readonly number[][];
  readonly level: number;
  readonly replicas: readonly number[];
  readonly intervals: Readonly<Record<"percentile" | "basic" | "bca", [number, number]>>;
  readonly "standard error": number;
}

const file = new URL("../../reference/bootstrap.json", import.meta.url);
const { problems } = JSON.parse(readFileSync(file, "utf8")) as { problems: readonly Problem[] };

type Row = readonly number[];
const column = (rows: readonly Row[], i: number): number[] => rows.map((row) => row[i]!);
const skewness = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return meanOf(values.map((x) => (x - mean) ** 3)) / variance(values) ** 1.5;
};

/** Statistics of rows; a row of two samples is [which sample, value]. */
const statistics: Readonly<Record<string, (rows: readonly Row[]) => number>> = {
  mean: (rows) => meanOf(column(rows, 0)),
  "standard deviation": (rows) =>
    Math.sqrt((variance(column(rows, 0)) * rows.length) / (rows.length - 1)),
  median: (rows) => median(column(rows, 0)),
  variance: (rows) => variance(column(rows, 0)),
  skewness: (rows) => skewness(column(rows, 0)),
  correlation,
  "ratio of sums": (rows) => meanOf(column(rows, 0)) / meanOf(column(rows, 1)),
  "difference of means": (rows) => {
    const sample = (which: number): number[] =>
      rows.filter((row) => row[0] === which).map((row) => row[1]!);
    return meanOf(sample(0)) - meanOf(sample(1));
  },
};

function ourReplicas({ statistic, data }: Problem, replicas: number): Replicas {
  const [first, second] = data;
  const isTwoSamples = statistic === "difference of means";
  const rows: readonly Row[] = isTwoSamples
    ? data.flatMap((sample, which) => sample.map((x) => [which, x]))
    : first!.map((x, i) => (second ? [x, second[i]!] : [x]));
  const strata = rows.map((row) => row[0]!);
  const options = { replicas, seed: 11, ...(isTwoSamples && { strata }) };
  return bootstrap(rows, statistics[statistic]!, options);
}

describe.each(problems.map((problem, i) => ({ ...problem, i })))(
  "$statistic of sample $i",
  (problem) => {
    const { replicas, level, intervals } = problem;

    test("has the intervals that scipy reads off the same replicas", () => {
      const { estimate, acceleration } = ourReplicas(problem, 1);
      const same = replicasOf(estimate, replicas, { acceleration: acceleration! });
      for (const kind of ["percentile", "basic", "bca"] as const) {
        const { low, high } = interval(same, { kind, level });
        const scale = high - low;
        // the quantiles of 99 replicas magnify the rounding of z₀ and a by the distance of neighbours
        expect(Math.abs(low - intervals[kind][0]), `${kind} low`).toBeLessThan(1e-11 * scale);
        expect(Math.abs(high - intervals[kind][1]), `${kind} high`).toBeLessThan(1e-11 * scale);
      }
    });

    test("has scipy's standard error from replicas of our own", () => {
      const { standardError, values } = ourReplicas(problem, 1500);
      // the error of a standard deviation is σ√((k − 1)/4N) for a kurtosis k; 4 of them
      const mean = meanOf(values);
      const kurtosis = meanOf(values.map((x) => (x - mean) ** 4)) / variance(values) ** 2;
      const error = Math.sqrt((kurtosis - 1) / 4 / 1500) * standardError;
      expect(Math.abs(standardError - problem["standard error"])).toBeLessThan(4 * error);
    });
  },
);
