import { existsSync, readFileSync, type Stats, statSync, unwatchFile, watchFile } from "node:fs";
import { basename } from "node:path";
import { DataError } from "../core/index.ts";
import { type Module, openNotebook, workPath } from "../course/index.ts";
import { writeWhole } from "../io/index.ts";
import type { Notebook } from "../kernel/index.ts";
import { fitNotebook } from "./fit-notebook.ts";
import { revisionOf } from "./notebook-file.ts";
import { notebookProblem } from "./notebook-problem.ts";
import { RefusedError, refused } from "./refusal.ts";

/** A notebook as it lies on disk, and the name of its texts. */
export interface Stored {
  readonly notebook: Notebook;
  readonly revision: string;
}

/** Notebooks up to this size are opened; what one cell may put out is more. */
export const maxNotebookMb = 100;

/** How often the file is looked at. Unlike notifications, this works on every disk and drive. */
const lookMs = 1000;

/** The student's file of one notebook. It is read again only when it has changed: outputs may be long. */
export class StoredNotebook {
  readonly #courseRoot: string;
  readonly #module: Module;
  readonly #path: string;
  #known: (Stored & { readonly stamp: string }) | undefined;

  constructor(courseRoot: string, module: Module) {
    this.#courseRoot = courseRoot;
    this.#module = module;
    this.#path = workPath(courseRoot, module);
  }

  get path(): string {
    return this.#path;
  }

  /** What the file holds; a refusal in plain words if that is no notebook, or too large a one. */
  read(): Stored {
    const stamp = this.#stamp();
    if (this.#known && this.#known.stamp === stamp) return this.#known;
    this.#checkSize();
    let notebook: Notebook;
    try {
      notebook = openNotebook(this.#courseRoot, this.#module);
    } catch (error) {
      throw error instanceof DataError
        ? this.#problem(error)
        : refused(error, basename(this.#path));
    }
    return this.#remember(notebook, stamp || this.#stamp());
  }

  /** What it held when it could last be read: enough to go on from if somebody has spoilt it since. */
  get last(): Stored | undefined {
    return this.#known;
  }

  /** Writes it all or not at all; outputs beyond what could be opened again are left out. */
  write(notebook: Notebook): Stored & { readonly isWhole: boolean } {
    const fitting = fitNotebook(notebook, maxNotebookMb * 1e6);
    try {
      writeWhole(this.#path, fitting.content);
    } catch (error) {
      throw refused(error, basename(this.#path));
    }
    return { ...this.#remember(fitting.notebook, this.#stamp()), isWhole: fitting.isWhole };
  }

  /** Copies what is there, notebook or not, to a name beside it, before it is written over. */
  keep(): void {
    if (!existsSync(this.#path)) return;
    const name = (number: number): string =>
      this.#path.replace(/\.ipynb$/, `.other-version-${number}.ipynb`);
    let number = 1;
    while (existsSync(name(number))) number += 1;
    writeWhole(name(number), readFileSync(this.#path));
  }

  /** Calls back when the file may hold something new; returns how to stop. */
  watch(onChange: () => void): () => void {
    const listener = (now: Stats, before: Stats): void => {
      if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino) {
        onChange();
      }
    };
    watchFile(this.#path, { interval: lookMs, persistent: false }, listener);
    return () => unwatchFile(this.#path, listener);
  }

  #remember(notebook: Notebook, stamp: string): Stored {
    this.#known = { notebook, revision: revisionOf(notebook), stamp };
    return this.#known;
  }

  /** Changes whenever the file does; empty while there is none. */
  #stamp(): string {
    const stats = statSync(this.#path, { bigint: true, throwIfNoEntry: false });
    return stats ? `${stats.mtimeNs} ${stats.size} ${stats.ino}` : "";
  }

  #checkSize(): void {
    const path = existsSync(this.#path) ? this.#path : this.#module.path;
    const mb = Math.ceil((statSync(path, { throwIfNoEntry: false })?.size ?? 0) / 1e6);
    if (mb <= maxNotebookMb) return;
    const values = { file: basename(path), mb, max: maxNotebookMb };
    throw new RefusedError("notebook-too-large", values);
  }

  #problem(cause: DataError): RefusedError {
    const path = existsSync(this.#path) ? this.#path : this.#module.path;
    return notebookProblem(readFileSync(path, "utf8"), basename(path), cause);
  }
}
