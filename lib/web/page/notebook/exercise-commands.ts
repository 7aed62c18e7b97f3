import type { Announcer } from "../common/announcer.ts";
import { attempt } from "../common/attempt.ts";
import { t } from "../common/i18n.ts";
import { type NotebookServer, takeHint } from "../common/server.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { checkCell, type ExerciseCommands } from "./exercises.ts";
import { restore } from "./page-commands.ts";
import type { Runs } from "./runs.ts";
import type { Workbench } from "./workbench.ts";

interface Tools {
  readonly server: NotebookServer;
  readonly runs: Runs;
  readonly announcer: Announcer;
}

/** What the buttons over an exercise do. */
export function exerciseCommands(
  bench: Workbench,
  { server, runs, announcer }: Tools,
): ExerciseCommands {
  return {
    check(cell) {
      const checking = checkCell(bench.list, cell);
      attempt(() => runs.cells(checking ? [cell, checking] : [cell]));
    },
    hint: ({ exercise }) =>
      attempt(async () => {
        if (exercise === undefined) return;
        const view = await takeHint(exercise);
        announcer.say(t(texts.newHint, { hint: view.hints.at(-1) ?? "" }));
      }),
    reset: (cell) => attempt(() => restore(bench, server, cell)),
  };
}
