import type { ExerciseView, KernelState } from "../../protocol.ts";
import { element, icon } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { menuButton } from "../common/menu.ts";
import { pointsText, sumPoints } from "../common/points.ts";
import { commandTexts } from "../texts/commands.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { SaveState } from "./autosave.ts";
import { menuItem } from "./cell-tools.ts";
import { type CommandName, type Commands, shortcut } from "./commands.ts";

export interface Toolbar {
  readonly element: HTMLElement;
  showKernel(state: KernelState, reason: string): void;
  showQueue(waiting: number): void;
  showSaved(state: SaveState): void;
  showPoints(exercises: readonly ExerciseView[]): void;
  showOutline(isOpen: boolean): void;
}

/** What the menu of the toolbar holds, in groups. */
const menuGroups: readonly (readonly CommandName[])[] = [
  ["runAbove", "runBelow", "restartAndRunAll"],
  ["undo", "redo", "selectAll"],
  ["find", "replace"],
  ["save", "download", "print"],
  ["shortcuts", "settings", "startOver"],
];

/** The bar above a notebook: what can be done, and how things stand. `leave` goes to the course. */
export function createToolbar(title: string, commands: Commands, leave: () => void): Toolbar {
  const kernel = element("span", { className: "kernel" });
  const kernelState = element("span", { className: "label", role: "status" });
  const queue = element("span", { className: "queue" });
  kernel.append(kernelState, queue);
  const saved = element("span", { className: "saved", role: "status" });
  const points = element("span", { className: "points" });
  const outline = button("outline", "outline", commands);
  const interrupt = button("interrupt", "stop", commands);
  const menu = menuButton(t(texts.more), () =>
    menuGroups.map((names) => names.map((name) => menuItem(name, commands[name]))),
  );
  const tools = element(
    "div",
    { className: "tools", role: "toolbar", ariaLabel: t(texts.notebook) },
    button("run", "run", commands, "runAndAdvance"),
    button("runAll", "runAll", commands),
    interrupt,
    button("restart", "restart", commands),
    menu,
  );
  const bar = element(
    "header",
    { className: "toolbar" },
    element(
      "div",
      { className: "where" },
      outline,
      backLink(leave),
      element("h1", { title }, title),
      points,
    ),
    tools,
    element("div", { className: "states" }, saved, kernel),
  );
  return {
    element: bar,
    showKernel(state, reason) {
      kernel.title = reason;
      kernelState.textContent = t(kernelTexts[state]);
      kernel.dataset["state"] = state;
      interrupt.disabled = state !== "busy";
    },
    showQueue(n) {
      queue.textContent = n > 0 ? t(texts.waiting, { n }) : "";
    },
    showSaved(state) {
      saved.textContent = t(saveTexts[state]);
      saved.dataset["state"] = state;
    },
    showPoints(exercises) {
      points.textContent = sumPoints(exercises).total > 0 ? pointsText(exercises) : "";
    },
    showOutline(isOpen) {
      outline.ariaExpanded = String(isOpen);
    },
  };
}

const kernelTexts = {
  off: texts.kernelOff,
  starting: texts.kernelStarting,
  idle: texts.kernelIdle,
  busy: texts.kernelBusy,
  dead: texts.kernelDead,
} as const satisfies Record<KernelState, unknown>;

const saveTexts = {
  saved: texts.saved,
  unsaved: texts.unsaved,
  saving: texts.saving,
  failed: texts.notSaved,
} as const satisfies Record<SaveState, unknown>;

function backLink(leave: () => void): HTMLElement {
  const back = element(
    "a",
    { href: "/", className: "back", title: t(texts.allModules) },
    icon(icons.back),
    element("span", {}, t(texts.course)),
  );
  back.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // into a tab of its own
    event.preventDefault();
    leave();
  };
  return back;
}

/** A button for a command; `does` is what it runs if that is not what it is called. */
function button(
  name: CommandName,
  picture: keyof typeof icons,
  commands: Commands,
  does: CommandName = name,
): HTMLButtonElement {
  const label = t(commandTexts[name]);
  const keys = shortcut(does);
  return element(
    "button",
    {
      className: `button ${name}`,
      title: keys ? `${t(commandTexts[does])} (${keys})` : label,
      ariaLabel: label,
      onclick: () => commands[does](),
    },
    icon(icons[picture]),
    element("span", { className: "label" }, label),
  );
}
