import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newExercise } from "../../../grade/author/new/new-exercise.ts";
import type { Notebook } from "../../../kernel/index.ts";
import { parseNotebook } from "../../../kernel/index.ts";
import { buildCourse, compileExercises } from "../counting-course.ts";

/** The exercises that a person marks in it, as `toplab new` makes them. */
export const words = "01-counting/why-a-peak";
export const picture = "01-counting/draw-it";

/** The course of the grader's tests with a text and a plot at its end, worth 3 points each. */
export function handMarkedCourse(name: string): { root: string; remove: () => void } {
  const course = buildCourse(name);
  newExercise(course.root, words, { kind: "text", points: 3 });
  newExercise(course.root, picture, { kind: "plot", points: 3 });
  compileExercises(course.root);
  return course;
}

/** Its lesson. */
export function lessonOf(root: string): Notebook {
  const path = join(root, "notebooks/01-counting.ipynb");
  return parseNotebook(readFileSync(path, "utf8"), path);
}
