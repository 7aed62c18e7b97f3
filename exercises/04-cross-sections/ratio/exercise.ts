import { filter } from "toplab/event";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  partial,
  pass,
  together,
  type Verdict,
  type Words,
} from "toplab/grade";
import { TOP_PAIRS } from "toplab/sim/cross-sections";
import { fieldNames } from "../judge-field.ts";
import { type ChannelCounts, lessonData } from "../lesson-data.ts";
import { isInside, lessonSimulation } from "../lesson-simulation.ts";
import { isFitOf, readFit, strengthOf } from "../read-fit.ts";

interface Measured {
  readonly value: number;
  readonly error: number;
}

/** R of a fit, with its relative uncertainty: right, and as if the strengths were independent. */
interface FromFit {
  readonly value: number;
  readonly right: number;
  readonly independent: number;
}

interface Reference {
  /** What the student's data count, bin by bin. */
  readonly counts: ChannelCounts;
  /** σ(tt̄)/σ(Z) of the simulation. */
  readonly simulated: number;
}

/** What the student's own fit says, so that an earlier mistake costs nothing here; undefined if it is none of these data. */
function fromFit(topFit: unknown, { counts, simulated }: Reference): FromFit | undefined {
  const read = readFit(topFit);
  if ("verdict" in read || !isFitOf(read.fit, counts)) return undefined;
  const [top, z] = [strengthOf(read.fit, "mu_tt"), strengthOf(read.fit, "mu_Z")];
  if (!(top && z && top.error > 0 && z.error > 0)) return undefined;
  const independent = Math.hypot(top.error / top.value, z.error / z.value);
  const shared = (2 * top.with("mu_Z")) / (top.value * z.value);
  const value = (simulated * top.value) / z.value;
  return { value, right: Math.sqrt(independent ** 2 - shared), independent };
}

async function reference(seed: number): Promise<Reference> {
  const { made } = await lessonSimulation();
  const inside = [made.zee, made.zmumu].map((table) => filter(table, isInside).nEvents);
  const share = (inside[0]! + inside[1]!) / (made.zee.nEvents + made.zmumu.nEvents); // two tables
  const { counts } = await lessonData(seed);
  return { counts, simulated: TOP_PAIRS / (Z_PAIRS * share) };
}

/** σ(Z → ℓℓ) of one kind [pb], 60–120 GeV, as the lesson has it. */
const Z_PAIRS = 2008.1;

