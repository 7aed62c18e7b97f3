import type { EventTable } from "toplab/event";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  partial,
  pass,
  together,
  type Verdict,
  wrongType,
} from "toplab/grade";
import { blindRate as trueRate } from "toplab/sim/search";
import { cutYields, UNCERTAINTY, type Yields } from "../cut-yields.ts";
import { knownMistakes } from "./known-mistakes.ts";
import { type MixedEvents, mixedEvents, type Origin } from "./mixed-events.ts";
import { ofMeasurement, ofSelection, ofYields } from "./words.ts";

const fields = ["observed", "signal", "background", "rate", "error"] as const;
type Measured = Readonly<Record<(typeof fields)[number], number>>;

interface Reference extends Pick<MixedEvents, "origins" | "weights"> {
  /** What was put into the student's sample. */
  readonly rate: number;
  /** Uncertainty to be expected with the cuts of the lesson, at the standard rate. */
  readonly error: number;
}

async function reference(seed: number): Promise<Reference> {
  const { origins, weights } = await mixedEvents(seed);
  return { origins, weights, rate: trueRate(seed), error: expectedError(await cutYields()) };
}

const errorOf = ({ observed, signal, background }: Pick<Measured, "observed"> & Yields): number =>
  Math.sqrt(observed + (UNCERTAINTY * background) ** 2) / signal;

/** The uncertainty that a selection promises for a rate, before anything is counted. */
const expectedError = (yields: Yields, rate = 1): number =>
  errorOf({ ...yields, observed: rate * yields.signal + yields.background });

/** What the probe brings: the selection's answers on the mixed events, and the student's numbers. */
interface Values {
  readonly kept: boolean[];
  readonly blindRate: Measured;
}

export const exercise: Exercise<EventTable, Values, Reference> = {
  id: "05-top-quark/blind-rate",
  title: "Your own measurement",
  points: 4,
  answers: ["selected", "blindRate"],
  prerequisites: ["top-cuts"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "The search that reaches the smallest rate also measures best: in `selected`, score the events with `trees.predict(features(searchFeatures(events), inputs))` and keep what is above `taughtCut`.",
      "`Array.from(scores, (score) => score >= taughtCut)` is a list of true and false, and `.filter((isKept) => isKept).length` counts the true ones. `searches.taught` has `signal` and `background` of that selection in 1 pb⁻¹ already, from the testing samples.",
      "The error of the numerator is √(observed + (0.2 · background)²); divide it by the signal, as the numerator.",
    ],
    es: [
      "La búsqueda que llega a la tasa más pequeña es también la que mejor mide: en `selected`, puntúa los sucesos con `trees.predict(features(searchFeatures(events), inputs))` y quédate con lo que supere `taughtCut`.",
      "`Array.from(scores, (score) => score >= taughtCut)` es una lista de `true` y `false`, y `.filter((isKept) => isKept).length` cuenta los `true`. `searches.taught` ya contiene `signal` y `background` de esa selección en 1 pb⁻¹, a partir de las muestras de prueba.",
      "El error del numerador es √(observed + (0,2 · background)²); divídelo por la señal, igual que el numerador.",
    ],
    ru: [
      "Поиск, который достигает наименьшей частоты, и измеряет лучше всего: в `selected` оцените события с помощью `trees.predict(features(searchFeatures(events), inputs))` и оставьте то, что выше `taughtCut`.",
      "`Array.from(scores, (score) => score >= taughtCut)` — список из `true` и `false`, а `.filter((isKept) => isKept).length` считает в нём `true`. В `searches.taught` уже есть `signal` и `background` этого отбора в 1 пб⁻¹, по проверочным выборкам.",
      "Погрешность числителя — √(observed + (0,2 · background)²); разделите её на сигнал, как и числитель.",
    ],
  },
  inputs: async (seed) => (await mixedEvents(seed)).events,
  reference,
  judge: ({ kept, blindRate }, { reference }) => {
    const numbers = readMeasured(blindRate);
    if ("verdict" in numbers) return numbers.verdict;
    const selection = readKept(kept, reference.origins.length);
    if ("verdict" in selection) return selection.verdict;
    const claim = numbers.value;
    const own = yieldsOf(selection.value, reference);
    const doubt = judgeYields(claim, own);
    if (doubt) return doubt;
    const rate = judgeRate(claim, reference);
    const precision = rate.status === "pass" ? judgePrecision(own, reference) : rate;
    return together([
      { verdict: rate, weight: 1 },
      { verdict: judgeError(claim), weight: 1 },
      { verdict: precision, weight: 2 },
    ]);
  },
  wrong: knownMistakes,
};

