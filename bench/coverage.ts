/**
 * How often the intervals of each kind hold the truth. Run: npx tsx --conditions=source bench/coverage.ts
 *
 * Prints a table for docs/statistics.md: per cent of toys whose interval at 68.27 % and at 95 % holds the truth, with
 * the binomial error. It takes about two minutes of processor time.
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
  type HistFactoryModel,
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
/** The interval of a kind at a level. */
type Method = (level: number) => Ends;
type Methods = Readonly<Record<string, Method>>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Counts how often each method holds the truth. */
async function table(
  name: string,
  truth: number,
  toys: number,
  toy: (random: Random, k: number) => Methods | Promise<Methods>,
): Promise<void> {
  const held = new Map<string, number[]>();
  for (let k = 0; k < toys; k++) {
    const methods = await toy(seededRandom(splitSeed(1, name, k)), k);
    for (const [kind, method] of Object.entries(methods)) {
      const counts = held.get(kind) ?? [0, 0];
      for (const [i, level] of LEVELS.entries()) {
        const [low, high] = method(level);
        if (low <= truth && truth <= high) counts[i]!++;
      }
      held.set(kind, counts);
    }
  }
  for (const [kind, counts] of held) {
    const told = counts.map((n) => {
      const share = n / toys;
      return `${(100 * share).toFixed(1)} ± ${(100 * Math.sqrt((share * (1 - share)) / toys)).toFixed(1)}`;
    });
    say(`| ${name} | ${kind} | ${told.join(" | ")} | ${toys} |`);
  }
}

function ofReplicas(replicas: Replicas): Methods {
  const kinds = replicas.errors ? KINDS : KINDS.filter((kind) => kind !== "studentized");
  return Object.fromEntries(
    kinds.map((kind) => [
      `bootstrap, ${kind}`,
      (level: number): Ends => {
        const { low, high } = interval(replicas, { kind, level });
        return [low, high];
      },
    ]),
  );
}

function ofFit(fit: HistFactoryFit, name: string): Methods {
  const { value, error } = fit.parameters[name]!;
  const sigmas = (level: number): number => normalQuantile((1 + level) / 2);
  return {
    "value ± error": (level) => [value - sigmas(level) * error, value + sigmas(level) * error],
    "profile likelihood": (level) => {
      const { minus, plus } = minosInterval(fit, name, { sigmas: sigmas(level) });
      return [minus === null ? -Infinity : value - minus, plus === null ? Infinity : value + plus];
    },
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

async function onOffToy(random: Random, k: number): Promise<Methods> {
  const model: HistFactoryModel = {
    ...onOff,
    data: toyData(
      onOff,
      Float64Array.from(onOff.parameters, ({ name }) => (name === "s" ? 10 : 15)),
      random,
    ),
  };
  const options = {
    kind: "postfit",
    replicas: 400,
    seed: k,
    withErrors: true,
    workers: 1,
  } as const;
  const run = await bootstrapFit(model, options);
  return { ...ofFit(run.fit, "s"), ...ofReplicas(replicasOfFit(run, "s")) };
}

say("| measurement | interval | 68.27 % | 95 % | toys |");
say("|---|---|---|---|---|");
await table("correlation of 15 Gaussian pairs, ρ = 0.776", 0.776, 1000, (random, seed) => {
  const rows = Array.from({ length: 15 }, () => {
    const x = normal(random);
    return [x, 0.776 * x + Math.sqrt(1 - 0.776 ** 2) * normal(random)];
  });
  return ofReplicas(bootstrap(rows, correlation, { replicas: 1000, seed }));
});
await table("median of 30 exponential times", Math.LN2, 1000, (random, seed) => {
  const times = Array.from({ length: 30 }, () => exponential(random, 1));
  return ofReplicas(bootstrap(times, median, { replicas: 1000, seed }));
});
await table("mean of 15 exponential times", 1, 1000, (random, seed) => {
  const times = Array.from({ length: 15 }, () => exponential(random, 1));
  return ofReplicas(bootstrap(times, mean, { replicas: 1000, seed, error: errorOfMean }));
});
await table("signal over a background from a control region, s = 10, b = 15", 10, 1000, onOffToy);

const tops = compile(readWorkspace(await shippedFile("single-top-workspace")));
const best = fitModel(tops);
for (const name of ["mu_t", "mu_tbar"]) {
  await table(`${name} of module 10`, best.parameters[name]!.value, 300, (random) => {
    const data = toyData(tops, best.values, random);
    return ofFit(fitModel(tops, { data, start: best.values, startsNear: true, starts: 1 }), name);
  });
}
