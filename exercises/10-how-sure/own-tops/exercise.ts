import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Verdict,
  type Words,
} from "toplab/grade";
import { blindStrengths, blindTops } from "toplab/sim/single-top";
import { findBestFit, fitModel, type HistFactoryFit } from "toplab/stats/histfactory";
import { singleTopFit, singleTopModel } from "../measurement.ts";
import { type Ratio, ratioOf } from "../ratio.ts";

const names = ["mu_t", "mu_tbar", "ratio"] as const;
type Name = (typeof names)[number];
type Measured = Readonly<Record<Name, Ratio>>;

interface Reference {
  readonly fit: HistFactoryFit;
  readonly best: Measured;
  /** What the lesson's data give, and the statistical errors: two likely mistakes. */
  readonly lesson: Measured;
  readonly statistical: Measured;
  readonly truth: Readonly<Record<"mu_t" | "mu_tbar", number>>;
}

async function reference(seed: number): Promise<Reference> {
  const model = await singleTopModel((await blindTops(seed)).observations);
  const fit = fitModel(model);
  const fixed = Object.fromEntries(
    model.parameters.flatMap(({ name, constraint }, p) =>
      constraint ? [[name, fit.values[p]!]] : [],
    ),
  );
  return {
    ...{ fit, best: measured(fit), lesson: measured(await singleTopFit()) },
    statistical: measured(fitModel(model, { fixed })),
    truth: blindStrengths(seed),
  };
}

function measured(fit: HistFactoryFit): Measured {
  const of = (name: string): Ratio => ({
    value: fit.parameters[name]!.value,
    error: fit.parameters[name]!.error,
  });
  return { mu_t: of("mu_t"), mu_tbar: of("mu_tbar"), ratio: ratioOf(fit) };
}

export const exercise: Exercise<null, { ownTops: Measured }, Reference> = {
  id: "10-how-sure/own-tops",
  title: "Your own measurement",
  points: 4,
  answers: ["ownTops"],
  limits: { seconds: 60 },
  hints: {
    en: [
      "Three steps, all of which you have seen above: compile, fit, and read off; then the ratio as in the exercise before.",
      "`const ownFit = fitModel(compile({ ...workspace, observations: mine.observations }));` and `ownFit.parameters.mu_t`.",
      'For the ratio\'s error the covariance is `covarianceOf(ownFit, "mu_t", "mu_tbar")`, of *your* fit.',
    ],
    es: [
      "Tres pasos, y todos los has visto más arriba: compilar, ajustar y leer; después, el cociente como en el ejercicio anterior.",
      "`const ownFit = fitModel(compile({ ...workspace, observations: mine.observations }));` y `ownFit.parameters.mu_t`.",
      'Para el error del cociente, la covarianza es `covarianceOf(ownFit, "mu_t", "mu_tbar")`, la de *tu* ajuste.',
    ],
    ru: [
      "Три шага, и все они были выше: собрать модель, подогнать, прочитать; затем отношение, как в предыдущем упражнении.",
      "`const ownFit = fitModel(compile({ ...workspace, observations: mine.observations }));` и `ownFit.parameters.mu_t`.",
      'Для погрешности отношения нужна ковариация `covarianceOf(ownFit, "mu_t", "mu_tbar")` из *вашей* подгонки.',
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ ownTops }, { reference }) => {
    const read = readMeasured(ownTops);
    if ("verdict" in read) return read.verdict;
    const claim = read.value;
    const strengths = judgeStrengths(claim, reference);
    if (strengths.status !== "pass") return strengths; // errors and a ratio of what was not measured
    const verdict = together([
      { verdict: strengths, weight: 2 },
      { verdict: judgeErrors(claim, reference) },
      { verdict: judgeRatio(claim, reference) },
    ]);
    if (verdict.status !== "pass") return verdict;
    const { truth } = reference;
    const pull = (name: "mu_t" | "mu_tbar"): string =>
      ((claim[name].value - truth[name]) / claim[name].error).toFixed(1);
    return pass(wordsOnTruth(pull("mu_t"), pull("mu_tbar")));
  },
  wrong: [
    {
      name: "the data of the lesson",
      code: `const { mu_t, mu_tbar } = topFit.parameters;
const ownTops = { mu_t, mu_tbar, ratio: topsRatio };`,
      points: 0,
      reason: /data of the lesson/,
    },
    {
      name: "only the statistical errors",
      code: `const ownModel = compile({ ...workspace, observations: mine.observations });
const whole = fitModel(ownModel);
const fixed = Object.fromEntries(ownModel.parameters.filter(({ constraint }) => constraint)
  .map(({ name }) => [name, whole.parameters[name].value]));
const narrow = fitModel(ownModel, { fixed });
const { mu_t, mu_tbar } = narrow.parameters;
const R = ((137 / 84) * mu_t.value) / mu_tbar.value;
const ownTops = { mu_t, mu_tbar, ratio: { value: R, error: R * Math.hypot(mu_t.error / mu_t.value, mu_tbar.error / mu_tbar.value) } };`,
      points: 2,
      reason: /statistical part alone/,
    },
    {
      name: "nuisance parameters at their nominal values",
      code: `const ownModel = compile({ ...workspace, observations: mine.observations });
const fixed = Object.fromEntries(ownModel.parameters.filter(({ constraint }) => constraint)
  .map(({ name, init }) => [name, init]));
const narrow = fitModel(ownModel, { fixed });
const { mu_t, mu_tbar } = narrow.parameters;
const R = ((137 / 84) * mu_t.value) / mu_tbar.value;
const ownTops = { mu_t, mu_tbar, ratio: { value: R, error: R * 0.05 } };`,
      points: 0,
      reason: /bottom of the valley/,
    },
    {
      name: "as expected",
      code: "const ownTops = { mu_t: { value: 1, error: 0.1 }, mu_tbar: { value: 1, error: 0.1 }, ratio: { value: 1.63, error: 0.1 } };",
      points: 0,
      reason: /bottom of the valley/,
    },
  ],
};

