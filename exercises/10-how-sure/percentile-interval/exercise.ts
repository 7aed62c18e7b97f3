import { normal, normalQuantile, seededRandom } from "toplab/core";
import { type Exercise, fail, partial, pass } from "toplab/grade";
import { type Ends, readIntervals } from "../read-answers.ts";
import { inOrder, isQuantile } from "../sorted-replicas.ts";
import type { PercentileQuestion } from "./probe.ts";

/** Two of two thousand replicas more or fewer: there are several ways to count a quantile. */
const SLACK = 0.001;

/** Skewed replicas, some below zero and some above ten, so that words and numbers sort differently. */
function questions(seed: number): PercentileQuestion[] {
  const random = seededRandom(seed);
  return [0.95, 0.6827, 0.9, 0.5].map((level): PercentileQuestion => {
    const replicas = Array.from({ length: 2000 }, () => Math.exp(1.2 * normal(random)) * 4 - 3);
    return [replicas, level];
  });
}

export const exercise: Exercise<readonly PercentileQuestion[], { ends: Ends[] }, null> = {
  id: "10-how-sure/percentile-interval",
  title: "The percentile interval",
  points: 2,
  answers: ["percentileInterval"],
  prerequisites: ["bootstrap"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Sort a copy of the replicas: `const sorted = [...replicas].sort((a, b) => a - b)`.",
      "What is left out is `1 - level`, half of it on each side: the lower end has the share `(1 - level) / 2` of the replicas below it.",
      "`sorted[Math.round(share * (sorted.length - 1))]` is the value with that share below it.",
    ],
    es: [
      "Ordena una copia de las réplicas: `const sorted = [...replicas].sort((a, b) => a - b)`.",
      "Lo que queda fuera es `1 - level`, la mitad a cada lado: por debajo del extremo inferior está la fracción `(1 - level) / 2` de las réplicas.",
      "`sorted[Math.round(share * (sorted.length - 1))]` es el valor que deja esa fracción por debajo.",
    ],
    ru: [
      "Отсортируйте копию реплик: `const sorted = [...replicas].sort((a, b) => a - b)`.",
      "Снаружи остаётся `1 - level`, по половине с каждой стороны: ниже нижнего конца лежит доля реплик `(1 - level) / 2`.",
      "`sorted[Math.round(share * (sorted.length - 1))]` — значение, ниже которого лежит такая доля.",
    ],
  },
  inputs: questions,
  reference: () => null,
  judge: ({ ends }, { inputs }) => {
    const read = readIntervals(ends, "`percentileInterval`");
    if ("verdict" in read) return read.verdict;
    const sorted = inputs.map(([replicas]) => inOrder(replicas));
    const isAt = (shares: (level: number) => Ends): boolean =>
      inputs.every(([, level], i) =>
        shares(level).every((share, end) =>
          isQuantile(read.value[i]![end]!, sorted[i]!, share, SLACK),
        ),
      );
    if (isAt((level) => [(1 - level) / 2, (1 + level) / 2])) return pass();
    if (isAt((level) => [1 - level, level])) {
      return partial(0.5, {
        en: "Here the whole of 1 − level is left out on *each* side. Leave out half of it below and half above.",
        es: "Aquí se deja fuera 1 − nivel entero a *cada* lado. Deja fuera la mitad por debajo y la mitad por encima.",
        ru: "Здесь 1 − level целиком отброшено с *каждой* стороны. Отбросьте половину снизу и половину сверху.",
      });
    }
    if (isAt((level) => [0, level])) {
      return fail({
        en: "This leaves out nothing below and everything above: half on each side is wanted.",
        es: "Esto no deja fuera nada por debajo y todo por encima: hace falta la mitad a cada lado.",
        ru: "Снизу не отброшено ничего, сверху — всё: нужно по половине с каждой стороны.",
      });
    }
    if (isGaussian(read.value, inputs)) {
      return fail({
        en: "This is the mean ± so many standard deviations, as if the replicas were Gaussian. Count replicas instead: their distribution may lean to one side.",
        es: "Esto es la media ± tantas desviaciones estándar, como si las réplicas fueran gaussianas. Cuenta réplicas: su distribución puede inclinarse a un lado.",
        ru: "Это среднее ± сколько-то стандартных отклонений, будто реплики распределены по Гауссу. Лучше считайте реплики: их распределение может клониться в одну сторону.",
      });
    }
    return fail({
      en: "These are not the quantiles of the replicas. Are they sorted by size? Without `(a, b) => a - b` 10 comes before 9.",
      es: "Estos no son los cuantiles de las réplicas. ¿Están ordenadas por tamaño? Sin `(a, b) => a - b`, 10 va antes que 9.",
      ru: "Это не квантили реплик. Отсортированы ли они по величине? Без `(a, b) => a - b` число 10 идёт раньше 9.",
    });
  },
  wrong: [
    {
      name: "sorted as words",
      code: `function percentileInterval(replicas, level) {
  const sorted = [...replicas].sort();
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const ends = [at((1 - level) / 2), at((1 + level) / 2)];
  return [Math.min(...ends), Math.max(...ends)];
}`,
      points: 0,
      reason: /10 comes before 9/,
    },
    {
      name: "all that is left out on each side",
      code: `function percentileInterval(replicas, level) {
  const sorted = [...replicas].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  return [at(1 - level), at(level)];
}`,
      points: 1,
      reason: /each\* side/,
    },
    {
      name: "nothing is left out below",
      code: `function percentileInterval(replicas, level) {
  const sorted = [...replicas].sort((a, b) => a - b);
  return [sorted[0], sorted[Math.round(level * (sorted.length - 1))]];
}`,
      points: 0,
      reason: /nothing below/,
    },
    {
      name: "a Gaussian",
      code: `function percentileInterval(replicas, level) {
  const mean = replicas.reduce((sum, x) => sum + x, 0) / replicas.length;
  const sigma = Math.sqrt(replicas.reduce((sum, x) => sum + (x - mean) ** 2, 0) / replicas.length);
  const z = -normalQuantile((1 - level) / 2);
  return [mean - z * sigma, mean + z * sigma];
}`,
      points: 0,
      reason: /Gaussian/,
    },
  ],
};

function isGaussian(ends: readonly Ends[], inputs: readonly PercentileQuestion[]): boolean {
  return inputs.every(([replicas, level], i) => {
    const mean = replicas.reduce((sum, x) => sum + x, 0) / replicas.length;
    const sigma = Math.sqrt(
      replicas.reduce((sum, x) => sum + (x - mean) ** 2, 0) / replicas.length,
    );
    const z = -normalQuantile((1 - level) / 2);
    const [low, high] = ends[i]!;
    return (
      Math.abs(low - mean + z * sigma) < 0.02 * sigma &&
      Math.abs(high - mean - z * sigma) < 0.02 * sigma
    );
  });
}
