import type { ExerciseView, ModuleView } from "../../protocol.ts";
import { courseTexts as texts } from "../texts/course.ts";
import { element } from "./element.ts";
import { t } from "./i18n.ts";
import { isDone, isSolved } from "./points.ts";
import { notebookServer } from "./server.ts";

/** The page of a module, at one of its exercises if that is named. */
export function moduleLink({ id }: ModuleView, exercise?: string): string {
  const slug = exercise?.split("/")[1];
  return `/notebooks/${encodeURIComponent(id)}${slug ? `#exercise=${encodeURIComponent(slug)}` : ""}`;
}

/** Where the work goes on: the first exercise not solved, once any was tried; else the top of the lesson. */
export function resumeAt({ exercises }: ModuleView): ExerciseView | undefined {
  const wasTried = exercises.some(({ state }) => state !== "untouched");
  return wasTried ? exercises.find((exercise) => !isSolved(exercise)) : undefined;
}

/** What pressing the link of a module means now. */
export function invitation(module: ModuleView): string {
  if (!module.isStarted) return t(texts.start);
  return t(isDone(module) ? texts.lookAgain : texts.resume);
}

/** The .ipynb as it is saved now. */
export function downloadLink({ id, title }: ModuleView): HTMLElement {
  const ariaLabel = t(texts.downloadOf, { title });
  const href = notebookServer(id).file;
  return element("a", { className: "quiet", href, download: "", ariaLabel }, t(texts.download));
}
