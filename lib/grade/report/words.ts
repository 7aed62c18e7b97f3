import type { Status } from "../judgement.ts";
import type { Language } from "../language.ts";
import type { Flag } from "../run/match-cells.ts";

/** What a page says around the results, in one language. */
export interface Words {
  readonly results: string;
  readonly points: string;
  readonly incomplete: string;
  /** In place of the total while an answer waits for a person. */
  readonly unmarked: string;
  readonly unscored: string;
  readonly asked: string;
  readonly answer: string;
  readonly outputs: string;
  /** What is said of an output that is a picture, or is not shown. */
  readonly picture: string;
  readonly leftOut: string;
  readonly nextStep: string;
  readonly comment: string;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly flags: Readonly<Record<Flag, string>>;
}

const en: Words = {
  results: "Results",
  points: "points",
  incomplete: "not complete: the grader failed, and will run again",
  unmarked: "not complete: a person has yet to mark an answer",
  unscored: "without points so far",
  asked: "What was asked",
  answer: "Your answer",
  outputs: "What it showed",
  picture: "Picture from the submission",
  leftOut: "(shown in a form that the report leaves out)",
  nextStep: "Next step",
  comment: "Comment",
  statuses: {
    pass: "correct",
    partial: "partly correct",
    fail: "not correct",
    "not-attempted": "not attempted",
    "type-error": "type error",
    "runtime-error": "stopped with an error",
    timeout: "too slow",
    "out-of-memory": "out of memory",
    blocked: "not allowed",
    "skipped-prerequisite": "skipped",
    "needs-marking": "waits for a person to mark it",
    "grader-error": "grader failed: run again",
  },
  flags: {
    deleted: "The cell is not in the notebook.",
    duplicated: "The cell is there more than once: the first one counts.",
    moved: "The cell is not in its place.",
    "found by cell id": "The cell has lost its mark, and was found by its number.",
    "id on another cell": "Another cell carries the number of this one.",
    "defined elsewhere": "Another cell defines the answer as well, or in its place.",
    "marked on an earlier version": "The answer has changed since a person marked it.",
  },
};

const es: Words = {
  results: "Resultados",
  points: "puntos",
  incomplete: "incompleto: el corrector ha fallado y se ejecutará de nuevo",
  unmarked: "incompleto: falta que una persona corrija una respuesta",
  unscored: "sin puntuar por ahora",
  asked: "Lo que se pedía",
  answer: "Tu respuesta",
  outputs: "Lo que mostró",
  picture: "Figura de la entrega",
  leftOut: "(mostrado en una forma que el informe no incluye)",
  nextStep: "Siguiente paso",
  comment: "Comentario",
  statuses: {
    pass: "correcto",
    partial: "correcto en parte",
    fail: "no es correcto",
    "not-attempted": "sin responder",
    "type-error": "error de tipos",
    "runtime-error": "terminó con un error",
    timeout: "demasiado lento",
    "out-of-memory": "sin memoria",
    blocked: "no permitido",
    "skipped-prerequisite": "omitido",
    "needs-marking": "pendiente de que alguien lo corrija",
    "grader-error": "ha fallado el corrector",
  },
  flags: {
    deleted: "La celda no está en el cuaderno.",
    duplicated: "La celda aparece más de una vez: cuenta la primera.",
    moved: "La celda no está en su sitio.",
    "found by cell id": "La celda ha perdido su marca; se ha encontrado por su número.",
    "id on another cell": "Otra celda lleva el número de esta.",
    "defined elsewhere": "Otra celda también define la respuesta, o la define en lugar de esta.",
    "marked on an earlier version": "La respuesta ha cambiado desde que una persona la corrigió.",
  },
};

const ru: Words = {
  results: "Результаты",
  points: "баллов",
  incomplete: "не окончательно: проверка дала сбой и будет повторена",
  unmarked: "не окончательно: один из ответов ещё должен оценить человек",
  unscored: "пока без баллов",
  asked: "Что требовалось",
  answer: "Ваш ответ",
  outputs: "Что он показал",
  picture: "Рисунок из работы",
  leftOut: "(показано в виде, который отчёт не включает)",
  nextStep: "Следующий шаг",
  comment: "Комментарий",
  statuses: {
    pass: "верно",
    partial: "верно отчасти",
    fail: "неверно",
    "not-attempted": "нет ответа",
    "type-error": "ошибка типов",
    "runtime-error": "остановлено ошибкой",
    timeout: "слишком долго",
    "out-of-memory": "не хватило памяти",
    blocked: "не разрешено",
    "skipped-prerequisite": "пропущено",
    "needs-marking": "ждёт проверки человеком",
    "grader-error": "сбой проверки",
  },
  flags: {
    deleted: "Этой ячейки в тетради нет.",
    duplicated: "Эта ячейка встречается несколько раз: считается первая.",
    moved: "Ячейка стоит не на своём месте.",
    "found by cell id": "Ячейка потеряла свою метку и найдена по номеру.",
    "id on another cell": "Номер этой ячейки стоит на другой.",
    "defined elsewhere": "Ответ определён ещё и в другой ячейке или только в ней.",
    "marked on an earlier version": "Ответ изменился после того, как его оценил человек.",
  },
};

/** The words of each language that the course is written in. */
export const words: Readonly<Record<Language, Words>> = { en, es, ru };
