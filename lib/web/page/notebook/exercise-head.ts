import type { ExerciseView } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { type Text, t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { renderMarkdown } from "../common/markdown.ts";
import { pointsText } from "../common/points.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";

export interface ExerciseActions {
  /** Runs the exercise and the cell that checks it. */
  check(): void;
  hint(): void;
  reset(): void;
}

export interface ExerciseHead {
  readonly element: HTMLElement;
  show(exercise: ExerciseView): void;
}

/** What stands over the cell of an exercise: its state, its points, hints one at a time. */
export function exerciseHead(actions: ExerciseActions): ExerciseHead {
  const state = element("span", { className: "state" });
  const title = element("b");
  const points = element("span", { className: "points" });
  const hint = action(texts.hint, "hint", actions.hint);
  const hints = element("ol", {});
  const shown = element(
    "details",
    { className: "hints", hidden: true },
    element("summary", {}, t(texts.hints)),
    hints,
  );
  const head = element(
    "div",
    { className: "exercise-head" },
    element("p", { className: "badge" }, state, title, points),
    element(
      "div",
      { className: "exercise-actions" },
      action(texts.check, "done", actions.check),
      hint,
      action(texts.resetCell, "restart", actions.reset),
    ),
    shown,
  );
  let known: readonly string[] | undefined;
  const showHints = (all: readonly string[]): void => {
    if (known?.length === all.length) return;
    shown.hidden = all.length === 0;
    if (known) shown.open = true; // just asked for; those of former days wait folded
    known = all;
    hints.replaceChildren(...all.map((text) => element("li", {}, renderMarkdown(text))));
  };
  return {
    element: head,
    show(exercise) {
      const { title: name, state: reached, hints: taken, hintsLeft } = exercise;
      head.dataset["state"] = reached;
      state.replaceChildren(icon(icons[reached]), t(texts[reached]));
      title.textContent = name;
      points.textContent = pointsText([exercise]);
      hint.lastChild!.textContent =
        hintsLeft > 0 ? t(texts.hintsLeft, { n: hintsLeft }) : t(texts.noHints);
      hint.disabled = hintsLeft === 0;
      showHints(taken);
    },
  };
}

function action(
  text: Text,
  name: "hint" | "done" | "restart",
  onclick: () => void,
): HTMLButtonElement {
  return element(
    "button",
    { className: "button small", onclick: () => onclick() },
    icon(icons[name]),
    element("span", {}, t(text)),
  );
}
