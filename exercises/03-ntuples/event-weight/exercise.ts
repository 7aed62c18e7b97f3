import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, type Verdict } from "toplab/grade";

export interface WeightedSample {
  readonly crossSection: number;
  readonly kFactor: number;
  readonly luminosity: number;
  readonly weights: readonly number[];
  readonly passed: readonly number[];
}

/** Samples of every size; in most of them some weights are negative, and none is 1. */
function samples(seed: number): WeightedSample[] {
  const random = seededRandom(seed);
  return Array.from({ length: 8 }, (_, i) => {
    const size = 5 + 40 * random();
    const negative = i === 0 ? 0 : 0.05 + 0.2 * random();
    const weights = Array.from({ length: 200 }, () => (random() < negative ? -size : size));
    return {
      crossSection: 1 + 100 * random(),
      kFactor: 1.1 + 0.7 * random(),
      luminosity: 1 + 35 * random(),
      weights,
      passed: weights.filter(() => random() < 0.3),
    };
  });
}

const sum = (weights: readonly number[]): number => weights.reduce((total, w) => total + w, 0);
const sizes = (weights: readonly number[]): number => sum(weights.map(Math.abs));

/** The formula, and what becomes of it by mistake. */
const formulas = {
  right: ({ crossSection, kFactor, luminosity, weights, passed }: WeightedSample): number =>
    (crossSection * kFactor * 1000 * luminosity * sum(passed)) / sum(weights),
  noThousand: (sample: WeightedSample): number => formulas.right(sample) / 1000,
  noK: (sample: WeightedSample): number => formulas.right(sample) / sample.kFactor,
  counted: (sample: WeightedSample): number =>
    (formulas.right(sample) * sample.passed.length * sum(sample.weights)) /
    (sample.weights.length * sum(sample.passed)),
  sumOverN: (sample: WeightedSample): number =>
    (formulas.right(sample) * sum(sample.weights)) / sample.weights.length,
  absolute: (sample: WeightedSample): number =>
    (formulas.right(sample) * sum(sample.weights)) / sizes(sample.weights),
  perEvent: (sample: WeightedSample): number => formulas.right(sample) / sum(sample.passed),
};

type Name = keyof typeof formulas;
type Reference = Readonly<Record<Name, readonly number[]>>;

const mistakes: readonly (readonly [Name, Verdict])[] = [
  [
    "noThousand",
    partial(0.5, {
      en: "This is 1000 times too small: σ is in pb and L in fb⁻¹.",
      es: "Es 1000 veces demasiado pequeño: σ está en pb y L en fb⁻¹.",
      ru: "Это в 1000 раз меньше, чем нужно: σ дано в пб, а L — в фб⁻¹.",
    }),
  ],
  [
    "noK",
    partial(0.5, {
      en: "Nearly: the K-factor is missing.",
      es: "Casi: falta el factor K.",
      ru: "Почти: не хватает множителя K.",
    }),
  ],
  [
    "counted",
    fail({
      en: "Events are counted here as if each weighed the same. Some weigh less than nothing: add up weights, above and below the line.",
      es: "Aquí se cuentan los sucesos como si todos pesaran lo mismo. Algunos pesan menos que nada: suma pesos, arriba y abajo de la fracción.",
      ru: "Здесь события считаются так, будто все весят одинаково. Некоторые весят меньше нуля: складывайте веса — и в числителе, и в знаменателе.",
    }),
  ],
  [
    "sumOverN",
    fail({
      en: "This divides by the number of events. What belongs there is the sum of all their weights.",
      es: "Esto divide por el número de sucesos. Ahí va la suma de todos sus pesos.",
      ru: "Здесь деление на число событий. На его месте должна стоять сумма всех их весов.",
    }),
  ],
  [
    "absolute",
    fail({
      en: "The minus signs are lost: a negative weight has to be subtracted in Σw, too.",
      es: "Se han perdido los signos menos: también en Σw hay que restar un peso negativo.",
      ru: "Потеряны минусы: отрицательный вес нужно вычитать и в Σw.",
    }),
  ],
  [
    "perEvent",
    partial(0.5, {
      en: "This is what an event of weight 1 is worth. How many does the selection expect?",
      es: "Esto es lo que vale un suceso de peso 1. ¿Cuántos se esperan tras la selección?",
      ru: "Столько стоит событие с весом 1. А сколько событий ожидается после отбора?",
    }),
  ],
];

