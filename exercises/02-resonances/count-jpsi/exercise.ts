import { type Random, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial } from "toplab/grade";
import { countPeak } from "toplab/stats/resonances";
import { windows } from "../lesson-samples.ts";

interface Reference {
  readonly right: readonly number[];
  /** Every pair of the peak's window, the background with it. */
  readonly notSubtracted: readonly number[];
  /** The sidebands subtracted as they are, though they are wider. */
  readonly notScaled: readonly number[];
  readonly scaledUp: readonly number[];
  /** One sideband only. */
  readonly oneSide: readonly number[];
  readonly sides: readonly number[];
}

/** Lists of masses: a peak on a background, of other sizes each time. */
function samples(seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: 8 }, () => {
    const [nPeak, nBelow] = [Math.floor(200 * random()), 100 + Math.floor(200 * random())];
    const peak = Array.from({ length: nPeak }, () => 3.097 + 0.04 * bell(random));
    const falling = Array.from({ length: nBelow }, () => 2.5 + 1.3 * (1 - Math.sqrt(random())));
    return [...peak, ...falling].sort(() => random() - 0.5);
  });
}

/** Near enough to a Gaussian of width 1. */
const bell = (random: Random): number => 2 * (random() + random() + random() - 1.5);

function reference(seed: number): Reference {
  const lists = samples(seed);
  const count = (masses: readonly number[], [from, to]: readonly [number, number]): number =>
    masses.filter((m) => m >= from && m < to).length;
  const [low, high] = windows.sides;
  const counts = lists.map((masses) => ({
    peak: count(masses, windows.peak),
    low: count(masses, low),
    high: count(masses, high),
  }));
  return {
    right: lists.map((masses) => countPeak(masses, windows).value),
    notSubtracted: counts.map(({ peak }) => peak),
    notScaled: counts.map((n) => n.peak - n.low - n.high),
    scaledUp: counts.map((n) => n.peak - (4 / 3) * (n.low + n.high)),
    oneSide: counts.map((n) => n.peak - 1.5 * n.low),
    sides: counts.map((n) => n.low + n.high),
  };
}

export const exercise: Exercise<readonly number[][], { counts: number[] }, Reference> = {
  id: "02-resonances/count-jpsi",
  title: "Count with sidebands",
  points: 3,
  answers: ["countJpsi"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "`masses.filter((m) => m >= 2.95 && m < 3.25).length` counts one window.",
      "The two sidebands are 0.40 GeV wide together, the peak's window 0.30 GeV. How much background lies under the peak for each pair in the sidebands?",
      "Return nPeak − (0.30 / 0.40) · nSides.",
    ],
    es: [
      "`masses.filter((m) => m >= 2.95 && m < 3.25).length` cuenta una ventana.",
      "Las dos bandas laterales miden juntas 0,40 GeV; la ventana del pico, 0,30 GeV. ¿Cuánto fondo hay bajo el pico por cada par de las bandas laterales?",
      "Devuelve nPeak − (0,30 / 0,40) · nSides.",
    ],
    ru: [
      "`masses.filter((m) => m >= 2.95 && m < 3.25).length` считает пары в одном окне.",
      "Обе боковые полосы вместе занимают 0,40 ГэВ, окно пика — 0,30 ГэВ. Сколько фона под пиком приходится на каждую пару в боковых полосах?",
      "Верните nPeak − (0,30 / 0,40) · nSides.",
    ],
  },
  inputs: samples,
  reference,
  judge: ({ counts }, { reference }) => {
    const calls = judges.readCalls(counts, "`countJpsi`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(counts, expected, { name: "`countJpsi`", absolute: 1e-6 });
    const isLike = (expected: readonly number[]) => judge(expected).status === "pass";
    if (isLike(reference.notScaled)) {
      return partial(1 / 3, {
        en: "The background is subtracted, but the sidebands together are wider than the window of the peak: they hold more background than lies under it.",
        es: "El fondo está restado, pero las bandas laterales juntas son más anchas que la ventana del pico: contienen más fondo del que hay bajo él.",
        ru: "Фон вычтен, но обе боковые полосы вместе шире, чем окно пика: фона в них больше, чем под пиком.",
      });
    }
    if (isLike(reference.oneSide)) {
      return partial(1 / 3, {
        en: "This uses the left sideband alone. The background falls, so one side alone subtracts too much: use both.",
        es: "Aquí se usa solo la banda izquierda. El fondo decrece, así que un solo lado resta demasiado: usa las dos.",
        ru: "Здесь использована только левая полоса. Фон спадает, поэтому одна эта сторона вычитает слишком много: возьмите обе.",
      });
    }
    if (isLike(reference.scaledUp)) {
      return partial(1 / 3, {
        en: "The ratio of the widths is upside down.",
        es: "El cociente de las anchuras está al revés.",
        ru: "Отношение ширин перевёрнуто.",
      });
    }
    if (isLike(reference.notSubtracted)) {
      return fail({
        en: "This counts all pairs under the peak: the background among them is still in.",
        es: "Esto cuenta todos los pares bajo el pico: el fondo que hay entre ellos sigue dentro.",
        ru: "Здесь сосчитаны все пары под пиком: фон среди них ещё не вычтен.",
      });
    }
    if (isLike(reference.sides))
      return fail({
        en: "This counts the sidebands: what of the peak?",
        es: "Esto cuenta las bandas laterales: ¿y el pico?",
        ru: "Здесь сосчитаны боковые полосы: а как же пик?",
      });
    return judge(reference.right);
  },
  wrong: [
    {
      name: "nothing subtracted",
      code: "function countJpsi(masses) { return masses.filter((m) => m >= 2.95 && m < 3.25).length; }",
      points: 0,
      reason: /still in/,
    },
    {
      name: "the widths forgotten",
      code: `function countJpsi(masses) {
  const n = (from, to) => masses.filter((m) => m >= from && m < to).length;
  return n(2.95, 3.25) - n(2.65, 2.85) - n(3.35, 3.55);
}`,
      points: 1,
      reason: /wider/,
    },
    {
      name: "the ratio upside down",
      code: `function countJpsi(masses) {
  const n = (from, to) => masses.filter((m) => m >= from && m < to).length;
  return n(2.95, 3.25) - (n(2.65, 2.85) + n(3.35, 3.55)) * 0.4 / 0.3;
}`,
      points: 1,
      reason: /upside down/,
    },
    {
      name: "one side only",
      code: `function countJpsi(masses) {
  const n = (from, to) => masses.filter((m) => m >= from && m < to).length;
  return n(2.95, 3.25) - n(2.65, 2.85) * 1.5;
}`,
      points: 1,
      reason: /use both/,
    },
    {
      name: "the masses that are left, not their number",
      code: "function countJpsi(masses) { return masses.filter((m) => m >= 2.95 && m < 3.25); }",
      points: 0,
      reason: /should be a number/,
    },
  ],
};
