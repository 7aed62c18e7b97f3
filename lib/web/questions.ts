import type { InputQuestion, NotebookEvent } from "./protocol.ts";
import { RefusedError } from "./refusal.ts";

interface Open {
  readonly question: InputQuestion;
  resolve(line: string): void;
  reject(error: Error): void;
}

/** The lines that cells wait for. A question stays open until a page answers it or its cell ends. */
export class Questions {
  readonly #open = new Map<string, Open>();
  readonly #tell: (event: NotebookEvent) => void;
  #asked = 0;

  constructor(tell: (event: NotebookEvent) => void) {
    this.#tell = tell;
  }

  all(): readonly InputQuestion[] {
    return [...this.#open.values()].map(({ question }) => question);
  }

  /** Settles with the line; rejects, for the cell to see, when the reader gives up. */
  ask(cell: string, prompt: string, isPassword: boolean): Promise<string> {
    this.#asked += 1;
    const question = { cell, id: `input-${this.#asked}`, prompt, isPassword };
    return new Promise((resolve, reject) => {
      this.#open.set(question.id, { question, resolve, reject });
      this.#tell({ type: "input", ...question });
    });
  }

  /** `null` gives up. */
  answer(id: string, value: string | null): void {
    const open = this.#open.get(id);
    if (!open) throw new RefusedError("no-question");
    this.#close(open);
    if (value === null) open.reject(new Error("The input was cancelled"));
    else open.resolve(value);
  }

  /** No cell waits any more: it has ended, or its kernel has. */
  dropAll(): void {
    for (const open of this.#open.values()) {
      this.#close(open);
      open.reject(new Error("The cell ended before there was an input"));
    }
  }

  #close({ question: { id } }: Open): void {
    this.#open.delete(id);
    this.#tell({ type: "input-done", id });
  }
}
