import { fail, pass, together, type Verdict, wrongType } from "../judgement.ts";
import { joinWords, type Words } from "../language.ts";
import { readNumber, readRecord } from "./claim.ts";
import { likelyMistake } from "./mistakes.ts";

/** A measured value with its standard uncertainty, in the same unit. */
export interface Measured {
  readonly value: number;
  readonly error: number;
}

export interface MeasurementOptions {
  /** The student's own name for it, the same in each language: "`zMass`". */
  name: string;
  /** Allowed |value − expected| in units of the uncertainty. Default: 1. */
  maxPull?: number;
  /** The quoted uncertainty may be larger or smaller than the reference's by this factor. Default: 1.5. */
  errorFactor?: number;
  /** Share of the credit for the value; the rest is for the uncertainty. Default: 0.5. */
  valueShare?: number;
}

/**
 * Judges { value, error }: the value by its pull against the quoted uncertainty, the uncertainty
 * against the reference's. An implausible uncertainty widens nothing: the pull then uses the reference's.
 */
export function measurement(
  claim: unknown,
  expected: Measured,
  { name, maxPull = 1, errorFactor = 1.5, valueShare = 0.5 }: MeasurementOptions,
): Verdict {
  const record = readRecord(claim, name, ["value", "error"]);
  if ("verdict" in record) return record.verdict;
  const value = readNumber(record.value.value, valueIn(name));
  if ("verdict" in value) return value.verdict;
  const error = judgeError(record.value.error, expected.error, errorFactor, name);
  const sigma = error.status === "pass" ? (record.value.error as number) : expected.error; // read as a number by judgeError
  const isNear = (candidate: number): boolean =>
    Math.abs(candidate - expected.value) <= maxPull * sigma;
  return together([
    { verdict: judgeValue(value.value, expected.value, isNear, name), weight: valueShare },
    { verdict: error, weight: 1 - valueShare },
  ]);
}

function judgeValue(
  value: number,
  expected: number,
  isNear: (candidate: number) => boolean,
  name: string,
): Verdict {
  if (isNear(value)) return pass();
  const why = likelyMistake(value, expected, isNear) ?? tooFar;
  return fail(joinWords([wrongValue(name), why]));
}

const valueIn = (name: string): Words => ({
  en: `The value of ${name}`,
  es: `El valor de ${name}`,
  ru: `Значение ${name}`,
});

const wrongValue = (name: string): Words => ({
  en: `The value of ${name} is not right yet.`,
  es: `El valor de ${name} todavía no es correcto.`,
  ru: `Значение ${name} пока неверно.`,
});

const tooFar: Words = {
  en: "It lies too many standard deviations from what this data gives: look at the range and the model of the fit.",
  es: "Está a demasiadas desviaciones estándar de lo que dan estos datos: mira el intervalo y el modelo del ajuste.",
  ru: "Оно слишком далеко от того, что дают эти данные, если мерить в стандартных отклонениях: посмотрите на диапазон и модель подгонки.",
};

function judgeError(claim: unknown, expected: number, factor: number, name: string): Verdict {
  const read = readNumber(claim, uncertaintyOf(name));
  if ("verdict" in read) return read.verdict;
  const error = read.value;
  if (error <= 0) return wrongType(notExact(name));
  const isNear = (candidate: number): boolean =>
    candidate <= expected * factor && candidate >= expected / factor;
  if (isNear(error)) return pass();
  return fail(joinWords([wrongUncertainty(name), whyError(error, expected, isNear)]));
}

const uncertaintyOf = (name: string): Words => ({
  en: `The uncertainty of ${name}`,
  es: `La incertidumbre de ${name}`,
  ru: `Погрешность ${name}`,
});

const notExact = (name: string): Words => ({
  en: `The uncertainty of ${name} must be above zero: no measurement is exact.`,
  es: `La incertidumbre de ${name} debe ser mayor que cero: ninguna medida es exacta.`,
  ru: `Погрешность ${name} должна быть больше нуля: абсолютно точных измерений нет.`,
});

const wrongUncertainty = (name: string): Words => ({
  en: `The uncertainty of ${name} is not right yet.`,
  es: `La incertidumbre de ${name} todavía no es correcta.`,
  ru: `Погрешность ${name} пока неверна.`,
});

function whyError(error: number, expected: number, isNear: (candidate: number) => boolean): Words {
  if (isNear(Math.sqrt(error))) return variance;
  const unit = [1e3, 1e-3].some((ratio) => isNear(error / ratio));
  if (unit) return otherUnit;
  return error > expected ? tooLarge : tooSmall;
}

const variance: Words = {
  en: "This looks like the variance: take the root.",
  es: "Parece la varianza: toma la raíz.",
  ru: "Похоже на дисперсию: извлеките корень.",
};

const otherUnit: Words = {
  en: "It is off by a factor of 1000: is it in the unit of the value?",
  es: "Falla en un factor 1000: ¿está en la unidad del valor?",
  ru: "Она отличается в 1000 раз: в тех ли она единицах, что и значение?",
};

const tooLarge: Words = {
  en: "It is too large: is it the width of the peak instead of the uncertainty of its position?",
  es: "Es demasiado grande: ¿es la anchura del pico en lugar de la incertidumbre de su posición?",
  ru: "Она слишком велика: не ширина ли это пика вместо погрешности его положения?",
};

const tooSmall: Words = {
  en: "It is too small: do the counts enter with their Poisson fluctuations?",
  es: "Es demasiado pequeña: ¿entran los recuentos con sus fluctuaciones de Poisson?",
  ru: "Она слишком мала: учтены ли пуассоновские флуктуации чисел событий?",
};
