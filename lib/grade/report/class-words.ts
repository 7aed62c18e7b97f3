import type { Language } from "../language.ts";

/** What the report of a class says around its figures, in one language. */
export interface ClassWords {
  readonly title: (lesson: string) => string;
  readonly resultsOf: (module: string) => string;
  readonly submissions: string;
  readonly onAverage: string;
  readonly fullyCorrect: string;
  readonly rerun: (students: string) => string;
  /** `waiting` is the English sentence on how many answers wait. */
  readonly toMark: (number: number, waiting: string) => string;
  readonly student: string;
  readonly total: string;
  readonly mean: string;
  readonly points: (number: number) => string;
  readonly open: Readonly<Record<"toMark" | "incomplete" | "mark" | "rerun", string>>;
  readonly unusual: string;
  readonly distribution: {
    readonly heading: string;
    readonly picture: string;
    readonly range: (from: number, to: number) => string;
    readonly axis: (maxPoints: number) => string;
  };
  readonly items: {
    readonly heading: string;
    readonly exercise: string;
    readonly difficulty: readonly [string, string];
    readonly discrimination: readonly [string, string];
    readonly attempted: string;
    readonly tooSlow: string;
    readonly graderFailed: string;
    readonly explained: string;
    readonly mistakes: string;
  };
  readonly alike: {
    readonly heading: string;
    readonly explained: string;
    readonly inCommon: readonly [string, string];
    readonly pieces: string;
    readonly where: string;
    readonly more: (number: number) => string;
  };
  readonly asked: string;
}

const pages = "<code>toplab start --class</code>";

const en: ClassWords = {
  title: (lesson) => `${lesson}: results`,
  resultsOf: (module) => `Results of module ${module}`,
  submissions: "submissions",
  onAverage: "of the points on average",
  fullyCorrect: "of the exercises fully correct",
  rerun: (students) => `The grader failed on ${students}: these have no total. Run them again.`,
  toMark: (_, waiting) =>
    `${waiting}; until then their students have no total. Mark them on the pages of ${pages}, or in <code>marks.csv</code> beside this report, and grade once more.`,
  student: "Student",
  total: "Total",
  mean: "Mean",
  points: (number) => `${number} points`,
  open: { toMark: "to be marked", incomplete: "incomplete", mark: "mark", rerun: "rerun" },
  unusual: "Something is unusual about this notebook",
  distribution: {
    heading: "Points of the class",
    picture: "Number of students against their share of the points",
    range: (from, to) => `${from} to ${to} %`,
    axis: (max) => `share of the ${max} points [%]`,
  },
  items: {
    heading: "The exercises",
    exercise: "Exercise",
    difficulty: ["Difficulty", "mean share of points"],
    discrimination: ["Discrimination", "correlation with the rest"],
    attempted: "Attempted",
    tooSlow: "Too slow",
    graderFailed: "Grader failed",
    explained:
      "Discrimination below 0.2 tells little about who knows more; a negative one asks for a look at the question. It needs five students.",
    mistakes: "What went wrong most often",
  },
  alike: {
    heading: "Alike",
    explained:
      "Code of the same shape that few others wrote, whatever its names and comments: a reason to look at both, never a proof.",
    inCommon: ["In common", "of rare code"],
    pieces: "Pieces",
    where: "Most in",
    more: (number) => `${number} more pairs.`,
  },
  asked: "What was asked",
};

