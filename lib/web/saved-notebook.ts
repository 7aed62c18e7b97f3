import type { Module } from "../course/index.ts";
import type { Notebook } from "../kernel/index.ts";
import { revisionOf, withResults, withSources } from "./notebook-file.ts";
import { notebookText } from "./notebook-text.ts";
import type { CellSource, NotebookEvent, SaveRequest } from "./protocol.ts";
import type { Publisher } from "./publisher.ts";
import { RefusedError } from "./refusal.ts";
import type { Results } from "./results.ts";
import { maxNotebookMb, type Stored, StoredNotebook } from "./stored-notebook.ts";

export interface SavedNotebookOptions {
  readonly courseRoot: string;
  readonly module: Module;
  readonly results: Results;
  readonly pages: Publisher;
}

/** The file of a notebook that pages edit: none writes over what it has not seen, and all hear of changes. */
export class SavedNotebook {
  readonly #options: SavedNotebookOptions;
  readonly #file: StoredNotebook;
  #told = "";
  #isWhole = true;
  #stopWatching: (() => void) | undefined;

  constructor(options: SavedNotebookOptions) {
    this.#options = options;
    this.#file = new StoredNotebook(options.courseRoot, options.module);
  }

  get path(): string {
    return this.#file.path;
  }

  /** The revision that was read or written last. */
  get revision(): string | undefined {
    return this.#file.last?.revision;
  }

  /** What is on disk now. */
  read(): Stored {
    const stored = this.#file.read();
    this.#tell(stored.revision);
    return stored;
  }

  /** Writes the page's cells; refuses with "conflict" if the file has other texts than the page began with. */
  save({ revision, cells, keepsOther = false }: SaveRequest): string {
    const stored = this.#stored(keepsOther);
    const made = withSources(stored.notebook, cells);
    const isSeen = stored.revision === revision || stored.revision === revisionOf(made);
    if (keepsOther) this.#file.keep();
    else if (!isSeen) throw this.#conflict();
    return this.#write(made);
  }

  /** The page's cells with their outputs, as the text of a notebook of its own. */
  copy(cells: readonly CellSource[]): string {
    const made = withSources(this.#stored(true).notebook, cells);
    return notebookText(withResults(made, this.#options.results));
  }

  /** Keeps what cells have put out, even when no page is open any more. */
  keepResults(): void {
    this.#write(this.#file.read().notebook);
  }

  /** Looks after changes by other programs as long as somebody listens; half a file is looked at again. */
  look(): void {
    try {
      this.read();
    } catch {
      // whoever saves or opens it next is told what is wrong with it
    }
  }

  watch(isWanted: boolean): void {
    if (isWanted) this.#stopWatching ??= this.#file.watch(() => this.look());
    else {
      this.#stopWatching?.();
      this.#stopWatching = undefined;
    }
  }

  /** The file as it is; where it has been spoilt, what it was (`evenOld`), or a conflict that can be solved. */
  #stored(evenOld: boolean): Stored {
    try {
      return this.#file.read();
    } catch (error) {
      const { last } = this.#file;
      if (!last || !(error instanceof RefusedError && error.status === 422)) throw error;
      if (evenOld) return last;
      throw this.#conflict();
    }
  }

  #write(notebook: Notebook): string {
    const { results } = this.#options;
    const { revision, isWhole } = this.#file.write(withResults(notebook, results));
    if (this.#isWhole && !isWhole) {
      const { refusal } = new RefusedError("outputs-dropped", { max: maxNotebookMb });
      this.#publish({ type: "trouble", ...refusal });
    }
    this.#isWhole = isWhole;
    this.#tell(revision);
    return revision;
  }

  #tell(revision: string): void {
    if (revision === this.#told) return;
    this.#told = revision;
    this.#publish({ type: "file-changed", revision });
  }

  #publish(event: NotebookEvent): void {
    this.#options.pages.publish(event);
  }

  #conflict(): RefusedError {
    return new RefusedError("conflict", { id: this.#options.module.id });
  }
}
