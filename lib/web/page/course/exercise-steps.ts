import type { ExerciseView, ModuleView } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { moduleLink } from "../common/module-link.ts";
import { isSolved, pointsText } from "../common/points.ts";
import { courseTexts as texts } from "../texts/course.ts";

/** One line for each exercise, with its state. */
export function exerciseSteps(module: ModuleView): HTMLElement {
  return element(
    "ul",
    { className: "steps", ariaLabel: t(texts.exercisesOf, { title: module.title }) },
    ...module.exercises.map((exercise) => step(module, exercise)),
  );
}

function step(module: ModuleView, exercise: ExerciseView): HTMLElement {
  const { id, title, state, hints } = exercise;
  return element(
    "li",
    { className: state },
    icon(isSolved(exercise) ? icons.done : ""),
    element("a", { href: moduleLink(module, id) }, title),
    element("span", { className: "unseen" }, t(texts[state])),
    ...(hints.length > 0
      ? [element("span", { className: "hints" }, t(texts.hints, { n: hints.length }))]
      : []),
    element("span", { className: "points" }, pointsText([exercise])),
  );
}
