import {
  type CourseExercise,
  exerciseState,
  isStarted,
  type Language,
  type Module,
  nextStep,
  type Progress,
} from "../course/index.ts";
import type { CourseHere } from "./course-here.ts";
import { type CourseWords, courseWords } from "./course-words.ts";
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
export function stepInWords(
  step: Step | undefined,
  { bold, dim, width }: Terminal,
  language: Language,
): string {
  const words = courseWords[language];
  if (!step) return words.courseDone;
  const quoted = (title: string): string => bold(language === "en" ? `“${title}”` : `«${title}»`);
  const commands = commandsFor(step, words);
  const left = Math.max(...commands.map(([command]) => command.length));
  return [
    wrap(nextInWords(step, quoted, words), width),
    ...timeInWords(step, words),
    ...commands.map(([command, what]) => `  ${command.padEnd(left)}  ${dim(what)}`),
  ].join("\n");
}

function nextInWords(
  { module, exercise }: Step,
  quoted: (title: string) => string,
  words: CourseWords,
): string {
  if (exercise) return words.nextExercise(quoted(exercise.title), exercise.points, module.title);
  const points = module.exercises.reduce((sum, one) => sum + one.points, 0);
  return words.nextModule(
    `${quoted(module.title)} (${module.id})`,
    module.exercises.length,
    points,
  );
}

function timeInWords(
  { module: { minutes }, exercise, minutesLeft }: Step,
  { takes, timeLeft }: CourseWords,
): readonly string[] {
  if (minutes === undefined || minutesLeft === undefined) return [];
  if (!exercise || minutesLeft === minutes) return [takes(minutes)];
  return [timeLeft(minutesLeft, minutes)];
}

function commandsFor(
  { exercise, hintsLeft }: Step,
  words: CourseWords,
): readonly (readonly [string, string])[] {
  const start = ["toplab start", words.opensCourse] as const;
  if (!exercise) return [start];
  const slug = slugOf(exercise.id);
  const hint = [`toplab hint ${slug}`, words.showsHint(hintsLeft)] as const;
  const check = [`toplab check ${slug}`, words.saysWhether] as const;
  return hintsLeft > 0 ? [start, hint, check] : [start, check];
}

/** In steps of five minutes, as nobody can know it better. */
function timeLeft({ minutes, exercises }: Module, progress: Progress): number | undefined {
  if (minutes === undefined || exercises.length === 0) return minutes;
  const open = exercises.filter((one) => exerciseState(one, progress) !== "solved").length;
  return open === exercises.length
    ? minutes
    : Math.max(5, Math.round((minutes * open) / exercises.length / 5) * 5);
}
