import type { CellSource, NotebookView } from "../../protocol.ts";
import { t } from "../common/i18n.ts";
import { dismiss, notify, notifyError } from "../common/notice.ts";
import { type NotebookServer, ServerError } from "../common/server.ts";
import { saveTexts } from "../texts/server.ts";

export type SaveState = "saved" | "unsaved" | "saving" | "failed";

export interface AutosaveOptions {
  /** What the page was opened with. */
  readonly revision: string;
  cells(): readonly CellSource[];
  onState(state: SaveState): void;
  /** Shows what another tab or program wrote; only called when nothing here is unsaved, or on demand. */
  show(notebook: NotebookView): void;
}

export interface Autosave {
  /** Something was typed: it will be saved in a moment. */
  changed(): void;
  /** Saves what is unsaved; never rejects, as a failure is told to the reader. */
  save(): Promise<void>;
  readonly isClean: () => boolean;
  /** Takes the revision of each "file-changed" and "snapshot" event: what the file holds now. */
  fileHolds(revision: string | undefined): void;
}

/** How long the fingers must rest before a save, in milliseconds. */
const pause = 1200;
/** Waiting times between attempts while the server or the disk says no, in milliseconds. */
const [firstRetry, lastRetry] = [2000, 30_000];

/** Keeps the file on disk in step with the page; one save at a time, and none over foreign changes. */
export function autosave(server: NotebookServer, options: AutosaveOptions): Autosave {
  return new Saving(server, options);
}

class Saving implements Autosave {
  readonly #server: NotebookServer;
  readonly #options: AutosaveOptions;
  #revision: string;
  #state: SaveState = "saved";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = firstRetry;
  #isAsking = false;
  #running: Promise<void> = Promise.resolve();

  constructor(server: NotebookServer, options: AutosaveOptions) {
    this.#server = server;
    this.#options = options;
    this.#revision = options.revision;
  }

  readonly changed = (): void => {
    this.#become("unsaved");
    this.#saveIn(this.#isAsking ? lastRetry : pause);
  };

  readonly save = (): Promise<void> => this.#inTurn(() => this.#write());

  readonly isClean = (): boolean => this.#state === "saved";

  readonly fileHolds = (revision: string | undefined): void => {
    if (revision === undefined) return;
    void this.#inTurn(() => this.#follow(revision)); // after a save that may have caused it
  };

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#running = this.#running.then(act).catch((error: unknown) => notifyError("save", error));
    return this.#running;
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), ms);
  }

  #become(state: SaveState): void {
    this.#state = state;
    this.#options.onState(state);
  }

  async #write(keepsOther = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.isClean()) return;
    this.#become("saving");
    const request = { revision: this.#revision, cells: this.#options.cells() };
    try {
      const saved = await this.#server.save(keepsOther ? { ...request, keepsOther } : request);
      this.#settle(saved.revision);
      if (this.#state === "saving") this.#become("saved"); // else there were keystrokes meanwhile
    } catch (error) {
      this.#become("failed");
      if (error instanceof ServerError && error.status === 409) return this.#ask();
      notifyError("save", error);
      if (mayPass(error)) this.#saveIn(this.#retry);
      this.#retry = Math.min(2 * this.#retry, lastRetry);
    }
  }

  #settle(revision: string): void {
    this.#revision = revision;
    this.#retry = firstRetry;
    this.#isAsking = false;
    dismiss("save");
  }

  /** The file holds something; if that is not ours, it is shown, or asked about when text here is unsaved. */
  async #follow(held: string): Promise<void> {
    if (held === this.#revision) return this.#state === "failed" ? this.#write() : undefined;
    if (this.isClean()) {
      const notebook = await this.#server.open();
      if (this.isClean()) return this.#show(notebook);
    }
    if (!this.#isAsking) this.#ask();
  }

  #show(notebook: NotebookView): void {
    this.#options.show(notebook);
    this.#settle(notebook.revision);
    this.#become("saved");
  }

  #ask(): void {
    this.#isAsking = true;
    const load = async (): Promise<void> => this.#show(await this.#server.open());
    const keepBoth = async (): Promise<void> => {
      const { id } = await this.#server.saveCopy(this.#options.cells());
      await load();
      tellCopy(id);
    };
    askWhich({
      keepMine: () => void this.#inTurn(() => this.#write(true)),
      load: () => void this.#inTurn(load),
      keepBoth: () => void this.#inTurn(keepBoth),
    });
  }
}

/** Another attempt may succeed: the server is back, there is room on the disk, the key is known again. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ServerError && [400, 404, 413].includes(error.status));
}

interface Ways {
  keepMine(): void;
  load(): void;
  keepBoth(): void;
}

function askWhich({ keepMine, load, keepBoth }: Ways): void {
  notify({
    topic: "save",
    kind: "warning",
    text: t(saveTexts.conflict),
    actions: [
      { label: t(saveTexts.keepMine), run: keepMine },
      { label: t(saveTexts.loadOther), run: load },
      { label: t(saveTexts.keepBoth), run: keepBoth },
    ],
  });
}

function tellCopy(id: string): void {
  notify({
    topic: "copy",
    kind: "info",
    text: t(saveTexts.copied, { id }),
    actions: [
      {
        label: t(saveTexts.openCopy),
        run: () => void window.open(`/notebooks/${encodeURIComponent(id)}`, "_blank", "noopener"),
      },
    ],
  });
}
