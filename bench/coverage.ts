/**
 * How often the intervals of each kind hold the truth. Run: npx tsx --conditions=source bench/coverage.ts
 *
 * Prints a table for docs/statistics.md: per cent of toys whose interval at 68.27 % and at 95 % holds the truth, with
 * the binomial error. It takes about half an hour of processor time, most of it for the last, a bootstrap of a fit of
 * 408 parameters in each toy.
 */
import {
  exponential,
  normal,
  normalQuantile,
  type Random,
  seededRandom,
  splitSeed,
} from "../lib/core/index.ts";
import { shippedFile } from "../lib/io/index.ts";
import {
  bootstrap,
  bootstrapFit,
  type IntervalKind,
  interval,
  type Replicas,
  replicasOfFit,
} from "../lib/stats/bootstrap/index.ts";
import {
  buildWorkspace,
  compile,
  fitModel,
  type HistFactoryFit,
  minosInterval,
  readWorkspace,
  toyData,
} from "../lib/stats/histfactory/index.ts";

const LEVELS = [0.682689492137086, 0.95] as const;
const KINDS: readonly IntervalKind[] = [
  "normal",
  "basic",
  "percentile",
  "bc",
  "bca",
  "studentized",
];

type Ends = readonly [low: number, high: number];
/** The intervals of each kind, one for each level. */
type Intervals = Readonly<Record<string, readonly Ends[]>>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What comes of each of so many toys. */
async function toys<T>(
  name: string,
  n: number,
  toy: (random: Random, k: number) => T | Promise<T>,
): Promise<readonly T[]> {
  const made: T[] = [];
  for (let k = 0; k < n; k++) made.push(await toy(seededRandom(splitSeed(1, name, k)), k));
  return made;
}

/** Counts how often the intervals of each kind hold the truth. */
function table(name: string, truth: number, found: readonly Intervals[]): void {
  const n = found.length;
  for (const kind of Object.keys(found[0]!)) {
    const told = LEVELS.map((_, i) => {
      const share = found.filter((toy) => holds(toy[kind]![i]!, truth)).length / n;
      return `${(100 * share).toFixed(1)} ± ${(100 * Math.sqrt((share * (1 - share)) / n)).toFixed(1)}`;
    });
    say(`| ${name} | ${kind} | ${told.join(" | ")} | ${n} |`);
  }
}

const holds = ([low, high]: Ends, truth: number): boolean => low <= truth && truth <= high;

function ofReplicas(replicas: Replicas): Intervals {
  const kinds = replicas.errors ? KINDS : KINDS.filter((kind) => kind !== "studentized");
  const endsOf = (kind: IntervalKind): readonly Ends[] =>
    LEVELS.map((level) => {
      const { low, high } = interval(replicas, { kind, level });
      return [low, high];
    });
  return Object.fromEntries(kinds.map((kind) => [`bootstrap, ${kind}`, endsOf(kind)]));
}

function ofFit(fit: HistFactoryFit, name: string): Intervals {
  const { value, error } = fit.parameters[name]!;
  const sigmas = LEVELS.map((level) => normalQuantile((1 + level) / 2));
  return {
    "value ± error": sigmas.map((n) => [value - n * error, value + n * error]),
    "profile likelihood": sigmas.map((n) => {
      const { minus, plus } = minosInterval(fit, name, { sigmas: n });
      return [minus === null ? -Infinity : value - minus, plus === null ? Infinity : value + plus];
    }),
  };
}

function correlation(rows: readonly (readonly number[])[]): number {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (const [a, b] of rows as readonly (readonly [number, number])[]) {
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const n = rows.length;
  return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;
const errorOfMean = (values: readonly number[]): number => {
  const centre = mean(values);
  const squares = values.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length * (values.length - 1)));
};

const onOff = compile(
  buildWorkspace({
    channels: {
      on: {
        observed: [25],
        samples: {
          signal: { yields: [1], strengths: ["s"] },
          background: { yields: [1], strengths: ["b"] },
        },
      },
      off: { observed: [30], samples: { background: { yields: [2], strengths: ["b"] } } },
    },
    poi: "s",
    parameters: ["s", "b"].map((name) => ({ name, inits: [10], bounds: [[-20, 200]] })),
  }),
);

const replicas = { kind: "postfit", replicas: 400, withErrors: true, workers: 1 } as const;

async function onOffToy(random: Random, seed: number): Promise<Intervals> {
  const truth = onOff.parameters.map(({ name }) => (name === "s" ? 10 : 15));
  const data = toyData(onOff, Float64Array.from(truth), random);
  const run = await bootstrapFit({ ...onOff, data }, { ...replicas, seed });
  return { ...ofFit(run.fit, "s"), ...ofReplicas(replicasOfFit(run, "s")) };
}

say("| measurement | interval | 68.27 % | 95 % | toys |");
say("|---|---|---|---|---|");
const ofPairs = "correlation of 15 Gaussian pairs, ρ = 0.776";
const correlations = await toys(ofPairs, 1000, (random, seed) => {
  const rows = Array.from({ length: 15 }, () => {
    const x = normal(random);
    return [x, 0.776 * x + Math.sqrt(1 - 0.776 ** 2) * normal(random)];
  });
  return ofReplicas(bootstrap(rows, correlation, { replicas: 1000, seed }));
});
table(ofPairs, 0.776, correlations);

const ofMedians = "median of 30 exponential times";
const medians = await toys(ofMedians, 1000, (random, seed) => {
  const times = Array.from({ length: 30 }, () => exponential(random, 1));
  return ofReplicas(bootstrap(times, median, { replicas: 1000, seed }));
});
table(ofMedians, Math.LN2, medians);

const ofMeans = "mean of 15 exponential times";
const means = await toys(ofMeans, 1000, (random, seed) => {
  const times = Array.from({ length: 15 }, () => exponential(random, 1));
  return ofReplicas(bootstrap(times, mean, { replicas: 1000, seed, error: errorOfMean }));
});
table(ofMeans, 1, means);

const ofSignals = "signal over a background from a control region, s = 10, b = 15";
table(ofSignals, 10, await toys(ofSignals, 1000, onOffToy));

const tops = compile(readWorkspace(await shippedFile("single-top-workspace")));
const best = fitModel(tops);
const strengths = ["mu_t", "mu_tbar"] as const;
const topToys = await toys("module 10", 300, async (random, seed) => {
  const data = toyData(tops, best.values, random);
  const run = await bootstrapFit({ ...tops, data }, { ...replicas, seed });
  return strengths.map((name) => ({
    ...ofFit(run.fit, name),
    ...ofReplicas(replicasOfFit(run, name)),
  }));
});
for (const [i, name] of strengths.entries()) {
  const found = topToys.map((toy) => toy[i]!);
  table(`${name} of module 10`, best.parameters[name]!.value, found);
}