function readMeasured(
  ownTops: unknown,
): { readonly value: Measured } | { readonly verdict: Verdict } {
  const record = judges.readRecord(ownTops, "`ownTops`", names);
  if ("verdict" in record) return record;
  const entries: [Name, Ratio][] = [];
  let isOpen = true;
  for (const name of names) {
    const called = `\`ownTops.${name}\``;
    const one = judges.readRecord(record.value[name], called, ["value", "error"]);
    if ("verdict" in one) return one;
    const { value, error } = one.value;
    isOpen &&= (value ?? error ?? null) === null;
    const numbers = [value, error].map((n) => judges.readNumber(n, called));
    for (const number of numbers) if ("verdict" in number && !isOpen) return number;
    entries.push([name, one.value as unknown as Ratio]); // both read as numbers just now, or nothing is there yet
  }
  if (isOpen) {
    const verdict = notAttempted({
      en: "`ownTops` has no numbers yet: replace the undefined of the cell.",
      es: "`ownTops` todavía no tiene números: sustituye los `undefined` de la celda.",
      ru: "В `ownTops` пока нет чисел: замените `undefined` в ячейке.",
    });
    return { verdict };
  }
  return { value: Object.fromEntries(entries) as unknown as Measured }; // one for each name
}

const wordsOnTruth = (t: string, tbar: string): Words => ({
  en: `Correct. And the truth? Your mu_t is ${t}, your mu_tbar ${tbar} standard deviations above it.`,
  es: `Correcto. ¿Y la verdad? Tu mu_t está ${t} desviaciones estándar por encima de ella, y tu mu_tbar, ${tbar}.`,
  ru: `Верно. А истина? Ваше mu_t выше её на столько стандартных отклонений: ${t}; ваше mu_tbar — на столько: ${tbar}.`,
});

/** How far −2 ln L at the claimed strengths, lowest in all else, lies above its minimum. */
function riseAt({ mu_t, mu_tbar }: Measured, fit: HistFactoryFit): number {
  const fixed = { mu_t: mu_t.value, mu_tbar: mu_tbar.value };
  const at = findBestFit(fit.model, { start: fit.values, fixed });
  return at.converged ? at.twiceNll - fit.twiceNll : Number.POSITIVE_INFINITY;
}

const isNear = (a: number, b: number, by: number): boolean => Math.abs(a / b - 1) < by;

function judgeStrengths(claim: Measured, { fit, lesson }: Reference): Verdict {
  const isPossible = [claim.mu_t, claim.mu_tbar].every(({ value }) => value >= 0 && value <= 5);
  if (isPossible && riseAt(claim, fit) < 0.05) return pass();
  const isLesson = (["mu_t", "mu_tbar"] as const).every((name) =>
    isNear(claim[name].value, lesson[name].value, 1e-3),
  );
  if (isLesson) {
    return fail({
      en: "These are the strengths in the data of the lesson, not in yours.",
      es: "Estas son las intensidades en los datos de la lección, no en los tuyos.",
      ru: "Это силы в данных урока, а не в ваших.",
    });
  }
  return fail({
    en: "At these strengths your data are not at the bottom of the valley: are all parameters free in the fit?",
    es: "Con estas intensidades tus datos no están en el fondo del valle: ¿están libres todos los parámetros del ajuste?",
    ru: "При таких силах ваши данные не на дне долины: все ли параметры в подгонке свободны?",
  });
}

function judgeErrors(claim: Measured, { best, statistical }: Reference): Verdict {
  const areLike = (other: Measured): boolean =>
    (["mu_t", "mu_tbar"] as const).every((name) =>
      isNear(claim[name].error, other[name].error, 0.1),
    );
  if (areLike(best)) return pass();
  if (areLike(statistical)) {
    return fail({
      en: "These errors are the statistical part alone: leave the nuisance parameters free.",
      es: "Estos errores son solo la parte estadística: deja libres los parámetros molestos.",
      ru: "Эти погрешности — одна статистическая часть: оставьте мешающие параметры свободными.",
    });
  }
  return fail({
    en: "The errors of the two strengths are not those of the fit with all parameters free.",
    es: "Los errores de las dos intensidades no son los del ajuste con todos los parámetros libres.",
    ru: "Погрешности двух сил — не те, что даёт подгонка со всеми свободными параметрами.",
  });
}

function judgeRatio({ ratio }: Measured, { best }: Reference): Verdict {
  if (!isNear(ratio.value, best.ratio.value, 0.01)) {
    return fail({
      en: "The ratio is not that of your strengths: (137 pb · mu_t) / (84 pb · mu_tbar).",
      es: "El cociente no es el de tus intensidades: (137 pb · mu_t) / (84 pb · mu_tbar).",
      ru: "Отношение — не то, что следует из ваших сил: (137 пб · mu_t) / (84 пб · mu_tbar).",
    });
  }
  if (isNear(ratio.error, best.ratio.error, 0.1)) return pass();
  return fail({
    en: "The error of the ratio is not right: is the covariance of your own fit in it?",
    es: "El error del cociente no es correcto: ¿está en él la covarianza de tu propio ajuste?",
    ru: "Погрешность отношения неверна: есть ли в ней ковариация вашей собственной подгонки?",
  });
}
