import type { Language } from "../language.ts";

/** What a platform shows a student around the reasons, in one language. */
export interface ExportWords {
  /** One exercise in a comment: title, points and reason. */
  line(title: string, points: number, of: number, reason: string): string;
  late(points: number): string;
  readonly graderFailed: string;
  /** In place of the total while an answer waits for a person. */
  readonly toMark: string;
  /** Beside points of which a person's are still missing. */
  readonly soFar: string;
  next(hint: string): string;
}

const en: ExportWords = {
  line: (title, points, of, reason) => `${title}: ${points} of ${of}. ${reason}`,
  late: (points) => `Late: ${points} points are lost.`,
  graderFailed: "The grader failed; the submission will be graded again.",
  toMark: "Not complete: a person has yet to mark an answer.",
  soFar: "These are the points of the answers that a program judges; a person marks the others.",
  next: (hint) => `Next: ${hint}`,
};

const es: ExportWords = {
  line: (title, points, of, reason) =>
    `${title}: ${points.toLocaleString("es")} de ${of}. ${reason}`,
  late: (points) => `Entrega fuera de plazo. Puntos perdidos: ${points.toLocaleString("es")}.`,
  graderFailed: "El corrector ha fallado; la entrega se corregirá de nuevo.",
  toMark: "Incompleto: falta que una persona corrija una respuesta.",
  soFar:
    "Son los puntos de las respuestas que juzga un programa; las demás las corrige una persona.",
  next: (hint) => `Siguiente paso: ${hint}`,
};

const ru: ExportWords = {
  line: (title, points, of, reason) =>
    `${title}: ${points.toLocaleString("ru")} из ${of}. ${reason}`,
  late: (points) => `Сдано с опозданием, потеряно баллов: ${points.toLocaleString("ru")}.`,
  graderFailed: "При проверке произошёл сбой; работа будет проверена ещё раз.",
  toMark: "Не окончательно: один из ответов ещё должен оценить человек.",
  soFar: "Это баллы за ответы, которые оценивает программа; остальные оценивает человек.",
  next: (hint) => `Следующий шаг: ${hint}`,
};

/** The words of each language that a class may be graded in. */
export const exportWords: Readonly<Record<Language, ExportWords>> = { en, es, ru };
