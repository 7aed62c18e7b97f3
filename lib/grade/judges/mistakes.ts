import { about, type Words } from "../language.ts";

/** Ratios of answer to truth that have a name, with the sentence that names the mistake. */
const factors: readonly (readonly [ratio: number, sentence: Words])[] = [
  [
    -1,
    {
      en: "The size is right and the sign is not.",
      es: "El tamaño es correcto y el signo no.",
      ru: "Величина верна, а знак нет.",
    },
  ],
  [
    1e3,
    {
      en: "This is 1000 times too large: is it in MeV instead of GeV?",
      es: "Es 1000 veces demasiado grande: ¿está en MeV en lugar de GeV?",
      ru: "Это в 1000 раз больше, чем нужно: не в МэВ ли вместо ГэВ?",
    },
  ],
  [
    1e-3,
    {
      en: "This is 1000 times too small: is it in TeV instead of GeV?",
      es: "Es 1000 veces demasiado pequeño: ¿está en TeV en lugar de GeV?",
      ru: "Это в 1000 раз меньше, чем нужно: не в ТэВ ли вместо ГэВ?",
    },
  ],
  [
    100,
    {
      en: "This is 100 times too large: is it in per cent?",
      es: "Es 100 veces demasiado grande: ¿está en tanto por ciento?",
      ru: "Это в 100 раз больше, чем нужно: не в процентах ли?",
    },
  ],
  [
    0.01,
    {
      en: "This is 100 times too small: is it a fraction where per cent are wanted?",
      es: "Es 100 veces demasiado pequeño: ¿es una fracción donde se pide un tanto por ciento?",
      ru: "Это в 100 раз меньше, чем нужно: не доля ли это вместо процентов?",
    },
  ],
  [
    180 / Math.PI,
    {
      en: "Is this angle in degrees instead of radians?",
      es: "¿Está este ángulo en grados en lugar de radianes?",
      ru: "Не в градусах ли этот угол вместо радианов?",
    },
  ],
  [
    Math.PI / 180,
    {
      en: "Is this angle in radians instead of degrees?",
      es: "¿Está este ángulo en radianes en lugar de grados?",
      ru: "Не в радианах ли этот угол вместо градусов?",
    },
  ],
  [
    2,
    {
      en: "This is twice too large: is something counted twice, or a half missing?",
      es: "Es el doble de lo que debería ser: ¿se ha contado algo dos veces o falta un factor ½?",
      ru: "Это вдвое больше, чем нужно: не посчитано ли что-то дважды, не пропущен ли множитель ½?",
    },
  ],
  [
    0.5,
    {
      en: "This is half of what it should be: is a factor 2 missing, or one of a pair left out?",
      es: "Es la mitad de lo que debería ser: ¿falta un factor 2 o se ha dejado fuera a uno de un par?",
      ru: "Это вдвое меньше, чем нужно: не пропущен ли множитель 2, не забыт ли один из пары?",
    },
  ],
  [
    2.354820045,
    {
      en: "Is this a full width at half maximum where a standard deviation is wanted?",
      es: "¿Es una anchura a media altura donde se pide una desviación estándar?",
      ru: "Не полная ли это ширина на половине высоты вместо стандартного отклонения?",
    },
  ],
  [
    1 / 2.354820045,
    {
      en: "Is this a standard deviation where a full width at half maximum is wanted?",
      es: "¿Es una desviación estándar donde se pide una anchura a media altura?",
      ru: "Не стандартное ли это отклонение вместо полной ширины на половине высоты?",
    },
  ],
];

const zero: Words = {
  en: "This is exactly zero: has anything been computed yet?",
  es: "Es exactamente cero: ¿se ha calculado ya algo?",
  ru: "Это ровно ноль: было ли уже что-нибудь вычислено?",
};

const square: Words = {
  en: "This looks like the square: is a root missing?",
  es: "Parece el cuadrado: ¿falta una raíz?",
  ru: "Похоже на квадрат: не пропущен ли корень?",
};

const root: Words = {
  en: "This looks like the root: is one root too many taken?",
  es: "Parece la raíz: ¿hay una raíz de más?",
  ru: "Похоже на корень: не взят ли лишний корень?",
};

const inverse: Words = {
  en: "This looks like the inverse: is the fraction upside down?",
  es: "Parece el inverso: ¿está la fracción al revés?",
  ru: "Похоже на обратную величину: не перевёрнута ли дробь?",
};

const otherSign: Words = {
  en: "This number has the wrong sign, and another size.",
  es: "Ni el signo de este número es correcto, ni su tamaño.",
  ru: "У этого числа не тот знак и не та величина.",
};

/** The sentence for a wrong number whose mistake is easily recognised; `isNear` is the judge's own tolerance. */
export function likelyMistake(
  answer: number,
  expected: number,
  isNear: (candidate: number) => boolean,
): Words | undefined {
  if (answer === 0) return zero;
  if (expected === 0) return undefined;
  const named = factors.find(([ratio]) => isNear(answer / ratio));
  if (named) return named[1];
  if (isNear(Math.sqrt(answer))) return square;
  if (isNear(answer * answer)) return root;
  return isNear(1 / answer) ? inverse : undefined;
}

/** How far off a number is that has no recognisable mistake, without saying which way the truth lies. */
export function distance(answer: number, expected: number, unit: Words): Words | undefined {
  if (Math.sign(answer) !== Math.sign(expected) && expected !== 0) return otherSign;
  const ratio = Math.abs(answer / expected);
  return ratio > 10 || ratio < 0.1 ? farOff(unit) : undefined;
}

const farOff = (unit: Words): Words =>
  about(unit, (name) => ({
    en: `This is off by more than a factor of ten: check the units${name && ` (wanted: ${name})`}.`,
    es: `Se aparta en más de un factor diez: comprueba las unidades${name && ` (se pide: ${name})`}.`,
    ru: `Расхождение больше чем в десять раз: проверьте единицы${name && ` (нужно: ${name})`}.`,
  }));
