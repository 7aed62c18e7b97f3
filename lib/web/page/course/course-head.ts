import type { CourseView, ExerciseView, ModuleView } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { duration, t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { invitation, moduleLink, resumeAt } from "../common/module-link.ts";
import { pointsText, solvedText, sumPoints } from "../common/points.ts";
import { courseTexts as texts } from "../texts/course.ts";

/** The head of the course: what it is, how far one has come, and what comes next. */
export function courseHead(view: CourseView, tools: readonly Node[]): HTMLElement {
  const exercises = view.modules.flatMap((module) => module.exercises);
  const { reached, total } = sumPoints(exercises);
  const spectrum = element("div", { className: "spectrum", ariaHidden: "true" });
  spectrum.style.setProperty("--reached", String(total > 0 ? reached / total : 0));
  return element(
    "header",
    { className: "course-head" },
    element(
      "div",
      { className: "wide" },
      spectrum,
      element(
        "div",
        { className: "course-bar" },
        element("p", { className: "brand" }, "Toplab"),
        element("nav", { className: "course-tools", ariaLabel: t(texts.tools) }, ...tools),
      ),
      element("h1", {}, t(texts.title)),
      element("p", { className: "lead" }, t(texts.lead)),
      ...(exercises.length > 0 ? [overall(exercises)] : []),
    ),
  );
}

function overall(exercises: readonly ExerciseView[]): HTMLElement {
  const { reached, total } = sumPoints(exercises);
  return element(
    "div",
    { className: "overall" },
    element("progress", {
      value: reached,
      max: Math.max(total, 1),
      ariaLabel: t(texts.coursePoints),
    }),
    element("p", {}, `${pointsText(exercises)} · ${solvedText(exercises)}`),
  );
}

/** The one thing to do now; undefined while the course has no modules. */
export function nextStep({ next, modules }: CourseView): HTMLElement | undefined {
  if (modules.length === 0) return undefined;
  const module = modules.find(({ id }) => id === next?.module);
  return element(
    "section",
    { className: "next-step", ariaLabel: t(texts.nextStep) },
    ...(module ? invite(module) : praise()),
  );
}

function invite(module: ModuleView): readonly HTMLElement[] {
  const exercise = resumeAt(module);
  const { title } = exercise ?? module;
  const action = invitation(module);
  return [
    element(
      "div",
      {},
      element("p", { className: "eyebrow" }, t(texts.nextStep)),
      element("h2", {}, title),
      element(
        "p",
        { className: "summary" },
        exercise ? t(texts.inModule, { title: module.title }) : module.summary,
      ),
      ...(module.minutes && !exercise ? [time(module.minutes)] : []),
    ),
    element(
      "a",
      {
        className: "button primary",
        href: moduleLink(module, exercise?.id),
        ariaLabel: t(texts.named, { action, title }),
      },
      action,
    ),
  ];
}

function time(minutes: number): HTMLElement {
  return element("span", { className: "time" }, icon(icons.clock), duration(minutes));
}

function praise(): readonly HTMLElement[] {
  return [
    element(
      "div",
      {},
      element("h2", {}, t(texts.allSolved)),
      element("p", { className: "summary" }, t(texts.allSolvedText)),
    ),
  ];
}
