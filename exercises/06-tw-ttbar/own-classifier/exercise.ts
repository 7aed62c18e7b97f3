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
import type { FeatureColumns } from "../ask-model.ts";
import { type Hidden, hidden, hiddenColumns, judgeAuc, readAuc } from "../judge-scores.ts";

/** How much worse than the good trees is as good, and how much worse is still something. */
const [MARGIN, WIDE] = [0.006, 0.02];
/** Of the AUC on so many hidden events. */
const HIDDEN_ERROR = 0.005;

const fields = ["model", "auc", "error"] as const;

interface Claim {
  readonly model: Float64Array;
  readonly auc: number;
  readonly error: number;
}

export const exercise: Exercise<FeatureColumns, { mine: Claim }, Hidden> = {
  id: "06-tw-ttbar/own-classifier",
  title: "Your own classifier",
  points: 4,
  answers: ["mine"],
  limits: { seconds: 120 },
  hints: {
    en: [
      "Small trees do best here: `gradientBoosting({ nTrees: 150, maxLeaves: 4, minLeafWeight: 20 })`, or a forest with leaves of twenty events and more.",
      "The AUC to expect is that on events which took no part in the training: `measureAuc(model.predict(testing.features), testing.labels)` gives it with its error.",
      "If you have tried many settings on `testing` and kept the best, its AUC is a little too high; cross-validation of the whole procedure, with the choice inside, is not.",
    ],
    es: [
      "Aquí funcionan mejor los árboles pequeños: `gradientBoosting({ nTrees: 150, maxLeaves: 4, minLeafWeight: 20 })`, o un bosque con hojas de veinte sucesos o más.",
      "La AUC que cabe esperar es la de sucesos que no participaron en el entrenamiento: `measureAuc(model.predict(testing.features), testing.labels)` la da con su error.",
      "Si has probado muchos ajustes con `testing` y te has quedado con el mejor, su AUC es algo demasiado alta; la validación cruzada de todo el procedimiento, con la elección dentro, no lo es.",
    ],
    ru: [
      "Лучше всего здесь работают маленькие деревья: `gradientBoosting({ nTrees: 150, maxLeaves: 4, minLeafWeight: 20 })` или лес с листьями от двадцати событий.",
      "Ожидать следует AUC на событиях, не участвовавших в обучении: `measureAuc(model.predict(testing.features), testing.labels)` даёт её вместе с погрешностью.",
      "Если вы перепробовали на `testing` много настроек и оставили лучшую, её AUC немного завышена; перекрёстная проверка всей процедуры, с выбором внутри, этим не страдает.",
    ],
  },
  inputs: hiddenColumns,
  reference: hidden,
  judge: ({ mine }, { reference }) => {
    const record = judges.readRecord(mine, "`mine`", fields);
    if ("verdict" in record) return record.verdict;
    if (fields.every((field) => (record.value[field] ?? null) === null)) {
      return notAttempted({
        en: "`mine` has no values yet: replace the undefined of the cell.",
        es: "`mine` todavía no tiene valores: sustituye el `undefined` de la celda.",
        ru: "В `mine` пока нет значений: замените `undefined` в ячейке.",
      });
    }
    const measured = readAuc(record.value.model, reference.labels, "`mine.model`");
    if ("verdict" in measured) return measured.verdict;
    return together([
      { verdict: judgeAuc(measured.value, reference.auc, MARGIN) ?? pass(), weight: 1 },
      { verdict: judgeAuc(measured.value, reference.auc, WIDE) ?? pass(), weight: 1 },
      { verdict: judgeClaim(record.value.auc, record.value.error, measured.value), weight: 2 },
    ]);
  },
  wrong: [
    {
      name: "the AUC of the training events",
      code: `const model = await gradientBoosting({ nTrees: 200 }).fit(training, seededRandom(2));
const known = measureAuc(model.predict(training.features), training.labels);
const mine = { model, auc: known.value, error: known.error };`,
      points: 1,
      reason: /too good/,
    },
    {
      name: "trees that know the events by heart",
      code: `const model = await gradientBoosting({ nTrees: 200, learningRate: 0.5 }).fit(training, seededRandom(2));
const known = measureAuc(model.predict(testing.features), testing.labels);
const mine = { model, auc: known.value, error: known.error };`,
      points: 2,
      reason: /clearly worse/,
    },
    {
      name: "the scores upside down",
      code: `const trees = await gradientBoosting({ nTrees: 100, maxLeaves: 4 }).fit(training, seededRandom(2));
const model = { predict: (events) => trees.predict(events).map((p) => 1 - p) };
const mine = { model, auc: 0.72, error: 0.005 };`,
      points: 0,
      reason: /upside down/,
    },
    {
      name: "the numbers of the lesson",
      code: `const model = await gradientBoosting({ nTrees: 150, maxLeaves: 4 }).fit(training, seededRandom(2));
const mine = { model, auc: 0.72, error: 0.005 };`,
      points: 2,
      reason: /not rounded/,
    },
    {
      name: "an error so large that it is never wrong",
      code: `const model = await gradientBoosting({ nTrees: 150, maxLeaves: 4 }).fit(training, seededRandom(2));
const { value: auc, error } = measureAuc(model.predict(testing.features), testing.labels);
const mine = { model, auc, error: 20 * error };`,
      points: 2,
      reason: /not the standard error/,
    },
  ],
};

function judgeClaim(auc: unknown, error: unknown, measured: number): Verdict {
  const [value, sigma] = [
    judges.readNumber(auc, "`mine.auc`"),
    judges.readNumber(error, "`mine.error`"),
  ];
  if ("verdict" in value) return value.verdict;
  if ("verdict" in sigma) return sigma.verdict;
  if (isRounded(value.value)) return fail(rounded);
  if (sigma.value < 0.002 || sigma.value > 0.015) {
    return fail({
      en: "`mine.error` is not the standard error of an AUC on ten thousand events: measureAuc tells it.",
      es: "`mine.error` no es el error típico de una AUC con diez mil sucesos: lo da `measureAuc`.",
      ru: "`mine.error` — не стандартная погрешность AUC на десяти тысячах событий: её даёт `measureAuc`.",
    });
  }
  const pull = (value.value - measured) / Math.hypot(sigma.value, HIDDEN_ERROR);
  if (Math.abs(pull) <= 3) return pass();
  return fail(pull > 0 ? tooGood : tooModest);
}

/** To two digits, as in the text of the lesson; an AUC of thousands of events does not come out like this. */
function isRounded(auc: number): boolean {
  return Math.abs(100 * auc - Math.round(100 * auc)) < 1e-9;
}

const rounded: Words = {
  en: "Give `mine.auc` as it was measured, not rounded: it is a number of your model, not of the lesson.",
  es: "Da `mine.auc` tal como se midió, sin redondear: es un número de tu modelo, no de la lección.",
  ru: "Запишите `mine.auc` так, как она измерена, без округления: это число вашей модели, а не урока.",
};

const tooGood: Words = {
  en: "The AUC that you expected is too good to be true on new events: was it measured on events that took part in the training, or in the choice?",
  es: "La AUC que esperabas es demasiado buena para ser cierta con sucesos nuevos: ¿se midió con sucesos que participaron en el entrenamiento, o en la elección?",
  ru: "AUC, которую вы ожидали, слишком хороша для новых событий: не измерена ли она на событиях, участвовавших в обучении или в выборе?",
};

const tooModest: Words = {
  en: "On new events it does much better than you expected.",
  es: "Con sucesos nuevos lo hace mucho mejor de lo que esperabas.",
  ru: "На новых событиях он справляется намного лучше, чем вы ожидали.",
};
