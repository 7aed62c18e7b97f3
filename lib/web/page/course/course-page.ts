import type { CourseView } from "../../protocol.ts";
import { attempt } from "../common/attempt.ts";
import { element } from "../common/element.ts";
import { acceptDrops, fileButton } from "../common/file-choice.ts";
import { t } from "../common/i18n.ts";
import { notifyError } from "../common/notice.ts";
import { course, progressFile } from "../common/server.ts";
import { settingsButton } from "../common/settings-menu.ts";
import { courseTexts as texts } from "../texts/course.ts";
import { offerTour } from "../tour/tour.ts";
import { type CourseActions, courseActions } from "./course-actions.ts";
import { courseHead, nextStep } from "./course-head.ts";
import { moduleCard } from "./module-card.ts";
import { ownNotebooks } from "./own-notebooks.ts";

/** The first page: every module, what it takes, and how far one has come. */
export async function coursePage(): Promise<void> {
  let shown = await course();
  document.title = `${t(texts.title)} – Toplab`;
  const refresh = async (focus?: string): Promise<void> => {
    const view = await course();
    if (JSON.stringify(view) !== JSON.stringify(shown)) {
      shown = view;
      const kept = document.activeElement?.id;
      show(view, actions);
      if (kept) document.getElementById(kept)?.focus();
    }
    if (focus) document.getElementById(focus)?.focus();
  };
  const actions = courseActions(refresh);
  document.body.replaceChildren(element("header"), element("main"));
  show(shown, actions);
  acceptDrops(t(texts.dropHere), actions.upload);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    refresh().catch((error: unknown) => notifyError("course", error)); // solved in another tab
  });
  attempt(offerTour);
}

/** Only the head and the content are replaced: notices and dialogs stay. */
function show(view: CourseView, actions: CourseActions): void {
  const tools = [...(view.hasClass ? [classLink()] : []), keysButton(), settingsButton()];
  document.querySelector("header")?.replaceWith(courseHead(view, tools));
  document.querySelector("main")?.replaceWith(content(view, actions));
}

function classLink(): HTMLAnchorElement {
  return element("a", { className: "button", href: "/class/", textContent: t(texts.toClass) });
}

function keysButton(): HTMLButtonElement {
  return element("button", {
    type: "button",
    className: "button",
    textContent: t(texts.keys),
    onclick: () => {
      attempt(async () => (await import("../notebook/shortcuts-dialog.ts")).showShortcuts());
    },
  });
}

function content(view: CourseView, actions: CourseActions): HTMLElement {
  const { modules, own } = view;
  const next = nextStep(view);
  return element(
    "main",
    { className: "course", id: "content", tabIndex: -1 },
    ...(next ? [next] : []),
    element("h2", { id: "modules" }, t(texts.modules)),
    ...(modules.length > 0
      ? [
          element(
            "ol",
            { className: "modules" },
            ...modules.map((module) => moduleCard(module, view, actions)),
          ),
        ]
      : [element("p", { className: "empty" }, t(texts.noModules))]),
    ownNotebooks(own, actions),
    progress(actions),
    element("p", { className: "local" }, t(texts.local)),
  );
}

function progress({ importProgress }: CourseActions): HTMLElement {
  return element(
    "section",
    { className: "own" },
    element("h2", { id: "progress", tabIndex: -1 }, t(texts.progress)),
    element("p", { className: "summary" }, t(texts.progressText)),
    element(
      "div",
      { className: "buttons" },
      element(
        "a",
        { className: "button", href: progressFile, download: "" },
        t(texts.exportProgress),
      ),
      fileButton(t(texts.importProgress), ".json", importProgress),
    ),
  );
}
