import type { Output, StoredOutput } from "../kernel/index.ts";
import type { CellResult, CellState, NotebookEvent } from "./protocol.ts";

interface Entry {
  state: CellState;
  executionCount: number | null;
  outputs: StoredOutput[];
  /** `clear_output` with `wait`: emptied when the next output comes. */
  clearsLater: boolean;
}

interface Place {
  readonly cell: string;
  readonly index: number;
}

/**
 * What the cells of one notebook show. Each change is returned as the events that tell it to a page,
 * which so needs to know nothing about clearing, updating or joining outputs.
 */
export class Results {
  readonly #cells = new Map<string, Entry>();
  readonly #displays = new Map<string, Place[]>();

  /** Takes over what a file holds, for cells that have not run in this session. */
  load(cell: string, executionCount: number | null, outputs: readonly StoredOutput[]): void {
    if (this.#cells.has(cell)) return;
    const entry = this.#entry(cell);
    entry.executionCount = executionCount;
    entry.outputs = [...outputs];
  }

  of(cell: string): CellResult | undefined {
    return this.#cells.get(cell);
  }

  /** As things stand now; what comes later does not change it. */
  all(): Readonly<Record<string, CellResult>> {
    const copy = ({ state, executionCount, outputs }: Entry): CellResult => ({
      state,
      executionCount,
      outputs: [...outputs],
    });
    return Object.fromEntries([...this.#cells].map(([cell, entry]) => [cell, copy(entry)]));
  }

  forgetAll(): void {
    this.#cells.clear();
    this.#displays.clear();
  }

  setState(cell: string, state: CellState, executionCount?: number): readonly NotebookEvent[] {
    const entry = this.#entry(cell);
    entry.state = state;
    if (executionCount !== undefined) entry.executionCount = executionCount;
    return [{ type: "cell", cell, state, executionCount: entry.executionCount }];
  }

  /** A cell starts: its old outputs go. */
  begin(cell: string): readonly NotebookEvent[] {
    this.#entry(cell).executionCount = null;
    return [...this.#clear(cell), ...this.setState(cell, "running")];
  }

  add(cell: string, output: Output): readonly NotebookEvent[] {
    if (output.output_type === "clear_output") {
      if (!output.wait) return this.#clear(cell);
      this.#entry(cell).clearsLater = true;
      return [];
    }
    if (output.output_type === "update_display_data") return this.#update(output);
    const cleared = this.#entry(cell).clearsLater ? this.#clear(cell) : [];
    return [...cleared, this.#append(cell, output)];
  }

  #append(cell: string, output: StoredOutput): NotebookEvent {
    const { outputs } = this.#entry(cell);
    const last = outputs.at(-1);
    if (
      output.output_type === "stream" &&
      last?.output_type === "stream" &&
      last.name === output.name
    ) {
      outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
      return { type: "append", cell, index: outputs.length - 1, text: output.text };
    }
    const index = outputs.push(output) - 1;
    if (output.output_type === "display_data" && output.transient) {
      const id = output.transient.display_id;
      this.#displays.set(id, [...(this.#displays.get(id) ?? []), { cell, index }]);
    }
    return { type: "output", cell, index, output };
  }

  #update(output: Extract<StoredOutput, { data: unknown }>): readonly NotebookEvent[] {
    if (output.output_type === "execute_result") return [];
    const places = this.#displays.get(output.transient?.display_id ?? "") ?? [];
    return places.map(({ cell, index }) => {
      const made = { ...output, output_type: "display_data" } as const;
      this.#entry(cell).outputs[index] = made;
      return { type: "output", cell, index, output: made };
    });
  }

  #clear(cell: string): readonly NotebookEvent[] {
    const entry = this.#entry(cell);
    entry.outputs = [];
    entry.clearsLater = false;
    for (const [id, places] of this.#displays) {
      const kept = places.filter((place) => place.cell !== cell);
      if (kept.length > 0) this.#displays.set(id, kept);
      else this.#displays.delete(id);
    }
    return [{ type: "clear", cell }];
  }

  #entry(cell: string): Entry {
    const old = this.#cells.get(cell);
    if (old) return old;
    const entry: Entry = { state: "idle", executionCount: null, outputs: [], clearsLater: false };
    this.#cells.set(cell, entry);
    return entry;
  }
}
