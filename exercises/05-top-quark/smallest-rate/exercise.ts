import { findRoot, type Random, seededRandom } from "toplab/core";
import { type Exercise, fail, judges } from "toplab/grade";
import { expectedSignificance } from "toplab/stats";
import { UNCERTAINTY, type Yields } from "../cut-yields.ts";

interface Reference {
  readonly rates: readonly number[];
  /** For 3 σ. */
  readonly evidence: readonly number[];
  /** From the significance at the standard rate, as if it grew in proportion. */
  readonly scaled: readonly number[];
  /** With a background known exactly. */
  readonly exact: readonly number[];
}

type Reach = (search: Yields, rate: number) => number;

const reach: Reach = ({ signal, background }, rate) =>
  expectedSignificance(rate * signal, background, { error: UNCERTAINTY * background });

const reachIfExact: Reach = ({ signal, background }, rate) =>
  expectedSignificance(rate * signal, background);

const rateFor = (z: number, search: Yields, of: Reach = reach): number =>
  findRoot((rate) => of(search, rate) - z, [0, 50]);

/** Twelve searches that nobody was shown, much as those of the lesson: 5 σ lies inside its picture. */
function searches(seed: number): Yields[] {
  const random = seededRandom(seed);
  const found: Yields[] = [];
  while (found.length < 12) {
    const search = anySearch(random);
    const rate = rateFor(5, search);
    if (rate > 0.6 && rate < 4.5) found.push(search);
  }
  return found;
}

const anySearch = (random: Random): Yields => ({
  signal: 20 + 80 * random(),
  background: 4 * 30 ** random(),
});

function reference(seed: number): Reference {
  const all = searches(seed);
  return {
    rates: all.map((search) => rateFor(5, search)),
    evidence: all.map((search) => rateFor(3, search)),
    scaled: all.map((search) => 5 / reach(search, 1)),
    exact: all.map((search) => rateFor(5, search, reachIfExact)),
  };
}

export const exercise: Exercise<readonly Yields[], { found: number[] }, Reference> = {
  id: "05-top-quark/smallest-rate",
  title: "The smallest rate",
  points: 3,
  answers: ["smallestRate"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "Read the three crossings with the line at 5 σ off the picture first: that is the number to expect.",
      "Start at rate 0 and go up in small steps until `reach(search, rate)` reaches 5.",
      "`findRoot((rate) => reach(search, rate) - 5, [0, 20])` finds where a function is zero.",
    ],
    es: [
      "Lee primero en la figura los tres cruces con la línea de 5 σ: ese es el número que cabe esperar.",
      "Empieza en la tasa 0 y sube a pasos pequeños hasta que `reach(search, rate)` llegue a 5.",
      "`findRoot((rate) => reach(search, rate) - 5, [0, 20])` encuentra dónde vale cero una función.",
    ],
    ru: [
      "Сначала прочитайте на графике, где три кривые пересекают линию 5 σ: такое число и следует ожидать.",
      "Начните с частоты 0 и идите вверх малыми шагами, пока `reach(search, rate)` не достигнет 5.",
      "`findRoot((rate) => reach(search, rate) - 5, [0, 20])` находит, где функция равна нулю.",
    ],
  },
  inputs: searches,
  reference,
  judge: ({ found }, { reference }) => {
    const calls = judges.readCalls(found, "`smallestRate`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(found, expected, { name: "`smallestRate`", relative: 0.02 });
    if (judge(reference.evidence).status === "pass") {
      return fail({
        en: "`smallestRate` is the rate for 3 σ, which is called evidence; a discovery asks for 5.",
        es: "`smallestRate` es la tasa para 3 σ, lo que se llama evidencia; un descubrimiento pide 5.",
        ru: "`smallestRate` — частота для 3 σ, это называют свидетельством; для открытия нужно 5.",
      });
    }
    if (judge(reference.scaled).status === "pass") {
      return fail({
        en: "`smallestRate` assumes that the significance grows in proportion to the rate. It does not: the curve bends.",
        es: "`smallestRate` supone que la significancia crece en proporción a la tasa. No es así: la curva no es una recta.",
        ru: "`smallestRate` предполагает, что значимость растёт пропорционально частоте. Это не так: кривая изгибается.",
      });
    }
    if (judge(reference.exact).status === "pass") {
      return fail({
        en: "`smallestRate` takes the background as known exactly: it is known to 20 %, as `reach` has it.",
        es: "`smallestRate` toma el fondo como conocido con exactitud: se conoce al 20 %, como en `reach`.",
        ru: "`smallestRate` считает фон известным точно, а он известен до 20 %, как в `reach`.",
      });
    }
    return judge(reference.rates);
  },
  wrong: [
    {
      name: "evidence in place of discovery",
      code: "function smallestRate(search) { return findRoot((rate) => reach(search, rate) - 3, [0, 20]); }",
      points: 0,
      reason: /3 σ/,
    },
    {
      name: "significance in proportion to the rate",
      code: "function smallestRate(search) { return 5 / reach(search, 1); }",
      points: 0,
      reason: /proportion/,
    },
    {
      name: "a background without uncertainty",
      code: `function smallestRate({ signal, background }) {
  return findRoot((rate) => expectedSignificance(rate * signal, background) - 5, [0, 20]);
}`,
      points: 0,
      reason: /20 %/,
    },
    {
      name: "read off the picture, for three searches and no other",
      code: `function smallestRate(search) {
  if (search.signal === searches.taught.signal) return 0.65;
  return search.signal === searches.strange.signal ? 1.75 : 1.43;
}`,
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "steps too coarse",
      code: `function smallestRate(search) {
  let rate = 0;
  while (reach(search, rate) < 5) rate += 0.1;
  return rate;
}`,
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "three numbers, not a function",
      code: "const smallestRate = { cuts: 1.43, strange: 1.75, taught: 0.65 };",
      points: 0,
      reason: /should be a function/,
    },
  ],
};
