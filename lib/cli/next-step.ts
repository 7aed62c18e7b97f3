import {
  type CourseExercise,
  exerciseState,
  isStarted,
  type Module,
  nextStep,
  type Progress,
} from "../course/index.ts";
import type { CourseHere } from "./course-here.ts";
import { slugOf } from "./named.ts";
import { type Terminal, wrap } from "./terminal.ts";

/** The next step with what one wants to know of it. */
export interface Step {
  readonly module: Module;
  readonly exercise?: CourseExercise;
  /** How many hints of the exercise have not been shown. */
  readonly hintsLeft: number;
  /** What is left of the module's time, by its open exercises; unknown where the lesson names no time. */
  readonly minutesLeft?: number;
}

/** What to do next in the course; undefined when all is done. */
export function stepIn({ root, modules, progress }: CourseHere): Step | undefined {
  const next = nextStep(modules, progress, (module) => isStarted(root, module));
  const module = modules.find(({ id }) => id === next?.module);
  if (!next || !module) return undefined;
  const exercise = module.exercises.find(({ id }) => id === next.exercise);
  const minutesLeft = timeLeft(module, progress);
  const hintsSeen = exercise && progress[exercise.id]?.hintsSeen;
  return {
    module,
    hintsLeft: Math.max(0, (exercise?.hints.length ?? 0) - (hintsSeen ?? 0)),
    ...(exercise && { exercise }),
    ...(minutesLeft !== undefined && { minutesLeft }),
  };
}

/** The next step in words, with the commands for it. */
export function stepInWords(step: Step | undefined, { bold, dim, width }: Terminal): string {
  if (!step) return "All exercises are solved: the course is done.";
  const { module, exercise } = step;
  const commands = commandsFor(step);
  const left = Math.max(...commands.map(([command]) => command.length));
  return [
    wrap(
      `Next: ${exercise ? exerciseInWords(exercise, module, bold) : moduleInWords(module, bold)}`,
      width,
    ),
    ...timeInWords(step),
    ...commands.map(([command, what]) => `  ${command.padEnd(left)}  ${dim(what)}`),
  ].join("\n");
}

type Style = Terminal["bold"];

function exerciseInWords({ title, points }: CourseExercise, module: Module, bold: Style): string {
  return `the exercise ${bold(`“${title}”`)} for ${count(points, "point")}, in ${module.title}.`;
}

function moduleInWords({ id, title, exercises }: Module, bold: Style): string {
  const points = exercises.reduce((sum, one) => sum + one.points, 0);
  const worth =
    exercises.length === 0
      ? ""
      : ` with ${count(exercises.length, "exercise")} for ${count(points, "point")}`;
  return `begin ${bold(`“${title}”`)} (${id})${worth}.`;
}

function timeInWords({ module: { minutes }, exercise, minutesLeft }: Step): readonly string[] {
  if (minutes === undefined || minutesLeft === undefined) return [];
  if (!exercise || minutesLeft === minutes) return [`It takes about ${minutes} minutes.`];
  return [`About ${minutesLeft} of the module's ${minutes} minutes are left.`];
}

function commandsFor({ exercise, hintsLeft }: Step): readonly (readonly [string, string])[] {
  const start = ["toplab start", "opens the course"] as const;
  if (!exercise) return [start];
  const slug = slugOf(exercise.id);
  const hint = [`toplab hint ${slug}`, `shows a hint; there ${isOrAre(hintsLeft)} left`] as const;
  const check = [`toplab check ${slug}`, "says whether it is right"] as const;
  return hintsLeft > 0 ? [start, hint, check] : [start, check];
}

const isOrAre = (number: number): string => (number === 1 ? "is 1" : `are ${number}`);

/** In steps of five minutes, as nobody can know it better. */
function timeLeft({ minutes, exercises }: Module, progress: Progress): number | undefined {
  if (minutes === undefined || exercises.length === 0) return minutes;
  const open = exercises.filter((one) => exerciseState(one, progress) !== "solved").length;
  return open === exercises.length
    ? minutes
    : Math.max(5, Math.round((minutes * open) / exercises.length / 5) * 5);
}

/** "1 point", "3 points". */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
