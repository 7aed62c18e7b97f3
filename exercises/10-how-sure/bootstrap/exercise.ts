import { exponential, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, pass, wrongType } from "toplab/grade";
import type { BootstrapTask } from "./probe.ts";

/** Twenty-four decay times, no two of them alike. */
function task(seed: number): BootstrapTask {
  const random = seededRandom(seed);
  const values = Array.from({ length: 24 }, () => exponential(random, 2.2));
  return { values, nReplicas: 3000, seed: Math.floor(1e9 * random()) };
}

interface Moments {
  readonly mean: number;
  readonly sigma: number;
}

function moments(values: ArrayLike<number>): Moments {
  const all = Array.from(values);
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  return { mean, sigma: Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length) };
}

/** Of the mean of a sample drawn with repetition: exactly. */
function exactMoments({ values }: BootstrapTask): Moments {
  const { mean, sigma } = moments(values);
  return { mean, sigma: sigma / Math.sqrt(values.length) };
}

export const exercise: Exercise<
  BootstrapTask,
  { means: number[]; sizes: number[]; distinct: number[] },
  Moments
> = {
  id: "10-how-sure/bootstrap",
  title: "The bootstrap",
  points: 3,
  answers: ["bootstrapValues"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "One number drawn at random from the list: `values[Math.floor(random() * values.length)]`.",
      "A sample is a list of as many such draws: `values.map(() => …)` makes one draw for each number.",
      "Then `Array.from({ length: nReplicas }, () => statistic(sample))`, with a new sample each time.",
    ],
    es: [
      "Un número sacado al azar de la lista: `values[Math.floor(random() * values.length)]`.",
      "Una muestra es una lista de otras tantas extracciones: `values.map(() => …)` hace una por cada número.",
      "Después, `Array.from({ length: nReplicas }, () => statistic(sample))`, con una muestra nueva cada vez.",
    ],
    ru: [
      "Одно число, вытянутое из списка наугад: `values[Math.floor(random() * values.length)]`.",
      "Выборка — это список из стольких же вытянутых чисел: `values.map(() => …)` тянет по одному на каждое число.",
      "Затем `Array.from({ length: nReplicas }, () => statistic(sample))`, каждый раз с новой выборкой.",
    ],
  },
  inputs: task,
  reference: (seed) => exactMoments(task(seed)),
  judge: ({ means, sizes, distinct }, { inputs, reference }) => {
    const read = [means, sizes, distinct].map((claim) => {
      const calls = judges.readCalls(claim, "`bootstrapValues`");
      return "verdict" in calls
        ? calls
        : judges.readNumbers(calls.value, "What `bootstrapValues` returns");
    });
    for (const one of read) if ("verdict" in one) return one.verdict;
    const [found, nRows, nDistinct] = read.map((one) => ("value" in one ? one.value : [])) as [
      ArrayLike<number>,
      ArrayLike<number>,
      ArrayLike<number>,
    ]; // three statistics
    const { values, nReplicas } = inputs;
    if (found.length !== nReplicas) {
      return wrongType(
        `\`bootstrapValues\` should return one number for each of the ${nReplicas} replicas.`,
      );
    }
    return (
      whyNotSamples(nRows, moments(nDistinct), values.length) ??
      whyNotMeans(moments(found), reference, nReplicas) ??
      pass()
    );
  },
  wrong: [
    {
      name: "the same numbers in another order",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  return Array.from({ length: nReplicas }, () => statistic([...values].sort(() => random() - 0.5)));
}`,
      points: 0,
      reason: /another order/,
    },
    {
      name: "one sample, looked at many times",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  const sample = values.map(() => values[Math.floor(random() * values.length)]);
  return Array.from({ length: nReplicas }, () => statistic(sample));
}`,
      points: 0,
      reason: /one and the same sample/,
    },
    {
      name: "rounded instead of cut",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  return Array.from({ length: nReplicas }, () => statistic(values.map(() => values[Math.round(random() * values.length)] ?? 0)));
}`,
      points: 0,
      reason: /equally often|not in the list/,
    },
    {
      name: "half as many",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  const some = values.slice(0, values.length / 2);
  return Array.from({ length: nReplicas }, () => statistic(some.map(() => values[Math.floor(random() * values.length)])));
}`,
      points: 0,
      reason: /as many numbers/,
    },
    {
      name: "the last one never",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  return Array.from({ length: nReplicas }, () => statistic(values.map(() => values[Math.floor(random() * (values.length / 2))])));
}`,
      points: 0,
      reason: /equally often/,
    },
  ],
};

function whyNotSamples(sizes: ArrayLike<number>, distinct: Moments, n: number) {
  if (Array.from(sizes).some((size) => size !== n)) {
    return fail(`Each sample should hold as many numbers as the data, here ${n}.`);
  }
  if (distinct.mean === n) {
    return fail(
      "Every number comes exactly once in each sample: these are the data in another order, and their mean never changes. Draw each number from *all* of them.",
    );
  }
  if (distinct.sigma === 0) {
    return fail("All replicas are one and the same sample: draw a new one for each.");
  }
  const expected = n * (1 - (1 - 1 / n) ** n); // 63 % for large n
  if (Math.abs(distinct.mean - expected) < 0.25) return undefined;
  return fail(
    "Not all numbers come equally often, or there are some that are not in the list: is `Math.floor(random() * values.length)` the position?",
  );
}

function whyNotMeans(found: Moments, expected: Moments, nReplicas: number) {
  const isCentred =
    Math.abs(found.mean - expected.mean) < (5 * expected.sigma) / Math.sqrt(nReplicas);
  const isWide = Math.abs(found.sigma / expected.sigma - 1) < 5 / Math.sqrt(2 * nReplicas);
  if (isCentred && isWide) return undefined;
  return fail(
    isWide
      ? "The replicas' means do not lie about the mean of the data: is every number drawn equally often?"
      : "The replicas' means do not spread as they should, by σ/√n: is every number drawn equally often?",
  );
}
