import { fail, partial, pass, type Verdict } from "../judgement.ts";
import { about, type Words } from "../language.ts";
import { notRight, readNumbers } from "./claim.ts";
import { likelyMistake } from "./mistakes.ts";
import { isWithin, type Tolerance } from "./within-tolerance.ts";

export interface NumbersOptions extends Tolerance {
  /** The student's name for it: "`masses`". */
  name: Words;
  /** Gives credit for the share of right entries instead of all or nothing. Default: false. */
  isShared?: boolean;
}

/** Judges a list of numbers entry by entry; a wrong length, order, sign or unit is named. */
export function numbers(
  claim: unknown,
  expected: ArrayLike<number>,
  { name, isShared = false, ...tolerance }: NumbersOptions,
): Verdict {
  const read = readNumbers(claim, name);
  if ("verdict" in read) return read.verdict;
  const answer = read.value;
  if (answer.length !== expected.length) return wrongLength(answer.length, expected.length, name);
  let right = 0;
  for (let i = 0; i < expected.length; i++) {
    if (isWithin(answer[i]!, expected[i]!, tolerance)) right++;
  }
  if (right === expected.length) return pass();
  const reason = notRight(name, whyNumbers(answer, expected, tolerance, right));
  return isShared && right > 0 ? partial(right / expected.length, reason) : fail(reason);
}

function wrongLength(answer: number, expected: number, name: Words): Verdict {
  const why = answer > expected ? tooMany : tooFew;
  const reason = about(name, (list) => ({
    en: `${list} has ${answer} entries, ${why.en}?`,
    es: `${list}: el número de elementos es ${answer}, ${why.es}?`,
    ru: `${list}: число элементов — ${answer}, ${why.ru}?`,
  }));
  return fail(reason);
}

const tooMany = {
  en: "too many: has something passed that should not",
  es: "demasiado alto: ¿ha pasado algo que no debería",
  ru: "это слишком много: не прошло ли что-то лишнее",
};

const tooFew = {
  en: "too few: has something been lost",
  es: "demasiado bajo: ¿se ha perdido algo",
  ru: "это слишком мало: не потерялось ли что-то",
};

function whyNumbers(
  answer: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
  right: number,
): Words {
  const shared = sharedMistake(answer, expected, tolerance);
  if (shared) return shared;
  const [mine, theirs] = [Float64Array.from(answer).sort(), Float64Array.from(expected).sort()];
  if (mine.every((x, i) => isWithin(x, theirs[i]!, tolerance))) {
    return wrongOrder;
  }
  return right === 0 ? noneRight : someRight(right, expected.length);
}

const wrongOrder: Words = {
  en: "The numbers are right and their order is not.",
  es: "Los números son correctos y su orden no.",
  ru: "Числа верны, а их порядок нет.",
};

const noneRight: Words = {
  en: "No entry is right: check the formula on one entry by hand.",
  es: "Ningún elemento es correcto: comprueba la fórmula a mano con uno de ellos.",
  ru: "Ни один элемент не верен: проверьте формулу на одном из них вручную.",
};

const someRight = (right: number, all: number): Words => ({
  en: `${right} of ${all} entries are right: what do the others have in common?`,
  es: `Elementos correctos: ${right} de ${all}. ¿Qué tienen en común los demás?`,
  ru: `Верных элементов: ${right} из ${all}. Что общего у остальных?`,
});

function sharedMistake(
  answer: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
): Words | undefined {
  let common: Words | undefined;
  for (let i = 0; i < expected.length; i++) {
    const isNear = (candidate: number): boolean => isWithin(candidate, expected[i]!, tolerance);
    if (expected[i] === 0 && answer[i] === 0) continue;
    const mistake = likelyMistake(answer[i]!, expected[i]!, isNear);
    if (mistake === undefined || (common !== undefined && mistake !== common)) return undefined;
    common = mistake;
  }
  return common;
}
