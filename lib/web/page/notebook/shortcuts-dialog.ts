import { ask } from "../common/dialog.ts";
import { element } from "../common/element.ts";
import { type Text, t } from "../common/i18n.ts";
import { commandTexts } from "../texts/commands.ts";
import { commonTexts } from "../texts/common.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { type CommandName, commandKeys, keyText } from "./commands.ts";

/** Lists all shortcuts, for both modes. */
export async function showShortcuts(): Promise<void> {
  await ask({
    title: t(commandTexts.shortcuts),
    text: t(texts.modes),
    content: element(
      "div",
      {
        className: "shortcut-groups",
        tabIndex: 0,
        role: "group",
        ariaLabel: t(commandTexts.shortcuts),
      },
      element(
        "div",
        { className: "shortcut-columns" },
        group(
          texts.keysAlways,
          commandRows(({ always = [], page = [] }) => [...page, ...always]),
        ),
        group(texts.keysEditor, editorRows()),
        group(
          texts.keysCommand,
          commandRows(({ command = [] }) => command),
        ),
      ),
    ),
    actions: [{ value: "", label: t(commonTexts.close) }],
  });
}

type Row = readonly [label: Text, keys: readonly string[]];
type Keys = NonNullable<(typeof commandKeys)[CommandName]>;

function commandRows(choose: (keys: Keys) => readonly string[]): readonly Row[] {
  return Object.entries(commandKeys).flatMap(([name, keys]): readonly Row[] => {
    const chosen = choose(keys);
    return chosen.length > 0 ? [[commandTexts[name as CommandName], chosen]] : []; // a name of that record
  });
}

function editorRows(): readonly Row[] {
  return [
    [texts.keyComplete, ["Tab", "Mod-Space"]],
    [texts.keyInspect, ["Shift-Tab"]],
    [texts.keyProblem, ["F8"]],
    [texts.keyUndo, ["Mod-z"]],
    [texts.keyComment, ["Mod-/"]],
  ];
}

function group(title: Text, rows: readonly Row[]): HTMLElement {
  return element("section", {}, element("h3", {}, t(title)), element("dl", {}, ...rows.map(row)));
}

function row([label, keys]: Row): HTMLElement {
  const shown = keys.map((key) => element("kbd", {}, keyText(key)));
  return element("div", {}, element("dt", {}, ...shown), element("dd", {}, t(label)));
}
