import { attempt } from "../common/attempt.ts";
import { ask } from "../common/dialog.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import type { NotebookServer } from "../common/server.ts";
import { openSettings } from "../common/settings-menu.ts";
import { commonTexts } from "../texts/common.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { Autosave } from "./autosave.ts";
import type { CellView } from "./cell.ts";
import { replaceTexts } from "./cell-text-edits.ts";
import type { Commands } from "./commands.ts";
import type { Find } from "./find.ts";
import type { OutlinePanel } from "./outline-panel.ts";
import { printNotebook } from "./print.ts";
import { showShortcuts } from "./shortcuts-dialog.ts";
import { tell, type Workbench } from "./workbench.ts";

export interface PageTools {
  readonly server: NotebookServer;
  readonly saving: Autosave;
  readonly find: Find;
  readonly outline: OutlinePanel;
}

type Page =
  | "save"
  | "find"
  | "replace"
  | "download"
  | "print"
  | "outline"
  | "shortcuts"
  | "settings";

/** Commands for the notebook as a whole. */
export function pageCommands(
  bench: Workbench,
  { server, saving, find, outline }: PageTools,
): Pick<Commands, Page | "restore" | "startOver"> {
  return {
    save: () => attempt(saving.save),
    find: () => find.open(false),
    replace: () => find.open(true),
    download: () =>
      attempt(async () => {
        await saving.save();
        element("a", { href: server.file, download: "" }).click();
      }),
    print: () => attempt(printNotebook),
    outline: outline.toggle,
    shortcuts: () => void showShortcuts(),
    settings: () => attempt(() => openSettings(saving.save)),
    restore: () => {
      const cell = bench.list.active();
      if (cell) attempt(() => restore(bench, server, cell));
    },
    startOver: () =>
      attempt(async () => {
        if ((await askStartOver()) !== "yes") return;
        await saving.save();
        await server.reset();
        location.reload();
      }),
  };
}

/** Puts the original text of a lesson's cell back, as a change that can be undone. */
export async function restore(
  bench: Workbench,
  server: NotebookServer,
  cell: CellView,
): Promise<void> {
  const { source } = await server.restore(cell.id);
  if (source === cell.text()) return tell(texts.isOriginal);
  replaceTexts(bench, [cell], () => source);
  tell(texts.restored, {}, () => void bench.changes.undo());
}

function askStartOver(): Promise<string> {
  return ask({
    title: t(texts.startOverTitle),
    text: t(texts.startOverText),
    actions: [
      { value: "", label: t(commonTexts.cancel), kind: "primary" },
      { value: "yes", label: t(texts.startOver), kind: "danger" },
    ],
  });
}
