import type { ExerciseView, KernelState, NotebookEvent } from "../protocol.ts";
import { type Autosave, autosave } from "./autosave.ts";
import { type CellList, createCellList } from "./cell-list.ts";
import { element } from "./element.ts";
import { dismiss, notify, notifyError } from "./notice.ts";
import { listen, type NotebookServer, notebookServer } from "./server.ts";
import { createToolbar } from "./toolbar.ts";

/** The page of one notebook: edit, run, see. */
export async function notebookPage(id: string): Promise<void> {
  const server = notebookServer(id);
  const notebook = await server.open();
  let chosen: string | undefined;
  const saving = autosave(
    server,
    notebook.revision,
    () => cells.sources(),
    (state) => toolbar.showSaved(state),
  );
  const commands = createCommands(server, saving, (cell) => cells.code(cell));
  const toolbar = createToolbar(notebook.title, {
    ...commands,
    run() {
      if (chosen === undefined) return;
      commands.run(chosen);
      cells.move(chosen, 1);
    },
  });
  const cells: CellList = createCellList(notebook.cells, {
    changed: saving.changed,
    run(cell, next) {
      commands.run(cell);
      if (next) cells.move(cell, 1, true);
    },
    leave: (cell, direction) => cells.move(cell, direction),
    chosen: choose,
  });
  const first = cells.first();
  if (first !== undefined) choose(first);
  toolbar.showSaved("saved");
  toolbar.showKernel("off", "");
  showExercises(notebook.exercises);
  document.body.replaceChildren(
    toolbar.element,
    element("main", { className: "notebook" }, cells.element),
  );
  keepWork(saving);
  listen(server.events, onEvent, tellConnected);

  function choose(cell: string): void {
    chosen = cell;
    cells.choose(cell);
  }

  function showExercises(exercises: readonly ExerciseView[]): void {
    toolbar.showPoints(exercises);
    cells.showExercises(exercises);
  }

  function onEvent(event: NotebookEvent): void {
    cells.apply(event);
    if (event.type === "trouble") notify({ topic: "trouble", kind: "error", text: event.text });
    if (event.type === "exercises") showExercises(event.exercises);
    if (event.type !== "snapshot" && event.type !== "kernel") return;
    toolbar.showKernel(event.kernel, event.reason);
    tellKernel(event.kernel, event.reason, commands.restart);
    document.title = `${event.kernel === "busy" ? "● " : ""}${notebook.title} – Toplab`;
  }
}

interface Commands {
  run(cell: string): void;
  runAll(): void;
  interrupt(): void;
  restart(): void;
  restartAndRunAll(): void;
  save(): void;
  leave(): void;
  reset(): void;
}

/** What buttons and keys do; whatever goes wrong is told to the reader. */
function createCommands(
  server: NotebookServer,
  saving: Autosave,
  code: CellList["code"],
): Commands {
  const attempt = (act: () => Promise<unknown>) => (): void => {
    dismiss("command");
    act().catch((error: unknown) => notifyError("command", error));
  };
  let sent: Promise<unknown> = Promise.resolve();
  const runCells = (cell?: string): Promise<unknown> => {
    const cells = code(cell);
    const send = async (): Promise<unknown> => {
      await saving.save();
      return cells.length > 0 && server.run({ cells });
    };
    sent = sent.then(send, send); // one after the other: requests may overtake each other on their way
    return sent;
  };
  return {
    run: (cell) => attempt(() => runCells(cell))(),
    runAll: attempt(() => runCells()),
    interrupt: attempt(server.interrupt),
    restart: attempt(server.restart),
    restartAndRunAll: attempt(async () => {
      await server.restart();
      await runCells();
    }),
    save: attempt(saving.save),
    leave: attempt(async () => {
      await saving.save();
      location.assign("/");
    }),
    reset: attempt(async () => {
      const question =
        "Start over from the original lesson? Your version is kept in a file beside it.";
      if (!window.confirm(question)) return;
      await saving.save();
      await server.reset();
      location.reload();
    }),
  };
}

/** Ctrl-S saves; leaving the page saves too, or asks if that is no longer possible. */
function keepWork(saving: Autosave): void {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
    event.preventDefault();
    void saving.save();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void saving.save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!saving.isClean()) event.preventDefault();
  });
}

function tellKernel(state: KernelState, reason: string, restart: () => void): void {
  dismiss("kernel");
  if (state !== "dead") return;
  notify({
    topic: "kernel",
    kind: "error",
    text: `${reason.replace(/\.?$/, ".")} Its variables are gone; your text is not.`,
    actions: [{ label: "Restart", run: restart }],
  });
}

function tellConnected(isConnected: boolean): void {
  dismiss("connection");
  if (isConnected) return;
  notify({
    topic: "connection",
    kind: "error",
    text: "Toplab does not answer. Is it still running in the terminal? If it was started again, open the new address it printed. Your text stays on this page meanwhile.",
  });
}
