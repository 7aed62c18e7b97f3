import { normal, normalCdf, normalQuantile, seededRandom } from "toplab/core";
import { type Exercise, fail, partial, pass } from "toplab/grade";
import { type Ends, readIntervals } from "../read-answers.ts";
import { inOrder, isQuantile } from "../sorted-replicas.ts";
import type { BcaQuestion } from "./probe.ts";

/** Three of two thousand replicas more or fewer. */
const SLACK = 0.0015;

/** Skewed replicas, an estimate off their median, and a jackknife that leans: z₀ and a are about ±0.2 and ±0.1. */
function questions(seed: number): BcaQuestion[] {
  const random = seededRandom(seed);
  return [0.95, 0.6827, 0.9, 0.8].map((level, i): BcaQuestion => {
    const way = i % 2 ? -1 : 1;
    const replicas = Array.from({ length: 2000 }, () => way * Math.exp(0.5 * normal(random)));
    const estimate = way * Math.exp(0.5 * way * (i < 2 ? 0.2 : -0.25));
    const jackknife = Array.from({ length: 15 }, () => -way * random() ** 6);
    return [replicas, estimate, jackknife, level];
  });
}

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);

function biasOf(replicas: readonly number[], estimate: number): number {
  return normalQuantile(replicas.filter((value) => value < estimate).length / replicas.length);
}

function accelerationOf(jackknife: readonly number[]): number {
  const mean = total(jackknife) / jackknife.length;
  const away = jackknife.map((value) => mean - value);
  return total(away.map((d) => d ** 3)) / (6 * total(away.map((d) => d ** 2)) ** 1.5);
}

type Shares = (z0: number, a: number, tail: number) => number;

const bca: Shares = (z0, a, tail) => {
  const z = z0 + normalQuantile(tail);
  return normalCdf(z0 + z / (1 - a * z));
};

