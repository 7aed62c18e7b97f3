import "katex/dist/katex.min.css";
import "./style/base.css";
import "./style/notice.css";
import "./style/dialog.css";
import "./style/tour.css";
import "./style/course.css";
import "./style/module.css";
import "./style/toolbar.css";
import "./style/cell.css";
import "./style/editor.css";
import "./style/markdown.css";
import "./style/exercise.css";
import "./style/output.css";
import "./style/menu.css";
import "./style/outline.css";
import "./style/find.css";
import "./style/shortcuts.css";
import "./style/print.css";
import { element } from "./common/element.ts";
import { t } from "./common/i18n.ts";
import { prepareNotices } from "./common/notice.ts";
import { coursePage } from "./course/course-page.ts";
import { commonTexts as texts } from "./texts/common.ts";
import { resumeTour } from "./tour/tour.ts";

/** The address says which page it is: "/" the course, "/notebooks/ID" one of its notebooks. */
async function open(): Promise<void> {
  const id = /^\/notebooks\/([^/]+)$/.exec(location.pathname)?.[1];
  if (id === undefined) return coursePage();
  const { notebookPage } = await import("./notebook/notebook-page.ts");
  await notebookPage(decodeURIComponent(id));
}

/** Links of the course page lead to an exercise, "/notebooks/01-z-boson#exercise=mass". */
function showExercise(): void {
  const slug = /^#exercise=(.+)$/.exec(location.hash)?.[1];
  if (slug === undefined) return;
  const wanted = CSS.escape(`/${decodeURIComponent(slug)}`);
  document.querySelector(`[data-exercise$="${wanted}"]`)?.scrollIntoView({ block: "center" });
}

/** The first thing that Tab reaches: past the bars, to what the page is about. */
function skipLink(): HTMLElement {
  return element("a", {
    className: "skip",
    href: "#content",
    textContent: t(texts.skip),
    onclick: (event) => {
      event.preventDefault(); // the address stays as it is
      document.getElementById("content")?.focus();
    },
  });
}

function failure(error: unknown): HTMLElement {
  return element(
    "main",
    { className: "failure" },
    element("h1", {}, t(texts.notOpened)),
    element("p", { role: "alert" }, error instanceof Error ? error.message : String(error)),
    element("p", {}, element("a", { href: "/" }, t(texts.toCourse))),
  );
}

open()
  .then(() => {
    Object.assign(document.querySelector("main") ?? {}, { id: "content", tabIndex: -1 });
    document.body.prepend(skipLink());
    prepareNotices();
    showExercise();
    resumeTour();
  })
  .catch((error: unknown) => document.body.replaceChildren(failure(error)));
