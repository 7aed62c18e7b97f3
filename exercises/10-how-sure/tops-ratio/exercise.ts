import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Words,
} from "toplab/grade";
import { STANDARD_RATIO, singleTopFit } from "../measurement.ts";
import { type Ratio, ratioOf } from "../ratio.ts";

interface Reference extends Ratio {
  /** The error, had the two strengths been independent. */
  readonly independent: number;
}

async function reference(): Promise<Reference> {
  const fit = await singleTopFit();
  return { ...ratioOf(fit), independent: ratioOf(fit, { isCorrelated: false }).error };
}

export const exercise: Exercise<null, { topsRatio: Ratio }, Reference> = {
  id: "10-how-sure/tops-ratio",
  title: "More tops than antitops",
  points: 3,
  answers: ["topsRatio"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "The value: `(137 / 84) * mu_t / mu_tbar`, with the two best values of the fit.",
      "The formula gives the *relative* error, squared: take the root and multiply by R.",
      "`const { mu_t: t, mu_tbar: tbar } = topFit.parameters;` then `t.value`, `t.error` and so on.",
    ],
    es: [
      "El valor: `(137 / 84) * mu_t / mu_tbar`, con los dos mejores valores del ajuste.",
      "La fórmula da el error *relativo*, al cuadrado: saca la raíz y multiplica por R.",
      "`const { mu_t: t, mu_tbar: tbar } = topFit.parameters;` y después `t.value`, `t.error`, etc.",
    ],
    ru: [
      "Значение: `(137 / 84) * mu_t / mu_tbar` с двумя наилучшими значениями подгонки.",
      "Формула даёт *относительную* погрешность в квадрате: извлеките корень и умножьте на R.",
      "`const { mu_t: t, mu_tbar: tbar } = topFit.parameters;`, а затем `t.value`, `t.error` и так далее.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ topsRatio }, { reference }) => {
    const record = judges.readRecord(topsRatio, "`topsRatio`", ["value", "error"]);
    if ("verdict" in record) return record.verdict;
    const { value: claimed, error: claimedError } = record.value;
    if ((claimed ?? claimedError ?? null) === null) {
      return notAttempted({
        en: "`topsRatio` has no numbers yet: replace the undefined of the cell.",
        es: "`topsRatio` todavía no tiene números: sustituye los `undefined` de la celda.",
        ru: "В `topsRatio` пока нет чисел: замените `undefined` в ячейке.",
      });
    }
    const value = judges.readNumber(claimed, theValue);
    if ("verdict" in value) return value.verdict;
    const error = judges.readNumber(claimedError, theError);
    if ("verdict" in error) return error.verdict;
    return together([
      { verdict: judgeValue(value.value, reference) },
      { verdict: judgeError(error.value, reference), weight: 2 },
    ]);
  },
  wrong: [
    {
      name: "as if they were independent",
      code: `const { mu_t: t, mu_tbar: tbar } = topFit.parameters;
const R = ((137 / 84) * t.value) / tbar.value;
const topsRatio = { value: R, error: R * Math.hypot(t.error / t.value, tbar.error / tbar.value) };`,
      points: 1,
      reason: /independent/,
    },
    {
      name: "strengths instead of cross-sections",
      code: `const { mu_t: t, mu_tbar: tbar } = topFit.parameters;
const R = t.value / tbar.value;
const c = covarianceOf(topFit, "mu_t", "mu_tbar") / (t.value * tbar.value);
const topsRatio = { value: R, error: (137 / 84) * R * Math.sqrt((t.error / t.value) ** 2 + (tbar.error / tbar.value) ** 2 - 2 * c) };`,
      points: 2,
      reason: /137 pb/,
    },
    {
      name: "the relative error",
      code: `const { mu_t: t, mu_tbar: tbar } = topFit.parameters;
const R = ((137 / 84) * t.value) / tbar.value;
const c = covarianceOf(topFit, "mu_t", "mu_tbar") / (t.value * tbar.value);
const topsRatio = { value: R, error: Math.sqrt((t.error / t.value) ** 2 + (tbar.error / tbar.value) ** 2 - 2 * c) };`,
      points: 1,
      reason: /relative/,
    },
    {
      name: "upside down",
      code: `const { mu_t: t, mu_tbar: tbar } = topFit.parameters;
const R = ((84 / 137) * tbar.value) / t.value;
const topsRatio = { value: R, error: R * Math.hypot(t.error / t.value, tbar.error / tbar.value) };`,
      points: 0,
      reason: /upside down/,
    },
  ],
};

const theValue: Words = {
  en: "The value of `topsRatio`",
  es: "El valor de `topsRatio`",
  ru: "Значение `topsRatio`",
};

const theError: Words = {
  en: "The error of `topsRatio`",
  es: "El error de `topsRatio`",
  ru: "Погрешность `topsRatio`",
};

const isNear = (claim: number, other: number, by: number): boolean =>
  Math.abs(claim / other - 1) < by;

function judgeValue(claim: number, { value }: Reference) {
  if (isNear(claim, value, 0.003)) return pass();
  if (isNear(claim, value / STANDARD_RATIO, 0.003)) {
    return fail({
      en: "This is the ratio of the strengths; where both are 1, it is 137 pb over 84 pb.",
      es: "Este es el cociente de las intensidades; donde las dos valen 1, R es 137 pb entre 84 pb.",
      ru: "Это отношение сил; там, где обе равны 1, R — это 137 пб, делённые на 84 пб.",
    });
  }
  if (isNear(claim, 1 / value, 0.003)) {
    return fail({
      en: "The ratio is upside down: tops over antitops.",
      es: "El cociente está al revés: son tops entre antitops.",
      ru: "Отношение перевёрнуто: топ-кварки делятся на антикварки.",
    });
  }
  return fail({
    en: "The value of R is not that of `topFit`.",
    es: "El valor de R no es el de `topFit`.",
    ru: "Значение R не то, что следует из `topFit`.",
  });
}

function judgeError(claim: number, { value, error, independent }: Reference) {
  if (isNear(claim, error, 0.015)) return pass();
  if (isNear(claim, error / value, 0.05)) {
    return fail({
      en: "The error is the relative one: multiply it by R.",
      es: "El error es el relativo: multiplícalo por R.",
      ru: "Погрешность здесь относительная: умножьте её на R.",
    });
  }
  if (isNear(claim, independent, 0.05)) {
    return fail({
      en: "The error is that of two independent numbers. But most uncertainties push tops and antitops the same way, and drop out of the ratio: take away 2c/(μ μ̄).",
      es: "El error es el de dos números independientes. Pero la mayoría de las incertidumbres empujan a tops y antitops en el mismo sentido y desaparecen del cociente: resta 2c/(μ μ̄).",
      ru: "Это погрешность двух независимых чисел. Но большинство неопределённостей сдвигает топ-кварки и антикварки в одну сторону и из отношения выпадает: вычтите 2c/(μ μ̄).",
    });
  }
  return fail({
    en: "The error of R is not right yet: is the covariance in it, and the root taken?",
    es: "El error de R todavía no es correcto: ¿está en él la covarianza, y has sacado la raíz?",
    ru: "Погрешность R пока неверна: есть ли в ней ковариация и извлечён ли корень?",
  });
}
