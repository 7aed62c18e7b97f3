import { exponential, seededRandom } from "toplab/core";
import { type Exercise, fail, partial, pass, wrongType } from "toplab/grade";
import { type Ends, readIntervals } from "../read-answers.ts";
import type { ManyExperiments } from "./probe.ts";
import * as words from "./words.ts";

const [EXPERIMENTS, EACH] = [5000, 15];

/** Mean length of the likelihood interval of fifteen times, in units of the true lifetime. */
const BEST_LENGTH = 1.11;

interface Reference {
  /** True lifetime of each experiment [μs]. */
  readonly lifetimes: readonly number[];
}

/** Lifetimes between 0.5 and 8 μs, so that no fixed interval can hold them. */
function experiments(seed: number): ManyExperiments & Reference {
  const random = seededRandom(seed);
  const lifetimes = Array.from({ length: EXPERIMENTS }, () => 0.5 * 16 ** random());
  const times = lifetimes.flatMap((tau) =>
    Array.from({ length: EACH }, () => exponential(random, tau)),
  );
  return { lifetimes, times: Float64Array.from(times), perExperiment: EACH };
}

export const exercise: Exercise<ManyExperiments, { ends: Ends[] }, Reference> = {
  id: "10-how-sure/honest-interval",
  title: "An interval that keeps its promise",
  points: 3,
  answers: ["lifetimeInterval"],
  limits: { seconds: 180 },
  hints: {
    en: [
      "Try your interval yourself first: `coverage((random) => lifetimeInterval(Array.from({ length: 15 }, () => exponential(random, 2.2))), { truth: 2.2 })`.",
      "The percentile interval of fifteen numbers is too short. What the bootstrap does not know, and you do, is the law of the decays: take the likelihood of section 1.",
      "For n exponential times with the mean t̄, −2 ln L above its minimum is 2n (t̄/τ − 1 − ln(t̄/τ)). At 95 % it has risen by 1.96² = 3.84.",
    ],
    es: [
      "Prueba primero tú tu intervalo: `coverage((random) => lifetimeInterval(Array.from({ length: 15 }, () => exponential(random, 2.2))), { truth: 2.2 })`.",
      "El intervalo de percentiles de quince números se queda corto. Lo que el bootstrap no sabe, y tú sí, es la ley de las desintegraciones: toma la verosimilitud de la sección 1.",
      "Para n tiempos exponenciales de media t̄, −2 ln L por encima de su mínimo es 2n (t̄/τ − 1 − ln(t̄/τ)). Al 95 % ha subido 1,96² = 3,84.",
    ],
    ru: [
      "Сначала испытайте свой интервал сами: `coverage((random) => lifetimeInterval(Array.from({ length: 15 }, () => exponential(random, 2.2))), { truth: 2.2 })`.",
      "Процентильный интервал по пятнадцати числам слишком короток. Бутстреп не знает закона распада, а вы знаете: возьмите правдоподобие из раздела 1.",
      "Для n экспоненциальных времён со средним t̄ величина −2 ln L над своим минимумом равна 2n (t̄/τ − 1 − ln(t̄/τ)). На уровне 95 % она поднялась на 1,96² = 3,84.",
    ],
  },
  inputs: (seed) => {
    const { times, perExperiment } = experiments(seed);
    return { times, perExperiment };
  },
  reference: (seed) => ({ lifetimes: experiments(seed).lifetimes }),
  judge: ({ ends }, { reference: { lifetimes } }) => {
    const read = readIntervals(ends, "`lifetimeInterval`");
    if ("verdict" in read) return read.verdict;
    if (read.value.length !== lifetimes.length) return wrongType(words.notEach);
    const { nExperiments, share, tooHigh, tooLow, length } = tried(read.value, lifetimes);
    const told = words.told(nExperiments, share);
    if (share < 0.5) return fail(words.otherKind(told));
    if (share < 0.8) return fail(words.oneSigma(told));
    if (share < 0.932) return partial(1 / 3, words.tooFew(told, tooHigh, tooLow));
    if (length > 4) return fail(words.useless(told, length)); // as an interval that never looks at its data
    if (share > 0.97 || length > 1.45) return partial(1 / 3, words.tooLong(told, length));
    return pass(words.right(told));
  },
  wrong: [
    {
      name: "the percentile bootstrap",
      code: `function lifetimeInterval(times) {
  const mean = (sample) => sample.reduce((sum, t) => sum + t, 0) / sample.length;
  const { low, high } = interval(bootstrap(times, mean, { replicas: 400 }), { kind: "percentile", level: 0.95 });
  return [low, high];
}`,
      points: 1,
      reason: /fewer than promised/,
    },
    {
      name: "one standard deviation",
      code: `function lifetimeInterval(times) {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  return [mean * (1 - 1 / Math.sqrt(times.length)), mean * (1 + 1 / Math.sqrt(times.length))];
}`,
      points: 0,
      reason: /one standard deviation/,
    },
    {
      name: "to be on the safe side",
      code: "function lifetimeInterval(times) { return [0, 1000]; }",
      points: 0,
      reason: /next to nothing/,
    },
    {
      name: "all lifetimes that there are",
      code: "function lifetimeInterval(times) { return [0.5, 8]; }",
      points: 0,
      reason: /next to nothing/,
    },
    {
      name: "a Gaussian of fifteen numbers",
      code: `function lifetimeInterval(times) {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  return [mean * (1 - 1.96 / Math.sqrt(times.length)), mean * (1 + 1.96 / Math.sqrt(times.length))];
}`,
      points: 1,
      reason: /fewer than promised/,
    },
    {
      name: "between the shortest and the longest time",
      code: "function lifetimeInterval(times) { return [Math.min(...times), Math.max(...times)]; }",
      points: 1,
      reason: /as long as they must be/,
    },
    {
      name: "a lifetime from the book",
      code: "function lifetimeInterval(times) { return [2.19, 2.2]; }",
      points: 0,
      reason: /meant for/,
    },
  ],
};

interface Tried {
  readonly nExperiments: number;
  readonly share: number;
  /** How many intervals lie above the truth, and how many below. */
  readonly tooHigh: number;
  readonly tooLow: number;
  /** Mean length, in units of what is needed. */
  readonly length: number;
}

function tried(intervals: readonly Ends[], lifetimes: readonly number[]): Tried {
  const nExperiments = lifetimes.length;
  const tooHigh = intervals.filter(([low], k) => lifetimes[k]! < low).length;
  const tooLow = intervals.filter(([, high], k) => lifetimes[k]! > high).length;
  const lengths = intervals.map(([low, high], k) => (high - low) / lifetimes[k]!);
  const length = lengths.reduce((sum, one) => sum + one, 0) / nExperiments / BEST_LENGTH;
  return {
    nExperiments,
    share: (nExperiments - tooHigh - tooLow) / nExperiments,
    tooHigh,
    tooLow,
    length,
  };
}
