import { exponential, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, pass, type Words, wrongType } from "toplab/grade";
import { returnedBy } from "../read-answers.ts";
import type { BootstrapTask } from "./probe.ts";

/** Twenty-four decay times, no two of them alike. */
function task(seed: number): BootstrapTask {
  const random = seededRandom(seed);
  const values = Array.from({ length: 24 }, () => exponential(random, 2.2));
  return { values, nReplicas: 3000, seed: Math.floor(1e9 * random()) };
}

type List = ArrayLike<number>;

interface Moments {
  readonly mean: number;
  readonly sigma: number;
}

function moments(values: List): Moments {
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
  { means: number[]; sizes: number[]; distinct: number[]; firsts: number[] },
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
  judge: ({ means, sizes, distinct, firsts }, { inputs, reference }) => {
    const read = [means, sizes, distinct, firsts].map((claim) =>
      judges.readNumbers(claim, returnedBy("`bootstrapValues`")),
    );
    for (const one of read) if ("verdict" in one) return one.verdict;
    const [found, nRows, nDistinct, drawn] = read.map((one) =>
      "value" in one ? one.value : [],
    ) as [List, List, List, List]; // four statistics
    const { values, nReplicas } = inputs;
    if (found.length !== nReplicas) {
      return wrongType({
        en: `\`bootstrapValues\` should return one number for each of the ${nReplicas} replicas.`,
        es: `\`bootstrapValues\` debe devolver un número por cada una de las ${nReplicas} réplicas.`,
        ru: `\`bootstrapValues\`: нужно вернуть по одному числу на каждую реплику, всего ${nReplicas}.`,
      });
    }
    return (
      whyNotDrawn(drawn, values) ??
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
      name: "numbers of the right size, but not those of the list",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  return Array.from({ length: nReplicas }, () => statistic(values.map(() => values[Math.floor(random() * values.length)] * 1.0001)));
}`,
      points: 0,
      reason: /not in the list/,
    },
    {
      name: "a number instead of a list",
      code: `function bootstrapValues(values, statistic, nReplicas, random) {
  return statistic(values.map(() => values[Math.floor(random() * values.length)]));
}`,
      points: 0,
      reason: /list of numbers/,
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

function whyNotSamples(sizes: List, distinct: Moments, n: number) {
  if (Array.from(sizes).some((size) => size !== n)) {
    return fail({
      en: `Each sample should hold as many numbers as the data, here ${n}.`,
      es: `Cada muestra debe tener tantos números como los datos, aquí ${n}.`,
      ru: `В каждой выборке должно быть столько же чисел, сколько в данных, здесь ${n}.`,
    });
  }
  if (distinct.mean === n) {
    return fail({
      en: "Every number comes exactly once in each sample: these are the data in another order, and their mean never changes. Draw each number from *all* of them.",
      es: "Cada número sale exactamente una vez en cada muestra: son los datos en otro orden, y su media no cambia nunca. Saca cada número de entre *todos*.",
      ru: "Каждое число попадает в выборку ровно один раз: это те же данные в другом порядке, и среднее у них не меняется. Тяните каждое число из *всех*.",
    });
  }
  if (distinct.sigma === 0) {
    return fail({
      en: "All replicas are one and the same sample: draw a new one for each.",
      es: "Todas las réplicas son una misma muestra: saca una nueva para cada una.",
      ru: "Все реплики — одна и та же выборка: для каждой тяните новую.",
    });
  }
  const expected = n * (1 - (1 - 1 / n) ** n); // 63 % for large n
  if (Math.abs(distinct.mean - expected) < 0.25) return undefined;
  return fail(notFromAll);
}

function whyNotDrawn(drawn: List, values: readonly number[]) {
  const known = new Set(values);
  return Array.from(drawn).every((one) => known.has(one)) ? undefined : fail(notFromAll);
}

const notFromAll: Words = {
  en: "Not all numbers come equally often, or there are some that are not in the list: is `Math.floor(random() * values.length)` the position?",
  es: "No todos los números salen con la misma frecuencia, o hay algunos que no están en la lista: ¿es `Math.floor(random() * values.length)` la posición?",
  ru: "Не все числа попадаются одинаково часто, или есть такие, которых нет в списке: точно ли место — `Math.floor(random() * values.length)`?",
};

function whyNotMeans(found: Moments, expected: Moments, nReplicas: number) {
  const isCentred =
    Math.abs(found.mean - expected.mean) < (5 * expected.sigma) / Math.sqrt(nReplicas);
  const isWide = Math.abs(found.sigma / expected.sigma - 1) < 5 / Math.sqrt(2 * nReplicas);
  if (isCentred && isWide) return undefined;
  return fail(
    isWide
      ? {
          en: "The replicas' means do not lie about the mean of the data: is every number drawn equally often?",
          es: "Las medias de las réplicas no están alrededor de la media de los datos: ¿sale cada número con la misma frecuencia?",
          ru: "Средние реплик лежат не около среднего данных: одинаково ли часто вытягивается каждое число?",
        }
      : {
          en: "The replicas' means do not spread as they should, by σ/√n: is every number drawn equally often?",
          es: "Las medias de las réplicas no se dispersan como deberían, en σ/√n: ¿sale cada número con la misma frecuencia?",
          ru: "Средние реплик разбросаны не так, как должны, то есть на σ/√n: одинаково ли часто вытягивается каждое число?",
        },
  );
}
