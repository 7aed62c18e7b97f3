import {
  type CourseExercise,
  type ExerciseState,
  exerciseState,
  type Module,
  type Progress,
} from "../course/index.ts";
import { count } from "./count.ts";
import { slugOf } from "./named.ts";
import { fit, type Terminal } from "./terminal.ts";

interface Row {
  /** Set on rows of exercises. */
  readonly state?: ExerciseState;
  readonly name: string;
  readonly title: string;
  readonly points: string;
  readonly tries: string;
  readonly hints: string;
}

const header: Row = { name: "", title: "", points: "points", tries: "tries", hints: "hints" };
const signs: Readonly<Record<ExerciseState, string>> = { solved: "✓", tried: "~", untouched: "·" };

/** Modules and exercises in columns; titles are cut, and at last left out, where the terminal is narrow. */
export function progressTable(
  modules: readonly Module[],
  progress: Progress,
  terminal: Terminal,
): string {
  const rows = modules.flatMap((module) => [
    moduleRow(module, progress),
    ...module.exercises.map((exercise) => exerciseRow(exercise, progress)),
  ]);
  const all = [header, ...rows];
  const widest = (column: Exclude<keyof Row, "state">): number =>
    Math.max(...all.map((row) => row[column].length));
  const numbers = ["points", "tries", "hints"] as const;
  const name = widest("name");
  const taken = name + 2 + numbers.reduce((sum, column) => sum + widest(column) + 2, 0);
  const room = Math.min(widest("title"), terminal.width - taken - 2);
  const title = room < 6 ? 0 : room + 2;
  const line = (row: Row): string =>
    [
      row.name.padEnd(name),
      title > 0 ? `  ${fit(row.title, title - 2)}` : "",
      ...numbers.map((column) => `  ${row[column].padStart(widest(column))}`),
    ].join("");
  return [
    terminal.dim(line(header).trimEnd()),
    ...rows.map((row) => styled(row, line(row).trimEnd(), terminal)),
    "",
    summary(modules, progress),
  ].join("\n");
}

function moduleRow(module: Module, progress: Progress): Row {
  const { earned, points } = sums([module], progress);
  const { id: name, title } = module;
  return { name, title, points: `${earned}/${points}`, tries: "", hints: "" };
}

function exerciseRow(exercise: CourseExercise, progress: Progress): Row {
  const { points = 0, tries = 0, hintsSeen = 0 } = progress[exercise.id] ?? {};
  const state = exerciseState(exercise, progress);
  return {
    state,
    name: `  ${signs[state]} ${slugOf(exercise.id)}`,
    title: exercise.title,
    points: `${tries > 0 ? points : "·"}/${exercise.points}`,
    tries: tries > 0 ? String(tries) : "·",
    hints: exercise.hints.length > 0 ? `${hintsSeen || "·"}/${exercise.hints.length}` : "",
  };
}

function styled({ state }: Row, line: string, { bold, green, yellow }: Terminal): string {
  if (state === undefined) return bold(line);
  if (state === "untouched") return line;
  const sign = signs[state];
  return line.replace(sign, state === "solved" ? green(sign) : yellow(sign));
}

function summary(modules: readonly Module[], progress: Progress): string {
  const { earned, points, solved, exercises } = sums(modules, progress);
  return `${earned} of ${count(points, "point")}, ${solved} of ${count(exercises, "exercise")} solved`;
}

function sums(modules: readonly Module[], progress: Progress) {
  const all = modules.flatMap(({ exercises }) => exercises);
  const total = (worth: (one: CourseExercise) => number): number =>
    Math.round(100 * all.reduce((sum, one) => sum + worth(one), 0)) / 100;
  return {
    earned: total(({ id }) => progress[id]?.points ?? 0),
    points: total(({ points }) => points),
    solved: all.filter((one) => exerciseState(one, progress) === "solved").length,
    exercises: all.length,
  };
}
