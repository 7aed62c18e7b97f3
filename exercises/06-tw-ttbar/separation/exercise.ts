import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges } from "toplab/grade";

type Pair = readonly [signal: number[], background: number[]];

/** Contents of two histograms: of different totals, some with bins that are empty in one or in both. */
function pairs(seed: number): Pair[] {
  const random = seededRandom(seed);
  const contents = (n: number, scale: number, peak: number): number[] =>
    Array.from({ length: n }, (_, i) => {
      const height = scale * Math.exp(-(((i - peak) / 3) ** 2)) * (0.8 + 0.4 * random());
      return height < 0.5 ? 0 : Math.round(height);
    });
  const made = Array.from({ length: 8 }, (_, k): Pair => {
    const n = 8 + k;
    return [contents(n, 40 + 10 * k, 3 + 2 * random()), contents(n, 300 - 20 * k, 4 + k / 2)];
  });
  return [
    ...made,
    [
      [1, 2, 3, 0],
      [10, 20, 30, 0],
    ],
    [
      [4, 0, 0],
      [0, 0, 7],
    ],
  ]; // equal shapes; no overlap
}

function separation([signal, background]: Pair, scaled = true): number {
  const total = (list: readonly number[]): number =>
    scaled ? list.reduce((sum, n) => sum + n, 0) : 1;
  const [all, others] = [total(signal), total(background)];
  return signal.reduce((sum, content, i) => {
    const [s, b] = [content / all, background[i]! / others];
    return s + b > 0 ? sum + (s - b) ** 2 / (s + b) / 2 : sum;
  }, 0);
}

export const exercise: Exercise<readonly Pair[], { values: number[] }, number[]> = {
  id: "06-tw-ttbar/separation",
  title: "How far apart?",
  points: 2,
  answers: ["separationOf"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "First the totals: `signal.reduce((sum, n) => sum + n, 0)`. Then, bin by bin, `s = signal[i] / total`, and the same for the background.",
      "Add `(s - b) ** 2 / (s + b)` only where `s + b > 0`: 0/0 is not a number, and one of them spoils the sum.",
      "At the end the half of the sum: two shapes that do not overlap at all give 1.",
    ],
    es: [
      "Primero los totales: `signal.reduce((sum, n) => sum + n, 0)`. Después, intervalo a intervalo, `s = signal[i] / total`, y lo mismo con el fondo.",
      "Suma `(s - b) ** 2 / (s + b)` solo donde `s + b > 0`: 0/0 no es un número, y uno solo estropea la suma.",
      "Al final, la mitad de la suma: dos formas que no se solapan en nada dan 1.",
    ],
    ru: [
      "Сначала суммы: `signal.reduce((sum, n) => sum + n, 0)`. Затем в каждом бине `s = signal[i] / total`, и так же для фона.",
      "Прибавляйте `(s - b) ** 2 / (s + b)` только там, где `s + b > 0`: 0/0 — не число, и одно такое портит всю сумму.",
      "В конце — половина суммы: две формы, которые совсем не перекрываются, дают 1.",
    ],
  },
  inputs: pairs,
  reference: (seed) => pairs(seed).map((pair) => separation(pair)),
  judge: ({ values }, { inputs, reference }) => {
    if (values !== undefined && values !== null && !Array.isArray(values)) {
      return judges.notAFunction("`separationOf`");
    }
    const judge = (expected: readonly number[]) =>
      judges.numbers(values, expected, { name: "`separationOf`", relative: 1e-6, absolute: 1e-9 });
    if (Array.isArray(values) && values.some((value) => Number.isNaN(value))) {
      return fail({
        en: "The result is not a number: in a bin that is empty in both histograms 0 is divided by 0.",
        es: "El resultado no es un número: en un intervalo vacío en ambos histogramas se divide 0 entre 0.",
        ru: "Результат — не число: в бине, пустом в обеих гистограммах, 0 делится на 0.",
      });
    }
    if (judge(inputs.map((pair) => separation(pair, false))).status === "pass") {
      return fail({
        en: "This compares numbers of events. Ten times as much background of the same shape would look separated: bring each histogram to total 1 first.",
        es: "Esto compara números de sucesos. Diez veces más fondo con la misma forma parecería separado: lleva primero cada histograma a un total de 1.",
        ru: "Здесь сравниваются числа событий. Фон той же формы, но в десять раз больший, показался бы отделённым: сначала приведите каждую гистограмму к сумме 1.",
      });
    }
    return judge(reference);
  },
  wrong: [
    {
      name: "numbers of events in place of shares",
      code: `function separationOf(signal: number[], background: number[]) {
  return signal.reduce((sum, s, i) => sum + (s + background[i] > 0 ? (s - background[i]) ** 2 / (s + background[i]) / 2 : 0), 0);
}`,
      points: 0,
      reason: /total 1/,
    },
    {
      name: "without the half",
      code: `function separationOf(signal: number[], background: number[]) {
  const total = (list) => list.reduce((sum, n) => sum + n, 0);
  let all = 0;
  for (let i = 0; i < signal.length; i++) {
    const [s, b] = [signal[i] / total(signal), background[i] / total(background)];
    if (s + b > 0) all += (s - b) ** 2 / (s + b);
  }
  return all;
}`,
      points: 0,
      reason: /twice/,
    },
    {
      name: "empty bins are divided by nothing",
      code: `function separationOf(signal: number[], background: number[]) {
  const total = (list) => list.reduce((sum, n) => sum + n, 0);
  return signal.reduce((sum, n, i) => {
    const [s, b] = [n / total(signal), background[i] / total(background)];
    return sum + (s - b) ** 2 / (s + b) / 2;
  }, 0);
}`,
      points: 0,
      reason: /0 is divided by 0/,
    },
  ],
};
