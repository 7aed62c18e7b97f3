import type { CourseView, ModuleView } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { duration, listed, t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { downloadLink, invitation, moduleLink, resumeAt } from "../common/module-link.ts";
import { isDone, pointsText, sumPoints } from "../common/points.ts";
import { refusalText } from "../common/server.ts";
import { courseTexts as texts } from "../texts/course.ts";
import { exerciseSteps } from "./exercise-steps.ts";

export interface ModuleActions {
  /** Starts over from the original lesson, after a question. */
  startOver(module: ModuleView): void;
  /** Takes the mended lesson, after a question. */
  takeNew(module: ModuleView): void;
}

/** One module: what it takes, how far one has come, and where to go on. */
export function moduleCard(
  module: ModuleView,
  { modules, next }: CourseView,
  actions: ModuleActions,
): HTMLElement {
  const { id, title, summary, exercises, isStarted, isUpdated, problem } = module;
  return element(
    "li",
    { className: `module ${id === next?.module ? "next" : isDone(module) ? "done" : ""}` },
    element("div", { className: "number", ariaHidden: "true" }, number(id)),
    element(
      "div",
      { className: "about" },
      element("h3", {}, problem ? title : element("a", { href: moduleLink(module) }, title)),
      problem
        ? element("p", { className: "problem" }, refusalText(problem))
        : element("p", { className: "summary" }, summary),
      facts(module),
      ...before(module, modules),
    ),
    ...(problem ? [] : [opener(module)]),
    element(
      "div",
      { className: "work" },
      ...(isUpdated ? [news(module, actions)] : []),
      ...(exercises.length > 0 ? [bar(module), exerciseSteps(module)] : []),
      ...(isStarted ? [asides(module, actions)] : []),
    ),
  );
}

const number = (id: string): string => /^\d+/.exec(id)?.[0] ?? "·";

function opener(module: ModuleView): HTMLElement {
  const action = invitation(module);
  return element(
    "a",
    {
      className: "button",
      id: `open-${module.id}`,
      href: moduleLink(module, resumeAt(module)?.id),
      ariaLabel: t(texts.named, { action, title: module.title }),
    },
    action,
  );
}

function facts({ minutes, exercises }: ModuleView): HTMLElement {
  const line = element("p", { className: "facts" });
  if (minutes) line.append(element("span", {}, icon(icons.clock), duration(minutes)));
  if (exercises.length > 0) {
    line.append(element("span", {}, t(texts.exercises, { n: exercises.length })));
    line.append(element("span", {}, pointsText(exercises)));
  }
  return line;
}

/** What should come first: a fact when that is done, a gentle warning when it is not; never a lock. */
function before(
  { prerequisites, isStarted }: ModuleView,
  modules: readonly ModuleView[],
): readonly HTMLElement[] {
  const earlier = modules.filter(({ id }) => prerequisites.includes(id));
  const open = earlier.filter((module) => !isDone(module));
  const titles = (of: readonly ModuleView[]): string => listed(of.map(({ title }) => title));
  if (earlier.length === 0) return [];
  return open.length === 0 || isStarted
    ? [element("p", { className: "before" }, t(texts.after, { titles: titles(earlier) }))]
    : [element("p", { className: "before open" }, t(texts.better, { titles: titles(open) }))];
}

function news(module: ModuleView, { takeNew }: ModuleActions): HTMLElement {
  return element(
    "div",
    { className: "news" },
    element("p", {}, t(texts.updated)),
    element("button", {
      type: "button",
      className: "button",
      textContent: t(texts.takeNew),
      ariaLabel: t(texts.takeNewOf, { title: module.title }),
      onclick: () => takeNew(module),
    }),
  );
}

function bar({ title, exercises }: ModuleView): HTMLElement {
  const { reached, total } = sumPoints(exercises);
  const ariaLabel = t(texts.modulePoints, { title });
  return element("progress", { value: reached, max: Math.max(total, 1), ariaLabel });
}

function asides(module: ModuleView, { startOver }: ModuleActions): HTMLElement {
  const { title } = module;
  return element(
    "p",
    { className: "asides" },
    downloadLink(module),
    element("button", {
      type: "button",
      className: "quiet",
      textContent: t(texts.startOver),
      ariaLabel: t(texts.startOverOf, { title }),
      onclick: () => startOver(module),
    }),
  );
}
