import type { Language } from "../course/index.ts";
import { count } from "./count.ts";

/** What `toplab check`, `hint` and `next` say to a student, in one language. */
export interface CourseWords {
  readonly starting: string;
  running(cell: number): string;
  notRun(cell: number, why: string): string;
  solved(points: number, ofPoints: number, exercises: number, ofExercises: number): string;
  /** Where to go with an answer that is not right yet: `command` is what to type. */
  tryAgain(command: string): string;
  bringBack(command: string): string;
  moreHints(hints: number, command: string): string;
  /** The same, among nothing but hints. */
  more(hints: number, command: string): string;
  noHintYet(more: string): string;
  readonly noHints: string;
  readonly lastHint: string;
  allSeen(hints: number, command: string): string;
  readonly courseDone: string;
  /** The next step; titles come as they are to be shown. */
  nextExercise(title: string, points: number, module: string): string;
  nextModule(title: string, exercises: number, points: number): string;
  takes(minutes: number): string;
  timeLeft(minutes: number, of: number): string;
  readonly opensCourse: string;
  showsHint(left: number): string;
  readonly saysWhether: string;
}

const en: CourseWords = {
  starting: "Starting …",
  running: (cell) => `Running cell ${cell} …`,
  notRun: (cell, why) =>
    `Code cell ${cell} did not run, and what follows may suffer from it: ${why}`,
  solved: (points, ofPoints, exercises, ofExercises) =>
    `${points} of ${count(ofPoints, "point")}, ${exercises} of ${count(ofExercises, "exercise")} solved`,
  tryAgain: (command) => `Next: mend the cell, save it, and try again: ${command}`,
  bringBack: (command) => `Next: bring the cell back: ${command}`,
  moreHints: (hints, command) => `${count(hints, "more hint")}: ${command}`,
  more: (hints, command) => `${hints} more: ${command}`,
  noHintYet: (more) => `No hint seen yet, ${more}`,
  noHints: "There are no hints for this exercise.",
  lastHint: "That was the last one.",
  allSeen: (hints, command) => `You have seen all ${hints}: ${command} shows them again`,
  courseDone: "All exercises are solved: the course is done.",
  nextExercise: (title, points, module) =>
    `Next: the exercise ${title} for ${count(points, "point")}, in ${module}.`,
  nextModule: (title, exercises, points) =>
    exercises === 0
      ? `Next: begin ${title}.`
      : `Next: begin ${title} with ${count(exercises, "exercise")} for ${count(points, "point")}.`,
  takes: (minutes) => `It takes about ${minutes} minutes.`,
  timeLeft: (minutes, of) => `About ${minutes} of the module's ${of} minutes are left.`,
  opensCourse: "opens the course",
  showsHint: (left) => `shows a hint; there ${left === 1 ? "is 1" : `are ${left}`} left`,
  saysWhether: "says whether it is right",
};

const puntos = (number: number): string => count(number, "punto");
const ejercicios = (number: number): string => count(number, "ejercicio");

const es: CourseWords = {
  starting: "Empezando…",
  running: (cell) => `Ejecutando la celda ${cell}…`,
  notRun: (cell, why) =>
    `La celda de código ${cell} no se ejecutó hasta el final, y lo que sigue puede resentirse: ${why}`,
  solved: (points, ofPoints, exercises, ofExercises) =>
    `${points.toLocaleString("es")} de ${puntos(ofPoints)}; ejercicios resueltos: ${exercises} de ${ofExercises}`,
  tryAgain: (command) => `Ahora arregla la celda, guárdala y vuelve a intentarlo: ${command}`,
  bringBack: (command) => `Ahora recupera la celda: ${command}`,
  moreHints: (hints, command) => `${count(hints, "pista")} más: ${command}`,
  more: (hints, command) => `${hints} más: ${command}`,
  noHintYet: (more) => `Todavía no has visto ninguna pista, ${more}`,
  noHints: "Este ejercicio no tiene pistas.",
  lastHint: "Era la última.",
  allSeen: (hints, command) => `Has visto todas (${hints}): ${command} las muestra otra vez`,
  courseDone: "Todos los ejercicios están resueltos: has terminado el curso.",
  nextExercise: (title, points, module) =>
    `Siguiente: el ejercicio ${title}, de ${puntos(points)}, en ${module}.`,
  nextModule: (title, exercises, points) =>
    exercises === 0
      ? `Siguiente: empieza ${title}.`
      : `Siguiente: empieza ${title}, con ${ejercicios(exercises)} y ${puntos(points)}.`,
  takes: (minutes) => `Lleva unos ${minutes} minutos.`,
  timeLeft: (minutes, of) => `Quedan unos ${minutes} de los ${of} minutos del módulo.`,
  opensCourse: "abre el curso",
  showsHint: (left) => `muestra una pista; ${left === 1 ? "queda 1" : `quedan ${left}`}`,
  saysWhether: "dice si es correcto",
};

const ru: CourseWords = {
  starting: "Запуск…",
  running: (cell) => `Выполняется ячейка ${cell}…`,
  notRun: (cell, why) =>
    `Ячейка с кодом номер ${cell} не выполнилась до конца, и это могло повредить тому, что ниже: ${why}`,
  solved: (points, ofPoints, exercises, ofExercises) =>
    `Баллов: ${points.toLocaleString("ru")} из ${ofPoints}, решено упражнений: ${exercises} из ${ofExercises}`,
  tryAgain: (command) => `Дальше: исправьте ячейку, сохраните её и попробуйте ещё раз: ${command}`,
  bringBack: (command) => `Дальше: верните ячейку на место: ${command}`,
  moreHints: (hints, command) => `Ещё подсказок — ${hints}: ${command}`,
  more: (hints, command) => `Ещё ${hints}: ${command}`,
  noHintYet: (more) => `Вы пока не видели ни одной подсказки. ${more}`,
  noHints: "У этого упражнения нет подсказок.",
  lastHint: "Это была последняя.",
  allSeen: (hints, command) => `Вы видели все (${hints}): ${command} покажет их снова`,
  courseDone: "Все упражнения решены: курс пройден.",
  nextExercise: (title, points, module) =>
    `Дальше: упражнение ${title} (баллов: ${points}), урок ${module}.`,
  nextModule: (title, exercises, points) =>
    exercises === 0
      ? `Дальше: начните ${title}.`
      : `Дальше: начните ${title} (упражнений: ${exercises}, баллов: ${points}).`,
  takes: (minutes) => `Это займёт около ${minutes} мин.`,
  timeLeft: (minutes, of) => `Осталось около ${minutes} из ${of} минут урока.`,
  opensCourse: "открывает курс",
  showsHint: (left) => `показывает подсказку; осталось: ${left}`,
  saysWhether: "говорит, верно ли",
};

/** The words of each language that the course is written in. */
export const courseWords: Readonly<Record<Language, CourseWords>> = { en, es, ru };
