import { type Exercise, fail, judges, notAttempted, pass, together } from "toplab/grade";
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
      return notAttempted("`topsRatio` has no numbers yet: replace the undefined of the cell.");
    }
    const value = judges.readNumber(claimed, "The value of `topsRatio`");
    if ("verdict" in value) return value.verdict;
    const error = judges.readNumber(claimedError, "The error of `topsRatio`");
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

const isNear = (claim: number, other: number, by: number): boolean =>
  Math.abs(claim / other - 1) < by;

function judgeValue(claim: number, { value }: Reference) {
  if (isNear(claim, value, 0.003)) return pass();
  if (isNear(claim, value / STANDARD_RATIO, 0.003)) {
    return fail("This is the ratio of the strengths; where both are 1, it is 137 pb over 84 pb.");
  }
  if (isNear(claim, 1 / value, 0.003)) return fail("The ratio is upside down: tops over antitops.");
  return fail("The value of R is not that of `topFit`.");
}

function judgeError(claim: number, { value, error, independent }: Reference) {
  if (isNear(claim, error, 0.05)) return pass();
  if (isNear(claim, error / value, 0.05)) {
    return fail("The error is the relative one: multiply it by R.");
  }
  if (isNear(claim, independent, 0.05)) {
    return fail(
      "The error is that of two independent numbers. But most uncertainties push tops and antitops the same way, and drop out of the ratio: take away 2c/(μ μ̄).",
    );
  }
  return fail("The error of R is not right yet: is the covariance in it, and the root taken?");
}
