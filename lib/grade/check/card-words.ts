import type { Language } from "../language.ts";

/** What a card says around the judgement, in one language. */
export interface CardWords {
  /** "2 / 3 points". */
  points(earned: number, of: number): string;
  /** In place of the points while a person has yet to give them: "a person gives up to 3 points". */
  toMark(of: number): string;
  /** The name of a hint, which counts from 1. */
  hint(number: number): string;
  /** How many hints have not been shown. */
  left(hints: number): string;
  readonly wellDone: string;
  next(title: string): string;
  readonly wasLast: string;
}

const en: CardWords = {
  points: (earned, of) => `${earned} / ${of} points`,
  toMark: (of) => `a person gives up to ${of} points`,
  hint: (number) => `Hint ${number}`,
  left: (hints) => `${hints} more hint${hints > 1 ? "s" : ""}, one with each try.`,
  wellDone: "Well done!",
  next: (title) => `Next: “${title}”.`,
  wasLast: "That was the last exercise of this lesson.",
};

const es: CardWords = {
  points: (earned, of) => `${earned.toLocaleString("es")} / ${of} ${of === 1 ? "punto" : "puntos"}`,
  toMark: (of) => `una persona pone hasta ${of} ${of === 1 ? "punto" : "puntos"}`,
  hint: (number) => `Pista ${number}`,
  left: (hints) =>
    hints === 1
      ? "Queda 1 pista, con el próximo intento."
      : `Quedan ${hints} pistas, una con cada intento.`,
  wellDone: "¡Muy bien!",
  next: (title) => `Siguiente: «${title}».`,
  wasLast: "Era el último ejercicio de esta lección.",
};

const ru: CardWords = {
  points: (earned, of) => `баллы: ${earned.toLocaleString("ru")} из ${of}`,
  toMark: (of) => `баллы ставит человек: до ${of}`,
  hint: (number) => `Подсказка ${number}`,
  left: (hints) => `Осталось подсказок: ${hints}, по одной за попытку.`,
  wellDone: "Отлично!",
  next: (title) => `Дальше: «${title}».`,
  wasLast: "Это было последнее упражнение урока.",
};

/** The words of each language that a card may be read in. */
export const cardWords: Readonly<Record<Language, CardWords>> = { en, es, ru };

/** The card while a class is graded, when nobody knows yet who will read it. */
export const deferredText: string = [
  "This notebook is being graded: the points stand in the report.",
  "Este cuaderno se está corrigiendo: los puntos están en el informe.",
  "Эта тетрадь проверяется: баллы стоят в отчёте.",
].join("\n");
