import type { CourseView, ExerciseView, ModuleView } from "../protocol.ts";
import { element, icon } from "./element.ts";
import { icons } from "./icons.ts";
import { course } from "./server.ts";

/** The first page: every module, what it takes, and how far one has come. */
export async function coursePage(): Promise<void> {
  const view = await course();
  document.title = `${view.title} – Toplab`;
  document.body.replaceChildren(
    head(view),
    element(
      "main",
      { className: "course" },
      element("h2", {}, "Modules"),
      element("ol", { className: "modules" }, ...view.modules.map(moduleCard)),
      ...(view.modules.length === 0
        ? [element("p", {}, "There are no lessons in notebooks/ yet.")]
        : []),
    ),
  );
}

function head({ title, modules }: CourseView): HTMLElement {
  const exercises = modules.flatMap((module) => module.exercises);
  const next = modules.find((module) => !isDone(module));
  const invitation =
    next &&
    element(
      "a",
      { className: "button primary", href: link(next) },
      `${wording(next)}: ${next.title}`,
    );
  return element(
    "header",
    { className: "course-head" },
    element(
      "div",
      {},
      element("p", { className: "brand" }, "Toplab"),
      element("h1", {}, title),
      element(
        "p",
        { className: "lead" },
        "Real collisions, your own analysis: work through the modules in order, change every number you like, and have your answers checked as you go.",
      ),
      ...(exercises.length > 0 ? [overall(exercises)] : []),
      ...(invitation ? [invitation] : []),
    ),
  );
}

function overall(exercises: readonly ExerciseView[]): HTMLElement {
  const solved = exercises.filter(isSolved).length;
  return element(
    "div",
    { className: "overall" },
    bar("Points in the course", exercises),
    element(
      "p",
      {},
      `${pointsText(exercises)} · ${solved} of ${exercises.length} exercises solved`,
    ),
  );
}

function moduleCard(module: ModuleView): HTMLElement {
  const { id, title, summary, minutes, exercises, problem } = module;
  const facts = element("p", { className: "facts" });
  if (minutes) facts.append(element("span", {}, icon(icons.clock), `${minutes} min`));
  if (exercises.length > 0) {
    const noun = exercises.length === 1 ? "exercise" : "exercises";
    facts.append(element("span", {}, `${exercises.length} ${noun}`));
    facts.append(element("span", {}, pointsText(exercises)));
  }
  const number = /^\d+/.exec(id)?.[0] ?? "·";
  return element(
    "li",
    { className: `module ${isDone(module) ? "done" : ""}` },
    element("div", { className: "number", ariaHidden: "true" }, number),
    element(
      "div",
      { className: "about" },
      element("h3", {}, element("a", { href: link(module) }, title)),
      element("p", { className: problem ? "problem" : "summary" }, problem ?? summary),
      facts,
      ...(exercises.length > 0 ? [bar(`Points in ${title}`, exercises), steps(exercises)] : []),
    ),
    element(
      "a",
      { className: "button", href: link(module), ariaLabel: `${wording(module)}: ${title}` },
      wording(module),
    ),
  );
}

/** One line for each exercise, with its state. */
function steps(exercises: readonly ExerciseView[]): HTMLElement {
  return element(
    "ul",
    { className: "steps" },
    ...exercises.map((exercise) =>
      element(
        "li",
        { className: isSolved(exercise) ? "solved" : exercise.points === undefined ? "" : "tried" },
        icon(isSolved(exercise) ? icons.done : ""),
        element("span", {}, exercise.title),
        element("span", { className: "points" }, pointsText([exercise])),
      ),
    ),
  );
}

function bar(label: string, exercises: readonly ExerciseView[]): HTMLElement {
  const { reached, total } = points(exercises);
  return element("progress", { value: reached, max: Math.max(total, 1), ariaLabel: label });
}

function points(exercises: readonly ExerciseView[]): { reached: number; total: number } {
  return {
    reached: exercises.reduce((sum, exercise) => sum + (exercise.points ?? 0), 0),
    total: exercises.reduce((sum, exercise) => sum + exercise.maxPoints, 0),
  };
}

function pointsText(exercises: readonly ExerciseView[]): string {
  const { reached, total } = points(exercises);
  return `${Number(reached.toFixed(2))} / ${total} points`;
}

const isSolved = ({ points, maxPoints }: ExerciseView): boolean => (points ?? 0) >= maxPoints;
const isDone = ({ exercises, isStarted }: ModuleView): boolean =>
  isStarted && exercises.length > 0 && exercises.every(isSolved);
const link = ({ id }: ModuleView): string => `/notebooks/${encodeURIComponent(id)}`;

function wording(module: ModuleView): string {
  if (isDone(module)) return "Look again";
  return module.isStarted ? "Continue" : "Start";
}