const es: ClassWords = {
  title: (lesson) => `${lesson}: resultados`,
  resultsOf: (module) => `Resultados del módulo ${module}`,
  submissions: "entregas",
  onAverage: "de los puntos, en promedio",
  fullyCorrect: "de los ejercicios, correctos del todo",
  rerun: (students) =>
    `El corrector ha fallado con ${students}: no tienen total. Ejecútalo de nuevo para ellos.`,
  toMark: (number) =>
    `Respuestas que esperan a que una persona las corrija: ${number}; hasta entonces sus estudiantes no tienen total. Corrígelas en las páginas de ${pages}, o en <code>marks.csv</code> junto a este informe, y vuelve a calificar.`,
  student: "Estudiante",
  total: "Total",
  mean: "Media",
  points: (number) => `${number} puntos`,
  open: {
    toMark: "por corregir",
    incomplete: "incompleto",
    mark: "corregir",
    rerun: "repetir",
  },
  unusual: "Este cuaderno tiene algo fuera de lo normal",
  distribution: {
    heading: "Puntos de la clase",
    picture: "Número de estudiantes según su fracción de los puntos",
    range: (from, to) => `de ${from} a ${to} %`,
    axis: (max) => `fracción de los ${max} puntos [%]`,
  },
  items: {
    heading: "Los ejercicios",
    exercise: "Ejercicio",
    difficulty: ["Dificultad", "fracción media de los puntos"],
    discrimination: ["Discriminación", "correlación con los demás"],
    attempted: "Intentado",
    tooSlow: "Demasiado lento",
    graderFailed: "Falló el corrector",
    explained:
      "Una discriminación por debajo de 0,2 dice poco sobre quién sabe más; si es negativa, conviene revisar la pregunta. Hacen falta cinco estudiantes.",
    mistakes: "Los errores más frecuentes",
  },
  alike: {
    heading: "Parecidos",
    explained:
      "Código de la misma forma que pocos más han escrito, sean cuales sean sus nombres y comentarios: un motivo para mirar ambos, nunca una prueba.",
    inCommon: ["En común", "del código poco frecuente"],
    pieces: "Fragmentos",
    where: "Sobre todo en",
    more: (number) => `Hay más parejas: ${number}.`,
  },
  asked: "Lo que se pedía",
};

const ru: ClassWords = {
  title: (lesson) => `${lesson}: результаты`,
  resultsOf: (module) => `Результаты модуля ${module}`,
  submissions: "сдано работ",
  onAverage: "баллов в среднем",
  fullyCorrect: "упражнений решено полностью",
  rerun: (students) =>
    `Сбой проверки: ${students}. Итога у этих студентов нет, запустите проверку ещё раз.`,
  toMark: (number) =>
    `Ответов, которые ещё должен оценить человек: ${number}; до тех пор у этих студентов нет итога. Оцените их на страницах ${pages} или в файле <code>marks.csv</code> рядом с этим отчётом и запустите проверку снова.`,
  student: "Студент",
  total: "Итог",
  mean: "Среднее",
  points: (number) => `баллов: ${number}`,
  open: { toMark: "ждёт оценки", incomplete: "не окончено", mark: "оценить", rerun: "повторить" },
  unusual: "С этой тетрадью что-то необычное",
  distribution: {
    heading: "Баллы группы",
    picture: "Число студентов в зависимости от их доли баллов",
    range: (from, to) => `от ${from} до ${to} %`,
    axis: (max) => `доля баллов, всего ${max} [%]`,
  },
  items: {
    heading: "Упражнения",
    exercise: "Упражнение",
    difficulty: ["Трудность", "средняя доля баллов"],
    discrimination: ["Различение", "корреляция с остальными"],
    attempted: "Отвечали",
    tooSlow: "Слишком долго",
    graderFailed: "Сбой проверки",
    explained:
      "Различение ниже 0,2 мало говорит о том, кто знает больше; если оно отрицательно, проверьте сам вопрос. Нужно не меньше пяти студентов.",
    mistakes: "Самые частые ошибки",
  },
  alike: {
    heading: "Похожие работы",
    explained:
      "Код одинакового строения, какой написали лишь немногие, каковы бы ни были имена и комментарии: повод посмотреть на обе работы, но не доказательство.",
    inCommon: ["Общее", "доля редкого кода"],
    pieces: "Фрагментов",
    where: "Больше всего в",
    more: (number) => `Ещё пар: ${number}.`,
  },
  asked: "Что требовалось",
};

/** The words of each language that a class may be graded in. */
export const classWords: Readonly<Record<Language, ClassWords>> = { en, es, ru };
