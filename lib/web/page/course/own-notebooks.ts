import type { ModuleView } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { fileButton } from "../common/file-choice.ts";
import { t } from "../common/i18n.ts";
import { downloadLink, moduleLink } from "../common/module-link.ts";
import { refusalText } from "../common/server.ts";
import { courseTexts as texts } from "../texts/course.ts";

export interface OwnActions {
  create(): void;
  upload(files: readonly File[]): void;
  /** Deletes a notebook, after a question. */
  remove(notebook: ModuleView): void;
}

/** Notebooks of the student's own: new ones, and those brought along. */
export function ownNotebooks(own: readonly ModuleView[], actions: OwnActions): HTMLElement {
  return element(
    "section",
    { className: "own" },
    element("h2", { id: "own", tabIndex: -1 }, t(texts.own)),
    element("p", { className: "summary" }, t(texts.ownNone)),
    ...(own.length > 0
      ? [element("ul", { className: "notebooks" }, ...own.map((one) => row(one, actions)))]
      : []),
    element(
      "div",
      { className: "buttons" },
      element("button", {
        type: "button",
        className: "button",
        textContent: t(texts.newNotebook),
        onclick: actions.create,
      }),
      fileButton(t(texts.upload), ".ipynb", actions.upload),
    ),
    element("p", { className: "drop-hint" }, t(texts.ownDrop)),
  );
}

function row(notebook: ModuleView, { remove }: OwnActions): HTMLElement {
  const { title, problem } = notebook;
  return element(
    "li",
    {},
    element(
      "div",
      {},
      problem ? element("span", {}, title) : element("a", { href: moduleLink(notebook) }, title),
      ...(problem ? [element("p", { className: "problem" }, refusalText(problem))] : []),
    ),
    downloadLink(notebook),
    element("button", {
      type: "button",
      className: "quiet",
      textContent: t(texts.remove),
      ariaLabel: t(texts.removeOf, { title }),
      onclick: () => remove(notebook),
    }),
  );
}
