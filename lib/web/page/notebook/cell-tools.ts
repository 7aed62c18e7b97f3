import { element, icon } from "../common/element.ts";
import { type Text, t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { type MenuItem, menuButton } from "../common/menu.ts";
import { commandTexts } from "../texts/commands.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { CellView } from "./cell.ts";
import type { CellList } from "./cell-list.ts";
import { type CommandName, type Commands, shortcut } from "./commands.ts";

/** Gives cells their small buttons, once the pointer or the keyboard comes to them. */
export function giveCellTools(list: CellList, commands: Commands): void {
  const given = new WeakSet<CellView>();
  const give = (cell: CellView | undefined): void => {
    if (!cell || given.has(cell)) return;
    given.add(cell);
    const run = (name: CommandName) => (): void => {
      if (!list.selected().includes(cell)) list.activate(cell);
      commands[name]();
    };
    cell.element.append(sideTools(cell, run), edgeTools(run));
  };
  list.element.addEventListener("pointerover", ({ target }) => {
    give(list.all().find(({ element: section }) => section.contains(target as Node))); // from a node
  });
  list.onActive(give);
}

type Run = (name: CommandName) => () => void;

function sideTools(cell: CellView, run: Run): HTMLElement {
  const buttons = [tool("moveUp", "up", run), tool("moveDown", "down", run)];
  if (cell.exercise === undefined) buttons.push(tool("remove", "bin", run));
  return element(
    "div",
    { className: "side-tools", role: "toolbar", ariaLabel: t(texts.cellTools) },
    ...buttons,
    menuButton(t(texts.more), () => menuItems(cell, run)),
  );
}

function edgeTools(run: Run): HTMLElement {
  return element(
    "div",
    { className: "edge-tools" },
    edge(texts.addCode, "insertCode", run),
    edge(texts.addText, "insertText", run),
  );
}

function menuItems(cell: CellView, run: Run): readonly (readonly MenuItem[])[] {
  const isCode = cell.kind === "code";
  const fixed: readonly CommandName[] = cell.exercise === undefined ? ["cut"] : [];
  const turns = (["toCode", "toText", "toRaw"] as const).filter(
    (name) => cell.exercise === undefined && name !== turnTo[cell.kind],
  );
  const groups: readonly (readonly CommandName[])[] = [
    isCode ? ["run", "runAbove", "runBelow"] : ["runAbove", "runBelow"],
    [...fixed, "copy", "paste"],
    ["split", "merge", ...turns],
    isCode ? ["toggleOutput", "scrollOutput", "restore"] : ["restore"],
  ];
  return groups.map((names) => names.map((name) => menuItem(name, run(name))));
}

const turnTo = { code: "toCode", markdown: "toText", raw: "toRaw" } as const;

/** A command as a menu shows it. */
export function menuItem(name: CommandName, run: () => void): MenuItem {
  return { label: t(commandTexts[name]), keys: shortcut(name), run };
}

function tool(name: CommandName, picture: keyof typeof icons, run: Run): HTMLButtonElement {
  const label = t(commandTexts[name]);
  const keys = shortcut(name);
  return element(
    "button",
    {
      className: "tool",
      title: keys ? `${label} (${keys})` : label,
      ariaLabel: label,
      onclick: run(name),
    },
    icon(icons[picture]),
  );
}

function edge(label: Text, name: CommandName, run: Run): HTMLButtonElement {
  const text = t(label);
  return element("button", {
    className: "edge",
    textContent: text,
    title: t(commandTexts[name]),
    onclick: run(name),
  });
}
