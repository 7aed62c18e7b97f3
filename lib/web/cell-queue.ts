import type { ExecuteReply } from "../kernel/index.ts";
import type { KernelSlot } from "./kernel-slot.ts";
import type { RunRequest } from "./protocol.ts";
import type { Publisher } from "./publisher.ts";
import { refused } from "./refusal.ts";
import type { Results } from "./results.ts";

type Task = RunRequest["cells"][number];

export interface CellQueueOptions {
  readonly kernel: KernelSlot;
  readonly results: Results;
  readonly pages: Publisher;
  /** After each cell, however it ended. */
  onEnd(): void;
  /** When nothing more is to run; a failure is told to the pages. */
  onEmpty(): void;
}

/** Runs the cells of one notebook, one after the other. */
export class CellQueue {
  readonly #options: CellQueueOptions;
  #tasks: Task[] = [];
  #draining: Promise<void> | undefined;
  #running = "";
  #interrupts = 0;

  constructor(options: CellQueueOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#draining !== undefined;
  }

  /** The cell that runs, or ran last. */
  get running(): string {
    return this.#running;
  }

  /** Queues cells; after one that fails, those behind it are not run. */
  add(cells: readonly Task[]): void {
    const { results, pages } = this.#options;
    for (const cell of cells) {
      if (this.#tasks.some(({ id }) => id === cell.id)) continue; // a second click changes nothing
      this.#tasks.push(cell);
      if (results.of(cell.id)?.state !== "running") {
        pages.publish(...results.setState(cell.id, "queued"));
      }
    }
    if (this.#tasks.length > 0) this.#draining ??= this.#drain();
  }

  /** Drops what waits; a cell that waits for its kernel to start counts as waiting. */
  drop(): void {
    const { results, pages } = this.#options;
    this.#interrupts += 1;
    for (const { id } of this.#tasks) {
      if (results.of(id)?.state === "queued") pages.publish(...results.setState(id, "idle"));
    }
    this.#tasks = [];
  }

  /** Settles when nothing runs any more. */
  async rest(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    try {
      for (let task = this.#tasks.shift(); task; task = this.#tasks.shift())
        await this.#execute(task);
      this.#options.onEmpty();
    } catch (error) {
      this.#options.pages.publish({ type: "trouble", ...refused(error).refusal });
    }
    this.drop();
    this.#draining = undefined; // not in a `finally` of the promise: an add() must not come in between
  }

  async #execute({ id, code }: Task): Promise<void> {
    const { kernel: slot, results, pages } = this.#options;
    const interrupts = this.#interrupts;
    const kernel = await slot.ready();
    if (!kernel || this.#interrupts !== interrupts) {
      this.drop();
      pages.publish(...results.setState(id, "idle"));
      return;
    }
    this.#running = id;
    slot.become("busy");
    pages.publish(...results.begin(id));
    const reply = await kernel.execute(code, (output) => pages.publish(...results.add(id, output)));
    this.#options.onEnd();
    this.#finish(id, reply);
  }

  #finish(cell: string, reply: ExecuteReply): void {
    const { kernel, results, pages } = this.#options;
    if (reply.status !== "ok") this.drop();
    const count = reply.status === "dead" ? undefined : reply.executionCount;
    pages.publish(...results.setState(cell, "idle", count));
    if (reply.status !== "dead") kernel.become("idle");
  }
}
