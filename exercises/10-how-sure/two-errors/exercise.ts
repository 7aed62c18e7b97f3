import {
  type Exercise,
  inEach,
  judges,
  notAttempted,
  together,
  type Verdict,
  type Words,
  wordsIn,
} from "toplab/grade";
import { breakdown } from "toplab/stats/histfactory";
import { singleTopFit } from "../measurement.ts";

const names = ["total", "statistical", "systematic"] as const;
type Errors = Readonly<Record<(typeof names)[number], number>>;

async function reference(): Promise<Errors> {
  const { total, statistical, systematic } = breakdown(await singleTopFit(), { poi: "mu_t" });
  return { total, statistical, systematic };
}

export const exercise: Exercise<null, { muErrors: Errors }, Errors> = {
  id: "10-how-sure/two-errors",
  title: "Two kinds of error",
  points: 3,
  answers: ["muErrors"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "`topFit.parameters.mu_t.error` is the total.",
      "`model.parameters.filter(({ constraint }) => constraint)` are the parameters to hold; `Object.fromEntries(list.map(({ name }) => [name, …]))` makes a record of them.",
      "The second fit's `parameters.mu_t.error` is the statistical part, and the systematic one is `Math.sqrt(total ** 2 - statistical ** 2)`.",
    ],
    es: [
      "`topFit.parameters.mu_t.error` es el total.",
      "`model.parameters.filter(({ constraint }) => constraint)` son los parámetros que hay que fijar; `Object.fromEntries(lista.map(({ name }) => [name, …]))` hace con ellos un registro.",
      "El `parameters.mu_t.error` del segundo ajuste es la parte estadística, y la sistemática es `Math.sqrt(total ** 2 - statistical ** 2)`.",
    ],
    ru: [
      "`topFit.parameters.mu_t.error` — полная погрешность.",
      "`model.parameters.filter(({ constraint }) => constraint)` — параметры, которые нужно закрепить; `Object.fromEntries(список.map(({ name }) => [name, …]))` делает из них запись.",
      "`parameters.mu_t.error` второй подгонки — статистическая часть, а систематическая — `Math.sqrt(total ** 2 - statistical ** 2)`.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ muErrors }, { reference }) => {
    const record = judges.readRecord(muErrors, "`muErrors`", names);
    if ("verdict" in record) return record.verdict;
    if (names.every((name) => (record.value[name] ?? null) === null)) {
      return notAttempted({
        en: "`muErrors` has no numbers yet: replace the undefined of the cell.",
        es: "`muErrors` todavía no tiene números: sustituye los `undefined` de la celda.",
        ru: "В `muErrors` пока нет чисел: замените `undefined` в ячейке.",
      });
    }
    return together(
      names.map((name) => ({ verdict: judgeOne(name, record.value[name], reference) })),
    );
  },
  wrong: [
    {
      name: "subtracted, not in quadrature",
      code: `const fixed = Object.fromEntries(model.parameters.filter(({ constraint }) => constraint)
  .map(({ name }) => [name, topFit.parameters[name].value]));
const total = topFit.parameters.mu_t.error;
const statistical = fitModel(model, { fixed }).parameters.mu_t.error;
const muErrors = { total, statistical, systematic: total - statistical };`,
      points: 2,
      reason: /quadrature/,
    },
    {
      name: "the two strengths are mixed up",
      code: `const fixed = Object.fromEntries(model.parameters.filter(({ constraint }) => constraint)
  .map(({ name }) => [name, topFit.parameters[name].value]));
const total = topFit.parameters.mu_tbar.error;
const statistical = fitModel(model, { fixed }).parameters.mu_tbar.error;
const muErrors = { total, statistical, systematic: Math.sqrt(total ** 2 - statistical ** 2) };`,
      points: 0,
      reason: /mu_t/,
    },
    {
      name: "nothing is held",
      code: `const total = topFit.parameters.mu_t.error;
const statistical = fitModel(model).parameters.mu_t.error;
const muErrors = { total, statistical, systematic: 0 };`,
      points: 1,
      reason: /held/,
    },
  ],
};

function judgeOne(name: (typeof names)[number], claim: unknown, reference: Errors): Verdict {
  const called = `\`muErrors.${name}\``;
  const verdict = judges.withinTolerance(claim, reference[name], { name: called, relative: 0.01 });
  if (verdict.status !== "fail" || typeof claim !== "number") return verdict;
  const isNear = (other: number): boolean => Math.abs(claim / other - 1) < 0.03;
  if (name === "statistical" && isNear(reference.total)) {
    return { ...verdict, reason: nothingHeld(called) };
  }
  if (name === "systematic" && isNear(reference.total - reference.statistical)) {
    return { ...verdict, reason: notLinearly(called) };
  }
  return { ...verdict, reason: whose(verdict.reason) };
}

const nothingHeld = (called: string): Words => ({
  en: `${called} is the total error: were the constrained parameters held in the second fit?`,
  es: `${called} es el error total: ¿estaban fijos en el segundo ajuste los parámetros con ligadura?`,
  ru: `${called} — это полная погрешность: были ли во второй подгонке закреплены параметры с ограничением?`,
});

const notLinearly = (called: string): Words => ({
  en: `${called}: independent errors add in quadrature, not linearly.`,
  es: `${called}: los errores independientes se suman en cuadratura, no linealmente.`,
  ru: `${called}: независимые погрешности складываются квадратично, а не линейно.`,
});

function whose(why: Words): Words {
  const question = {
    en: "Is it the error of mu_t that is asked for here?",
    es: "¿Es el error de `mu_t` que se pide aquí?",
    ru: "Та ли это погрешность `mu_t`, о которой здесь спрашивают?",
  };
  return inEach((language) => `${wordsIn(why, language)} ${question[language]}`);
}