function readMeasured(claim: unknown): judges.Read<Measured> {
  const record = judges.readRecord(claim, "`blindRate`", fields);
  if ("verdict" in record) return record;
  if (fields.every((field) => (record.value[field] ?? null) === null)) {
    return { verdict: notAttempted(ofYields.missing) };
  }
  for (const field of fields) {
    const read = judges.readNumber(record.value[field], `\`blindRate.${field}\``);
    if ("verdict" in read) return read;
  }
  return { value: record.value as Measured }; // each read as a number just now
}

/** The selection's answers, one for each event; 1 and 0 are as good as true and false. */
function readKept(claim: unknown, nEvents: number): judges.Read<readonly boolean[]> {
  if (claim === undefined || claim === null) {
    return { verdict: notAttempted(ofSelection.missing) };
  }
  const isList = Array.isArray(claim) || ArrayBuffer.isView(claim);
  if (!isList) return { verdict: wrongType(ofSelection.noList) };
  const answers = Array.from(claim as ArrayLike<unknown>); // a list
  const isAnswer = (answer: unknown): boolean =>
    typeof answer === "boolean" || answer === 0 || answer === 1;
  if (answers.length !== nEvents) return { verdict: fail(ofSelection.wrongLength) };
  if (!answers.every(isAnswer)) return { verdict: wrongType(ofSelection.noList) };
  const kept = answers.map(Boolean);
  if (kept.every(Boolean)) return { verdict: fail(ofSelection.everything) };
  return kept.some(Boolean) ? { value: kept } : { verdict: fail(ofSelection.nothing) };
}

/** What a selection keeps of the blind sample, and of the testing samples in 1 pb⁻¹. */
function yieldsOf(
  kept: readonly boolean[],
  { origins, weights }: Reference,
): Pick<Measured, "observed"> & Yields {
  const of = (...wanted: readonly Origin[]): number =>
    origins.reduce(
      (sum, from, i) => sum + (kept[i] && wanted.includes(from) ? weights[from] : 0),
      0,
    );
  return { observed: of("blind"), signal: of("ttbar"), background: of("wjets", "qcd") };
}

/** Why these are not the numbers of the student's selection; its background may be measured in data, too. */
function judgeYields(claim: Measured, own: ReturnType<typeof yieldsOf>): Verdict | undefined {
  const { observed, signal, background } = claim;
  if (!(observed >= 0 && Number.isInteger(observed))) return wrongType(ofYields.noCount);
  if (!(signal > 0 && background >= 0)) return wrongType(ofYields.negative);
  if (signal > 250 || background > 800) return fail(ofYields.simulated); // more than there is without any cut
  if (observed !== own.observed) return fail(ofYields.otherSample);
  if (Math.abs(signal / own.signal - 1) > 0.05) return fail(ofYields.otherSignal);
  const isFar = Math.abs(background - own.background) > 2 + 2 * UNCERTAINTY * own.background;
  return isFar ? fail(ofYields.otherBackground) : undefined;
}

function judgeRate(claim: Measured, { rate: truth }: Reference): Verdict {
  const { observed, signal, background, rate } = claim;
  const isLike = (other: number): boolean => Math.abs(rate - other) <= 0.01 * (1 + Math.abs(other));
  if (!isLike((observed - background) / signal)) {
    return fail(isLike(observed / signal) ? ofMeasurement.notSubtracted : ofMeasurement.otherRate);
  }
  if (Math.abs(rate - truth) <= 4 * expectedError(claim, truth)) return pass();
  return fail(ofMeasurement.farFromTruth);
}

function judgeError(claim: Measured): Verdict {
  const { observed, signal, error } = claim;
  const expected = errorOf(claim);
  const isLike = (other: number): boolean => Math.abs(error - other) <= 0.1 * other;
  if (isLike(expected)) return pass();
  if (isLike(Math.sqrt(observed) / signal)) return fail(ofMeasurement.onlyCount);
  return fail(isLike(expected * signal) ? ofMeasurement.notDivided : ofMeasurement.otherError);
}

/** By what the selection promises on testing events, so that nobody's luck or rate matters. */
function judgePrecision(own: Yields, { error }: Reference): Verdict {
  const promised = expectedError(own);
  if (promised <= 1.5 * error) return pass();
  const { imprecise } = ofMeasurement;
  return promised <= 2 * error ? partial(0.5, imprecise) : fail(imprecise);
}
