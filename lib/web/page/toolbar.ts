import type { ExerciseView, KernelState } from "../protocol.ts";
import type { SaveState } from "./autosave.ts";
import { element, icon } from "./element.ts";
import { icons } from "./icons.ts";

export interface ToolbarActions {
  run(): void;
  runAll(): void;
  interrupt(): void;
  restart(): void;
  restartAndRunAll(): void;
  save(): void;
  /** To the course page, with everything saved. */
  leave(): void;
  reset(): void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  showKernel(state: KernelState, reason: string): void;
  showSaved(state: SaveState): void;
  showPoints(exercises: readonly ExerciseView[]): void;
}

const kernelTexts: Readonly<Record<KernelState, string>> = {
  off: "Not started",
  starting: "Starting…",
  idle: "Ready",
  busy: "Running…",
  dead: "Stopped",
};
const saveTexts: Readonly<Record<SaveState, string>> = {
  saved: "Saved",
  unsaved: "Unsaved changes",
  saving: "Saving…",
  failed: "Not saved",
};

/** The bar above a notebook: what can be done, and how things stand. */
export function createToolbar(title: string, actions: ToolbarActions): Toolbar {
  const kernel = element("span", { className: "kernel", role: "status" });
  const saved = element("span", { className: "saved", role: "status" });
  const points = element("span", { className: "points", title: "Points in this module" });
  const back = element(
    "a",
    { href: "/", className: "back", title: "All modules" },
    icon(icons.back),
    "Course",
  );
  back.onclick = (event) => {
    event.preventDefault();
    actions.leave();
  };
  const interrupt = button("stop", "Interrupt", "Stop the running cell", actions.interrupt);
  const bar = element(
    "header",
    { className: "toolbar" },
    element("div", { className: "where" }, back, element("h1", {}, title), points),
    element(
      "div",
      { className: "tools", role: "toolbar", ariaLabel: "Notebook" },
      button("run", "Run", "Run the chosen cell (Shift+Enter)", actions.run),
      button("runAll", "Run all", "Run all cells from top to bottom", actions.runAll),
      interrupt,
      button("restart", "Restart", "Start afresh: forget all variables", actions.restart),
      button("save", "Save", "Save to disk (Ctrl+S)", actions.save),
      menu(actions),
      element("span", { className: "states" }, saved, kernel),
    ),
  );
  return {
    element: bar,
    showKernel(state, reason) {
      kernel.title = reason;
      kernel.textContent = kernelTexts[state];
      kernel.dataset["state"] = state;
      interrupt.disabled = state !== "busy";
    },
    showSaved(state) {
      saved.textContent = saveTexts[state];
      saved.dataset["state"] = state;
    },
    showPoints(exercises) {
      const total = exercises.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
      const reached = exercises.reduce((sum, exercise) => sum + (exercise.points ?? 0), 0);
      points.textContent = total > 0 ? `${reached} / ${total} points` : "";
    },
  };
}

function button(
  name: keyof typeof icons,
  label: string,
  title: string,
  onclick: () => void,
): HTMLButtonElement {
  return element(
    "button",
    { className: `button ${name}`, title, ariaLabel: label, onclick: () => onclick() },
    icon(icons[name]),
    element("span", { className: "label" }, label),
  );
}

function menu(actions: ToolbarActions): HTMLElement {
  const item = (label: string, act: () => void): HTMLElement =>
    element("button", {
      textContent: label,
      onclick: () => {
        box.open = false;
        act();
      },
    });
  const box = element(
    "details",
    { className: "menu" },
    element("summary", { ariaLabel: "More", title: "More" }, icon(icons.more)),
    element(
      "div",
      {},
      item("Restart and run all", actions.restartAndRunAll),
      item("Start over from the original…", actions.reset),
    ),
  );
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target as Node)) box.open = false; // clicks come from nodes
  });
  return box;
}