export const exercise: Exercise<readonly BcaQuestion[], { ends: Ends[] }, null> = {
  id: "10-how-sure/bca",
  title: "BCa",
  points: 4,
  answers: ["bcaInterval"],
  prerequisites: ["bootstrap"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Three steps: z₀ from the replicas, a from the jackknife, and then two percentiles as in the exercise before, only at other shares.",
      "`replicas.filter((value) => value < estimate).length / replicas.length` is the share below the estimate.",
      "With `away = jackknife.map((value) => mean - value)`, a is the sum of `d ** 3` over 6 times the sum of `d ** 2` to the power `1.5`.",
      "The lower share: `z = normalQuantile((1 - level) / 2)`, then `normalCdf(z0 + (z0 + z) / (1 - a * (z0 + z)))`; for the upper one `z = normalQuantile((1 + level) / 2)`.",
    ],
    es: [
      "Tres pasos: z₀ a partir de las réplicas, a a partir del jackknife, y luego dos percentiles como en el ejercicio anterior, pero en otras fracciones.",
      "`replicas.filter((value) => value < estimate).length / replicas.length` es la fracción por debajo de la estimación.",
      "Con `away = jackknife.map((value) => mean - value)`, a es la suma de `d ** 3` entre 6 por la suma de `d ** 2` elevada a `1.5`.",
      "La fracción inferior: `z = normalQuantile((1 - level) / 2)` y después `normalCdf(z0 + (z0 + z) / (1 - a * (z0 + z)))`; para la superior, `z = normalQuantile((1 + level) / 2)`.",
    ],
    ru: [
      "Три шага: z₀ из реплик, a из складного ножа, а затем два процентиля, как в предыдущем упражнении, только при других долях.",
      "`replicas.filter((value) => value < estimate).length / replicas.length` — доля ниже оценки.",
      "Если `away = jackknife.map((value) => mean - value)`, то a — это сумма `d ** 3`, делённая на 6 и на сумму `d ** 2` в степени `1.5`.",
      "Нижняя доля: `z = normalQuantile((1 - level) / 2)`, затем `normalCdf(z0 + (z0 + z) / (1 - a * (z0 + z)))`; для верхней `z = normalQuantile((1 + level) / 2)`.",
    ],
  },
  inputs: questions,
  reference: () => null,
  judge: ({ ends }, { inputs }) => {
    const read = readIntervals(ends, "`bcaInterval`");
    if ("verdict" in read) return read.verdict;
    const sorted = inputs.map(([replicas]) => inOrder(replicas));
    const isAt = (shares: Shares): boolean =>
      inputs.every(([replicas, estimate, jackknife, level], i) => {
        const [z0, a] = [biasOf(replicas, estimate), accelerationOf(jackknife)];
        return [(1 - level) / 2, (1 + level) / 2].every((tail, end) =>
          isQuantile(read.value[i]![end]!, sorted[i]!, shares(z0, a, tail), SLACK),
        );
      });
    if (isAt(bca)) return pass();
    if (isAt((_z0, _a, tail) => tail)) {
      return fail({
        en: "This is the percentile interval still: the shares should be shifted by z₀ and a.",
        es: "Esto sigue siendo el intervalo de percentiles: z₀ y a deben desplazar las fracciones.",
        ru: "Это всё ещё процентильный интервал: доли должны сдвигаться на z₀ и a.",
      });
    }
    if (isAt((z0, _a, tail) => bca(z0, 0, tail))) {
      return partial(0.5, {
        en: "The bias is corrected, the acceleration is missing: a comes from the jackknife. (This interval has a name, too: BC.)",
        es: "El sesgo está corregido y falta la aceleración: a sale del jackknife. (Este intervalo también tiene nombre: BC.)",
        ru: "Смещение исправлено, а ускорения не хватает: a берётся из складного ножа. (У такого интервала тоже есть имя: BC.)",
      });
    }
    if (isAt((z0, a, tail) => bca(z0, -a, tail))) {
      return partial(0.75, {
        en: "The acceleration has the wrong sign: it is the mean less the value, (j̄ − jᵢ)³, not the other way round.",
        es: "La aceleración tiene el signo equivocado: es la media menos el valor, (j̄ − jᵢ)³, y no al revés.",
        ru: "У ускорения не тот знак: из среднего вычитается значение, (j̄ − jᵢ)³, а не наоборот.",
      });
    }
    if (isAt((_z0, a, tail) => bca(0, a, tail))) {
      return partial(0.5, {
        en: "The acceleration is there, the bias is not: z₀ enters twice.",
        es: "La aceleración está, el sesgo no: z₀ entra dos veces.",
        ru: "Ускорение учтено, а смещение — нет: z₀ входит дважды.",
      });
    }
    if (isAt((z0, a, tail) => bca(-z0, a, tail))) {
      return partial(0.5, {
        en: "The bias has the wrong sign: z₀ is from the share of the replicas *below* the estimate.",
        es: "El sesgo tiene el signo equivocado: z₀ sale de la fracción de las réplicas *por debajo* de la estimación.",
        ru: "У смещения не тот знак: z₀ берётся из доли реплик *ниже* оценки.",
      });
    }
    return fail({
      en: "These are not the BCa percentiles. For z₀ = 0.1, a = 0.05 and a level of 0.95 the shares would be 0.055 and 0.992.",
      es: "Estos no son los percentiles BCa. Con z₀ = 0,1, a = 0,05 y un nivel de 0,95, las fracciones serían 0,055 y 0,992.",
      ru: "Это не процентили BCa. При z₀ = 0,1, a = 0,05 и уровне 0,95 доли были бы 0,055 и 0,992.",
    });
  },
  wrong: [
    {
      name: "the bias alone",
      code: `function bcaInterval(replicas, estimate, jackknife, level) {
  const sorted = [...replicas].sort((x, y) => x - y);
  const z0 = normalQuantile(sorted.filter((value) => value < estimate).length / sorted.length);
  const end = (tail) => sorted[Math.round(normalCdf(2 * z0 + normalQuantile(tail)) * (sorted.length - 1))];
  return [end((1 - level) / 2), end((1 + level) / 2)];
}`,
      points: 2,
      reason: /acceleration is missing/,
    },
    {
      name: "the sign of the acceleration",
      code: `function bcaInterval(replicas, estimate, jackknife, level) {
  const sorted = [...replicas].sort((x, y) => x - y);
  const z0 = normalQuantile(sorted.filter((value) => value < estimate).length / sorted.length);
  const total = (values) => values.reduce((sum, x) => sum + x, 0);
  const away = jackknife.map((value) => value - total(jackknife) / jackknife.length);
  const a = total(away.map((d) => d ** 3)) / (6 * total(away.map((d) => d ** 2)) ** 1.5);
  const end = (tail) => {
    const z = z0 + normalQuantile(tail);
    return sorted[Math.round(normalCdf(z0 + z / (1 - a * z)) * (sorted.length - 1))];
  };
  return [end((1 - level) / 2), end((1 + level) / 2)];
}`,
      points: 3,
      reason: /wrong sign/,
    },
    {
      name: "percentiles",
      code: `function bcaInterval(replicas, estimate, jackknife, level) {
  const sorted = [...replicas].sort((x, y) => x - y);
  const end = (tail) => sorted[Math.round(tail * (sorted.length - 1))];
  return [end((1 - level) / 2), end((1 + level) / 2)];
}`,
      points: 0,
      reason: /percentile interval still/,
    },
    {
      name: "the share above instead of below",
      code: `function bcaInterval(replicas, estimate, jackknife, level) {
  const sorted = [...replicas].sort((x, y) => x - y);
  const z0 = normalQuantile(sorted.filter((value) => value > estimate).length / sorted.length);
  const total = (values) => values.reduce((sum, x) => sum + x, 0);
  const away = jackknife.map((value) => total(jackknife) / jackknife.length - value);
  const a = total(away.map((d) => d ** 3)) / (6 * total(away.map((d) => d ** 2)) ** 1.5);
  const end = (tail) => {
    const z = z0 + normalQuantile(tail);
    return sorted[Math.round(normalCdf(z0 + z / (1 - a * z)) * (sorted.length - 1))];
  };
  return [end((1 - level) / 2), end((1 + level) / 2)];
}`,
      points: 2,
      reason: /below\* the estimate/,
    },
  ],
};
