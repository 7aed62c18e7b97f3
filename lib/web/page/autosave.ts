import type { CellSource } from "../protocol.ts";
import { dismiss, notify, notifyError } from "./notice.ts";
import { type NotebookServer, ServerError } from "./server.ts";

export type SaveState = "saved" | "unsaved" | "saving" | "failed";

export interface Autosave {
  /** Something was typed: it will be saved in a moment. */
  changed(): void;
  /** Saves what is unsaved; never rejects, as a failure is told to the reader. */
  save(): Promise<void>;
  readonly isClean: () => boolean;
}

/** How long the fingers must rest before a save, in milliseconds. */
const pause = 1200;

/** Keeps the file on disk in step with the page; one save at a time, and none over foreign changes. */
export function autosave(
  server: NotebookServer,
  opened: string,
  cells: () => readonly CellSource[],
  onState: (state: SaveState) => void,
): Autosave {
  let revision = opened;
  let state: SaveState = "saved";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const become = (next: SaveState): void => {
    state = next;
    onState(next);
  };
  const write = async (): Promise<void> => {
    if (state === "saved") return;
    become("saving");
    try {
      const answer = await server.save({ revision, cells: cells() });
      revision = answer.revision;
      dismiss("save");
      if (state === "saving") become("saved"); // else there were keystrokes meanwhile
    } catch (error) {
      become("failed");
      if (error instanceof ServerError && error.status === 409) askWhich();
      else notifyError("save", error);
    }
  };
  const save = (): Promise<void> => {
    clearTimeout(timer);
    running = running.then(write);
    return running;
  };
  const keepMine = async (): Promise<void> => {
    try {
      revision = (await server.open()).revision;
      await save();
    } catch (error) {
      notifyError("save", error);
    }
  };
  const askWhich = (): void =>
    notify({
      topic: "save",
      kind: "warning",
      text: "This notebook was changed in another tab or program. Which version do you want?",
      actions: [
        { label: "Keep this page", run: () => void keepMine() },
        { label: "Load the other", run: () => location.reload() },
      ],
    });
  return {
    changed() {
      become("unsaved");
      clearTimeout(timer);
      timer = setTimeout(() => void save(), pause);
    },
    save,
    isClean: () => state === "saved",
  };
}
