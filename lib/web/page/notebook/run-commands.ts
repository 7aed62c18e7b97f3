import type { KernelState } from "../../protocol.ts";
import { attempt } from "../common/attempt.ts";
import { ask } from "../common/dialog.ts";
import { t } from "../common/i18n.ts";
import type { NotebookServer } from "../common/server.ts";
import { commandTexts } from "../texts/commands.ts";
import { commonTexts } from "../texts/common.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { insertCell } from "./cell-edits.ts";
import type { Commands } from "./commands.ts";
import type { Runs } from "./runs.ts";
import { goTo, type Workbench } from "./workbench.ts";

type Cells = "run" | "runAndAdvance" | "runAndInsert" | "runAll" | "runAbove" | "runBelow";
type Kernel = "interrupt" | "restart" | "restartAndRunAll";

export interface RunTools {
  readonly runs: Runs;
  readonly server: NotebookServer;
  kernel(): KernelState;
}

/** Commands for running cells and for their kernel. */
export function runCommands(bench: Workbench, tools: RunTools): Pick<Commands, Cells | Kernel> {
  const { runs, server, kernel } = tools;
  const { list } = bench;
  const runSelected = (): void => {
    const cells = list.selected();
    attempt(() => runs.cells(cells));
  };
  const after = (): number => Math.max(-1, ...list.selected().map(list.place)) + 1;
  return {
    run() {
      runSelected();
      goTo(bench, list.active());
    },
    runAndAdvance() {
      runSelected();
      const next = list.all()[after()];
      if (next) goTo(bench, next);
      else insertCell(bench, 1).edit();
    },
    runAndInsert() {
      runSelected();
      insertCell(bench, 1).edit();
    },
    runAll: () => attempt(runs.all),
    runAbove: () => attempt(runs.above),
    runBelow: () => attempt(runs.below),
    interrupt: () => attempt(server.interrupt),
    restart: () =>
      attempt(async () => {
        const forgets = kernel() === "idle" || kernel() === "busy";
        const answer = forgets ? await askRestart() : "restart";
        if (answer !== "") await server.restart();
        if (answer === "all") await runs.all();
      }),
    restartAndRunAll: () =>
      attempt(async () => {
        await server.restart();
        await runs.all();
      }),
  };
}

function askRestart(): Promise<string> {
  return ask({
    title: t(texts.restartTitle),
    text: t(texts.restartText),
    actions: [
      { value: "", label: t(commonTexts.cancel) },
      { value: "all", label: t(commandTexts.restartAndRunAll) },
      { value: "restart", label: t(commandTexts.restart), kind: "primary" },
    ],
  });
}