export const exercise: Exercise<readonly WeightedSample[], { expected: number[] }, Reference> = {
  id: "03-ntuples/event-weight",
  title: "What is one simulated event worth?",
  points: 2,
  answers: ["expectedEvents"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "σ · K · L events happen. Which share of them passes the selection?",
      "The share is the sum of the weights that passed over the sum of all weights: `passed.reduce((total, w) => total + w, 0)`, and the same for `weights`.",
      "σ is in pb, L in fb⁻¹: multiply by 1000. So 1000 · σ · K · L · Σ(passed) / Σ(weights).",
    ],
    es: [
      "Ocurren σ · K · L sucesos. ¿Qué fracción pasa la selección?",
      "La fracción es la suma de los pesos que pasan entre la suma de todos: `passed.reduce((total, w) => total + w, 0)`, y lo mismo con `weights`.",
      "σ está en pb y L en fb⁻¹: multiplica por 1000. O sea 1000 · σ · K · L · Σ(passed) / Σ(weights).",
    ],
    ru: [
      "Происходит σ · K · L событий. Какая их доля проходит отбор?",
      "Доля — это сумма прошедших весов, делённая на сумму всех: `passed.reduce((total, w) => total + w, 0)`, и то же для `weights`.",
      "σ дано в пб, L — в фб⁻¹: умножьте на 1000. Итого 1000 · σ · K · L · Σ(passed) / Σ(weights).",
    ],
  },
  inputs: samples,
  reference: (seed) => {
    const of = (name: Name) => samples(seed).map(formulas[name]);
    return {
      ...{ right: of("right"), noThousand: of("noThousand"), noK: of("noK") },
      ...{ counted: of("counted"), sumOverN: of("sumOverN"), absolute: of("absolute") },
      perEvent: of("perEvent"),
    };
  },
  judge: ({ expected }, { reference }) => {
    const calls = judges.readCalls(expected, "`expectedEvents`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (name: Name): Verdict =>
      judges.numbers(calls.value, reference[name], { name: "`expectedEvents`", relative: 1e-6 });
    const known = mistakes.find(([name]) => judge(name).status === "pass");
    return known?.[1] ?? judge("right");
  },
  wrong: [
    {
      name: "picobarns and femtobarns",
      code: wrongCode("crossSection * kFactor * luminosity * sum(passed) / sum(weights)"),
      points: 1,
      reason: /1000 times/,
    },
    {
      name: "no K-factor",
      code: wrongCode("1000 * crossSection * luminosity * sum(passed) / sum(weights)"),
      points: 1,
      reason: /K-factor/,
    },
    {
      name: "events are counted",
      code: wrongCode(
        "1000 * crossSection * kFactor * luminosity * passed.length / weights.length",
      ),
      points: 0,
      reason: /less than nothing/,
    },
    {
      name: "divided by the number of events",
      code: wrongCode("1000 * crossSection * kFactor * luminosity * sum(passed) / weights.length"),
      points: 0,
      reason: /sum of all their weights/,
    },
    {
      name: "the minus signs are lost below the line",
      code: wrongCode(
        "1000 * crossSection * kFactor * luminosity * sum(passed) / sum(weights.map(Math.abs))",
      ),
      points: 0,
      reason: /minus signs/,
    },
    {
      name: "the worth of one event",
      code: wrongCode("1000 * crossSection * kFactor * luminosity / sum(weights)"),
      points: 1,
      reason: /How many/,
    },
  ],
};

function wrongCode(formula: string): string {
  return `function expectedEvents({ crossSection, kFactor, luminosity, weights, passed }) {
  const sum = (list) => list.reduce((total, w) => total + w, 0);
  return ${formula};
}`;
}