export const exercise: Exercise<null, { ratio: Measured; topFit: unknown }, Reference> = {
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
  reference,
  judge: ({ ratio, topFit }, { reference }) => {
    const record = judges.readRecord(ratio, "`ratio`", ["value", "error"]);
    if ("verdict" in record) return record.verdict;
    if ((record.value.value ?? record.value.error ?? null) === null) {
      return notAttempted({
        en: "`ratio` has no numbers yet: replace the undefined of the cell.",
        es: "`ratio` todavía no tiene números: sustituye el `undefined` de la celda.",
        ru: "В `ratio` пока нет чисел: замените `undefined` в ячейке.",
      });
    }
    const names = fieldNames("`ratio`");
    const value = judges.readNumber(record.value.value, names.value.name);
    if ("verdict" in value) return value.verdict;
    const error = judges.readNumber(record.value.error, names.error.name);
    if ("verdict" in error) return error.verdict;
    const fit = fromFit(topFit, reference);
    if (!fit) return fail(noFit);
    const ofValue = judgeValue(value.value, fit, reference);
    const verdict = together([
      { verdict: ofValue },
      { verdict: judgeError(error.value / value.value, error.value, fit), weight: 2 },
    ]);
    // everybody's relative error is nearly the same: without the value it says little
    if (ofValue.status === "pass" || verdict.credit === 0) return verdict;
    return partial(1 / 3, verdict.reason);
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
      name: "the fit of the Asimov data",
      code: `const { mu_tt: t, mu_Z: z } = asimovFit.parameters;
const R = (t.value * 831.76) / (z.value * simulatedZ);
const c = covarianceOf(asimovFit, "mu_tt", "mu_Z") / (t.value * z.value);
const ratio = { value: R, error: R * Math.sqrt((t.error / t.value) ** 2 + (z.error / z.value) ** 2 - 2 * c) };`,
      points: 1,
      reason: /of the simulation/,
    },
    {
      name: "strengths, and upside down",
      code: `const { mu_tt: t, mu_Z: z } = topFit.parameters;
const R = z.value / t.value / 2;
const c = covarianceOf(topFit, "mu_tt", "mu_Z") / (t.value * z.value);
const ratio = { value: R, error: R * Math.sqrt((t.error / t.value) ** 2 + (z.error / z.value) ** 2 - 2 * c) };`,
      points: 1,
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

function judgeValue(value: number, fit: FromFit, { simulated }: Reference): Verdict {
  const isNear = (other: number): boolean => judges.isWithin(value, other, { relative: 0.005 });
  if (isNear(fit.value)) return pass();
  if (isNear(simulated)) return fail(ofSimulation);
  return fail(notYet);
}

function judgeError(relative: number, absolute: number, { right, independent }: FromFit): Verdict {
  const isNear = (found: number, wanted: number): boolean => Math.abs(found / wanted - 1) < 0.03;
  if (isNear(relative, right)) return pass();
  if (isNear(relative, independent)) return fail(asIndependent);
  if (isNear(relative, Math.sqrt(2 * independent ** 2 - right ** 2))) return fail(added);
  if (isNear(absolute, right ** 2)) return fail(squared);
  if (isNear(absolute, right)) return fail(notMultiplied);
  return fail(fieldNames("`ratio`").error.otherwise);
}

const noFit: Words = {
  en: "`ratio` is made from the fit of your data, and `topFit` does not hold it: go back to that exercise first.",
  es: "`ratio` se hace con el ajuste de tus datos, y en `topFit` no está: vuelve antes a ese ejercicio.",
  ru: "`ratio` получают из подгонки ваших данных, а в `topFit` её нет: сначала вернитесь к тому упражнению.",
};

const ofSimulation: Words = {
  en: "This is the ratio of the simulation: take the strengths of `topFit`, the fit of your data.",
  es: "Este es el cociente de la simulación: toma las intensidades de `topFit`, el ajuste de tus datos.",
  ru: "Это отношение в моделировании: возьмите силы из `topFit`, подгонки ваших данных.",
};

const notYet: Words = {
  en: "The value of `ratio` is not right yet: it is a ratio of cross-sections, each a strength times what the simulation has.",
  es: "El valor de `ratio` todavía no es correcto: es un cociente de secciones eficaces, cada una una intensidad por lo que tiene la simulación.",
  ru: "Значение `ratio` пока неверно: это отношение сечений, а каждое из них — сила, умноженная на то, что есть в моделировании.",
};

const asIndependent: Words = {
  en: "This error takes the two as independent: the luminosity moves both the same way.",
  es: "Este error toma las dos como independientes: la luminosidad mueve ambas en el mismo sentido.",
  ru: "Здесь обе силы считаются независимыми, а светимость сдвигает их в одну сторону.",
};

const added: Words = {
  en: "In a ratio what both share takes away from the uncertainty: the last term has a minus.",
  es: "En un cociente, lo que ambas comparten resta de la incertidumbre: el último término lleva un menos.",
  ru: "В отношении то, что у обеих общее, уменьшает погрешность: последнее слагаемое — с минусом.",
};

const squared: Words = {
  en: "This is the square of the relative error: take the root, and multiply by R.",
  es: "Es el cuadrado del error relativo: saca la raíz y multiplica por R.",
  ru: "Это квадрат относительной погрешности: извлеките корень и умножьте на R.",
};

const notMultiplied: Words = {
  en: "This is the relative error: multiply it by R.",
  es: "Es el error relativo: multiplícalo por R.",
  ru: "Это относительная погрешность: умножьте её на R.",
};
