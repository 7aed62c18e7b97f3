import { type Gradebook, gradebook } from "../../../grade/exports/gradebook.ts";
import type { LatePolicy } from "../../../grade/exports/late-policy.ts";
import type { Language } from "../../../grade/language.ts";
import type { ClassResult, StudentResult } from "../../../grade/results/class-result.ts";
import { parseRoster } from "../../../grade/roster/roster.ts";
import type { ExerciseResult } from "../../../grade/run/grade-submission.ts";

const mass: ExerciseResult = {
  exercise: "01-z/mass",
  title: "The mass",
  status: "pass",
  points: 3,
  maxPoints: 3,
  reason: { en: "Correct.", es: "Correcto.", ru: "Верно." },
  flags: [],
  code: "",
  outputs: [],
};
const width: ExerciseResult = {
  ...mass,
  exercise: "01-z/width",
  title: "The width",
  status: "partial",
  points: 3.5,
  maxPoints: 7,
  reason: {
    en: "The resolution is missing.",
    es: "Falta la resolución.",
    ru: "Не учтено разрешение.",
  },
  hint: "Convolve.",
};

/** A student with 6.5 of 10 points, or one on whom the grader failed. */
export function student(name: string, { isFailed = false } = {}): StudentResult {
  const failed: ExerciseResult = { ...width, status: "grader-error", points: 0, reason: "Oops." };
  return { student: name, path: `${name}.ipynb`, exercises: [mass, isFailed ? failed : width] };
}

export function classOf(...students: readonly StudentResult[]): ClassResult {
  const exercises = [mass, width].map(({ exercise, title, maxPoints }) => {
    return { id: exercise, title, points: maxPoints };
  });
  return { module: "01-z", sandbox: "bwrap", seed: 1, exercises, students };
}

export interface BookOptions {
  readonly roster?: string;
  readonly due?: Date;
  readonly late?: LatePolicy;
  readonly title?: string;
  readonly language?: Language;
}

export function bookOf(
  students: readonly StudentResult[],
  { roster, title = "The Z boson", ...times }: BookOptions = {},
): Gradebook {
  const people = roster === undefined ? undefined : parseRoster(roster, "class.csv");
  return gradebook(classOf(...students), { title, ...(people && { roster: people }), ...times });
}

/** Names that spoil a careless CSV, file name or spreadsheet. */
export const difficultNames = [
  "Иванова, Анна",
  'O"Brien; Jr.',
  "María\nGarcía",
  "李伟 🚀👩🏽‍🔬",
  "مريم العلي",
  "שרה כהן",
  " spaced ",
];
export const formulas = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "＝1",
  "=cmd|' /C calc'!A0",
];
