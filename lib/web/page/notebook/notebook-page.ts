import type { CellSource, ExerciseView, NotebookEvent, NotebookView } from "../../protocol.ts";
import { type Announcer, createAnnouncer } from "../common/announcer.ts";
import { attempt } from "../common/attempt.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { dismiss, notify } from "../common/notice.ts";
import { listen, type NotebookServer, notebookServer, refusalText } from "../common/server.ts";
import { kernelHelp } from "../editor/kernel-help.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import { type Autosave, type AutosaveOptions, autosave } from "./autosave.ts";
import { cellChanges } from "./cell-changes.ts";
import { cellEvents } from "./cell-events.ts";
import { createCellList } from "./cell-list.ts";
import { giveCellTools } from "./cell-tools.ts";
import { cellMaker, isCodeCell } from "./cells.ts";
import type { Commands } from "./commands.ts";
import { editCommands } from "./edit-commands.ts";
import { exerciseCommands } from "./exercise-commands.ts";
import { createExercises, type Exercises } from "./exercises.ts";
import { createFind, type Find } from "./find.ts";
import { keepWork } from "./keep-work.ts";
import { type KernelWatch, watchKernel } from "./kernel-watch.ts";
import { listenToKeys } from "./keys.ts";
import { moveCommands } from "./move-commands.ts";
import { createOutline, type Outline } from "./outline.ts";
import { type OutlinePanel, outlinePanel } from "./outline-panel.ts";
import { pageCommands } from "./page-commands.ts";
import { unfoldForPrint } from "./print.ts";
import { runCommands } from "./run-commands.ts";
import { createRuns } from "./runs.ts";
import { takeOver } from "./take-over.ts";
import { createToolbar, type Toolbar } from "./toolbar.ts";
import { newCell, type Workbench } from "./workbench.ts";

/** The page of one notebook: edit, run, see. */
export async function notebookPage(id: string): Promise<void> {
  const server = notebookServer(id);
  const notebook = await server.open();
  const page = assemble(server, notebook);
  fill(page, notebook);
  giveCellTools(page.bench.list, page.commands);
  listenToKeys(page.commands);
  keepWork(page.saving);
  unfoldForPrint(page.bench.list);
  const showInCells = cellEvents(page.bench.list, server);
  listen(
    server.events,
    (event) => {
      showInCells(event);
      onEvent(page, event);
    },
    tellConnected,
  );
  server.warm().catch(() => undefined); // a kernel that cannot start says why through the events
}

interface Page {
  readonly bench: Workbench;
  readonly saving: Autosave;
  readonly find: Find;
  readonly outline: Outline;
  readonly panel: OutlinePanel;
  readonly commands: Commands;
  readonly toolbar: Toolbar;
  readonly kernel: KernelWatch;
  readonly exercises: Exercises;
  readonly announcer: Announcer;
}

/** Makes the parts of the page, and tells each of the others it works with. */
function assemble(server: NotebookServer, notebook: NotebookView): Page {
  const list = createCellList();
  const changed = (): void => {
    saving.changed();
    outline.refreshSoon();
    find.refresh();
  };
  const create = cellMaker(list, {
    changed,
    run: (cell) => attempt(() => runs.cells([cell])),
    picture: server.picture,
    help: kernelHelp(list, server, () => ["busy", "dead"].includes(kernel.state())),
    made: (cell) => exercises.add(cell),
  });
  const bench: Workbench = { list, changes: cellChanges(list, changed), create };
  const saving = autosave(
    server,
    savingOf(bench, notebook, (state) => toolbar.showSaved(state)),
  );
  const runs = createRuns(list, server, saving.save);
  const find = createFind(bench);
  const announcer = createAnnouncer(list);
  const outline = createOutline(list, () => panel.chosen());
  const panel = outlinePanel(outline.element, (isOpen) => toolbar.showOutline(isOpen));
  const commands: Commands = {
    ...editCommands(bench),
    ...moveCommands(list),
    ...runCommands(bench, { runs, server, kernel: () => kernel.state() }),
    ...pageCommands(bench, { server, saving, find, outline: panel }),
  };
  const toolbar = createToolbar(notebook.title, commands, () =>
    attempt(() => saving.save().then(() => location.assign("/"))),
  );
  const kernel = watchKernel(notebook.title, toolbar, {
    restart: commands.restart,
    becameIdle() {
      for (const cell of list.all()) if (isCodeCell(cell)) cell.diagnoseAgain();
    },
  });
  const exercises = createExercises(exerciseCommands(bench, { server, runs, announcer }));
  return { bench, saving, find, outline, panel, commands, toolbar, kernel, exercises, announcer };
}

function savingOf(
  bench: Workbench,
  { revision }: NotebookView,
  onState: AutosaveOptions["onState"],
): AutosaveOptions {
  return {
    revision,
    cells: () => bench.list.all().map((cell) => cell.source()),
    onState,
    show({ cells }) {
      takeOver(bench, cells);
      notify({ topic: "file", kind: "info", text: t(texts.fileChanged), seconds: 12 });
    },
  };
}

/** Shows the notebook for the first time. */
function fill(page: Page, notebook: NotebookView): void {
  const { bench, toolbar, panel, find, announcer } = page;
  const { list, create } = bench;
  const sources = notebook.cells.length > 0 ? notebook.cells : [newCell("code")];
  list.splice(0, 0, sources.map(create));
  const first = sources[0] && list.find(hashCell(sources) ?? sources[0].id);
  if (first) list.activate(first);
  toolbar.showSaved("saved");
  toolbar.showKernel("off", "");
  toolbar.showOutline(panel.isOpen());
  showExercises(page, notebook.exercises);
  document.body.replaceChildren(
    toolbar.element,
    find.element,
    element(
      "div",
      { className: "desk" },
      panel.element,
      element("main", { className: "notebook", ariaLabel: notebook.title }, list.element),
    ),
    panel.drawer,
    announcer.element,
  );
}

/** The course links to exercises: "#exercise=pair-mass". */
function hashCell(sources: readonly CellSource[]): string | undefined {
  const slug = /^#exercise=(.+)$/.exec(location.hash)?.[1];
  return slug && sources.find(({ exercise }) => exercise?.endsWith(`/${slug}`))?.id;
}

function showExercises(page: Page, exercises: readonly ExerciseView[]): void {
  page.toolbar.showPoints(exercises);
  page.exercises.show(exercises);
  page.outline.showExercises(exercises);
}

function onEvent(page: Page, event: NotebookEvent): void {
  page.kernel.onEvent(event);
  page.announcer.onEvent(event);
  if (event.type === "snapshot" || event.type === "file-changed") {
    page.saving.fileHolds(event.revision);
  }
  if (event.type === "exercises") showExercises(page, event.exercises);
  if (event.type === "trouble") {
    notify({ topic: "trouble", kind: "error", text: refusalText(event) });
  }
}

function tellConnected(isConnected: boolean): void {
  dismiss("connection");
  if (isConnected) return;
  notify({ topic: "connection", kind: "error", text: t(texts.noConnection) });
}
