import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Verdict,
} from "toplab/grade";
import { ownCrossSections } from "toplab/sim/cross-sections";
import { readFit, strengthOf } from "../read-fit.ts";

interface Measured {
  readonly value: number;
  readonly error: number;
}

/** Relative uncertainties of the ratio: right, and as if the strengths were independent. */
interface Spread {
  readonly right: number;
  readonly independent: number;
}

/** Relative uncertainties in the lesson's fit, for those who have none of their own. */
const usual: Spread = { right: 0.026, independent: 0.041 };

/** From the student's own fit, so that an earlier mistake costs nothing here. */
function spreadOf(topFit: unknown): Spread {
  const read = readFit(topFit);
  if ("verdict" in read) return usual;
  const [top, z] = [strengthOf(read.fit, "mu_tt"), strengthOf(read.fit, "mu_Z")];
  if (!(top && z && top.error > 0 && z.error > 0)) return usual;
  const independent = Math.hypot(top.error / top.value, z.error / z.value);
  const shared = (2 * top.with("mu_Z")) / (top.value * z.value);
  return { right: Math.sqrt(independent ** 2 - shared), independent };
}

export const exercise: Exercise<null, { ratio: Measured; topFit: unknown }, number> = {
  id: "04-cross-sections/ratio",
  title: "The ratio",
  points: 3,
  answers: ["ratio"],
  prerequisites: ["top-fit"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "The value: `(mu_tt * 831.76) / (mu_Z * simulatedZ)`, with the two best values of the fit.",
      "The formula gives the *relative* error, squared: take the root and multiply by R.",
      "`const { mu_tt, mu_Z } = topFit.parameters;` then `mu_tt.value`, `mu_tt.error` and so on.",
    ],
    es: [
      "El valor: `(mu_tt * 831.76) / (mu_Z * simulatedZ)`, con los dos mejores valores del ajuste.",
      "La fórmula da el error *relativo*, al cuadrado: saca la raíz y multiplica por R.",
      "`const { mu_tt, mu_Z } = topFit.parameters;` y después `mu_tt.value`, `mu_tt.error`, etc.",
    ],
    ru: [
      "Значение: `(mu_tt * 831.76) / (mu_Z * simulatedZ)` с двумя наилучшими значениями подгонки.",
      "Формула даёт *относительную* погрешность в квадрате: извлеките корень и умножьте на R.",
      "`const { mu_tt, mu_Z } = topFit.parameters;`, а затем `mu_tt.value`, `mu_tt.error` и так далее.",
    ],
  },
  inputs: () => null,
  reference: (seed) => {
    const { ttbar, z } = ownCrossSections(seed);
    return ttbar / z;
  },
  judge: ({ ratio, topFit }, { reference }) => {
    const record = judges.readRecord(ratio, "`ratio`", ["value", "error"]);
    if ("verdict" in record) return record.verdict;
    if ((record.value.value ?? record.value.error ?? null) === null) {
      return notAttempted("`ratio` has no numbers yet: replace the undefined of the cell.");
    }
    const value = judges.readNumber(record.value.value, "The value of `ratio`");
    if ("verdict" in value) return value.verdict;
    const error = judges.readNumber(record.value.error, "The error of `ratio`");
    if ("verdict" in error) return error.verdict;
    const spread = spreadOf(topFit);
    return together([
      { verdict: judgeValue(value.value, reference, spread) },
      { verdict: judgeError(error.value / value.value, error.value, spread), weight: 2 },
    ]);
  },
  wrong: [
    {
      name: "as if they were independent",
      code: `const { mu_tt: t, mu_Z: z } = topFit.parameters;
const R = (t.value * 831.76) / (z.value * simulatedZ);
const ratio = { value: R, error: R * Math.hypot(t.error / t.value, z.error / z.value) };`,
      points: 1,
      reason: /independent/,
    },
    {
      name: "strengths, and upside down",
      code: `const { mu_tt: t, mu_Z: z } = topFit.parameters;
const R = z.value / t.value / 2;
const c = covarianceOf(topFit, "mu_tt", "mu_Z") / (t.value * z.value);
const ratio = { value: R, error: R * Math.sqrt((t.error / t.value) ** 2 + (z.error / z.value) ** 2 - 2 * c) };`,
      points: 2,
      reason: /not right yet/,
    },
    {
      name: "the relative error",
      code: `const { mu_tt: t, mu_Z: z } = topFit.parameters;
const R = (t.value * 831.76) / (z.value * simulatedZ);
const c = covarianceOf(topFit, "mu_tt", "mu_Z") / (t.value * z.value);
const ratio = { value: R, error: (t.error / t.value) ** 2 + (z.error / z.value) ** 2 - 2 * c };`,
      points: 1,
      reason: /root/,
    },
    {
      name: "the covariance added",
      code: `const { mu_tt: t, mu_Z: z } = topFit.parameters;
const R = (t.value * 831.76) / (z.value * simulatedZ);
const c = covarianceOf(topFit, "mu_tt", "mu_Z") / (t.value * z.value);
const ratio = { value: R, error: R * Math.sqrt((t.error / t.value) ** 2 + (z.error / z.value) ** 2 + 2 * c) };`,
      points: 1,
      reason: /takes away/,
    },
  ],
};

function judgeValue(value: number, truth: number, { right }: Spread): Verdict {
  const isNear = (other: number): boolean => Math.abs(value - other) < 3 * right * other;
  if (isNear(truth)) return pass();
  return fail(
    "The value of `ratio` is not right yet: it is a ratio of cross-sections, each a strength times what the simulation has.",
  );
}

function judgeError(relative: number, absolute: number, { right, independent }: Spread): Verdict {
  const isNear = (found: number, wanted: number): boolean => Math.abs(found / wanted - 1) < 0.03;
  if (isNear(relative, right)) return pass();
  if (isNear(relative, independent)) {
    return fail("This error takes the two as independent: the luminosity moves both the same way.");
  }
  if (isNear(relative, Math.sqrt(2 * independent ** 2 - right ** 2))) {
    return fail(
      "In a ratio what both share takes away from the uncertainty: the last term has a minus.",
    );
  }
  if (isNear(absolute, right ** 2)) {
    return fail("This is the square of the relative error: take the root, and multiply by R.");
  }
  if (isNear(absolute, right)) return fail("This is the relative error: multiply it by R.");
  return fail("The error of `ratio` is not right yet.");
}
