import { type Module, openNotebook, resetNotebook, saveNotebook } from "../course/index.ts";
import type { ExecuteReply, Kernel } from "../kernel/index.ts";
import { cellSources, revisionOf, withResults, withSources } from "./notebook-file.ts";
import type {
  ExerciseView,
  KernelState,
  NotebookEvent,
  NotebookView,
  RunRequest,
  SaveRequest,
} from "./protocol.ts";
import { Publisher } from "./publisher.ts";
import { Results } from "./results.ts";

/** What was to be saved was made from another version than the one on disk. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
}

export interface SessionOptions {
  readonly courseRoot: string;
  readonly module: Module;
  startKernel(): Promise<Kernel>;
  exercises(module: Module): readonly ExerciseView[];
}

type Task = RunRequest["cells"][number];

/** One open notebook: its file, its kernel and the pages that show it. */
export class NotebookSession {
  readonly #options: SessionOptions;
  readonly #results = new Results();
  readonly #pages = new Publisher();
  #kernel: Promise<Kernel> | undefined;
  #state: KernelState = "off";
  #reason = "";
  #queue: Task[] = [];
  #draining: Promise<void> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get state(): KernelState {
    return this.#state;
  }

  /** Reads the notebook from disk, with outputs of former sessions. */
  open(): NotebookView {
    const { courseRoot, module } = this.#options;
    const notebook = openNotebook(courseRoot, module);
    for (const cell of notebook.cells) {
      if (cell.cell_type === "code")
        this.#results.load(cell.id, cell.execution_count, cell.outputs);
    }
    return {
      id: module.id,
      title: module.title,
      revision: revisionOf(notebook),
      cells: cellSources(notebook),
      exercises: this.#options.exercises(module),
    };
  }

  /** Writes the page's cells; throws a ConflictError if the file has other texts than the page began with. */
  save({ revision, cells }: SaveRequest): string {
    const { courseRoot, module } = this.#options;
    const onDisk = openNotebook(courseRoot, module);
    const made = withSources(onDisk, cells);
    const found = revisionOf(onDisk);
    if (found !== revision && found !== revisionOf(made)) {
      throw new ConflictError(`${module.id} was changed in another tab or program`);
    }
    saveNotebook(courseRoot, module, withResults(made, this.#results));
    return revisionOf(made);
  }

  /** Starts over from the original lesson, without a kernel. */
  async reset(): Promise<string | undefined> {
    await this.close();
    this.#results.forgetAll();
    const backup = resetNotebook(this.#options.courseRoot, this.#options.module);
    this.open();
    this.#become("off");
    return backup;
  }

  listen(listener: (event: NotebookEvent) => void): () => void {
    return this.#pages.subscribe(listener, () => ({
      type: "snapshot",
      kernel: this.#state,
      reason: this.#reason,
      results: this.#results.all(),
    }));
  }

  /** Tells the pages about points that have changed. */
  tellExercises(): void {
    const { module, exercises } = this.#options;
    this.#pages.publish({ type: "exercises", exercises: exercises(module) });
  }

  /** Queues cells; after one that fails, those behind it are not run. */
  run(cells: readonly Task[]): void {
    for (const cell of cells) {
      if (this.#queue.some(({ id }) => id === cell.id)) continue; // a second click changes nothing
      this.#queue.push(cell);
      if (this.#results.of(cell.id)?.state !== "running") {
        this.#pages.publish(...this.#results.setState(cell.id, "queued"));
      }
    }
    if (this.#queue.length > 0) this.#draining ??= this.#drain();
  }

  async interrupt(): Promise<void> {
    this.#dropQueue();
    if (this.#state === "busy") await (await this.#kernel)?.interrupt();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.#ready();
  }

  /** Ends the kernel; the next run starts another. */
  async close(reason = ""): Promise<void> {
    this.#dropQueue();
    const kernel = this.#kernel;
    this.#kernel = undefined;
    await kernel?.then((running) => running.shutdown()).catch(() => undefined); // one that never started
    await this.#draining;
    this.#become("off", reason);
  }

  async #drain(): Promise<void> {
    try {
      for (let task = this.#queue.shift(); task; task = this.#queue.shift())
        await this.#execute(task);
      const { courseRoot, module } = this.#options; // outputs are kept even when no page is open any more
      const notebook = withResults(openNotebook(courseRoot, module), this.#results);
      saveNotebook(courseRoot, module, notebook);
    } catch (error) {
      this.#pages.publish({ type: "trouble", text: messageOf(error) });
    }
    this.#dropQueue();
    this.#draining = undefined; // not in a `finally` of the promise: a run() must not come in between
  }

  async #execute({ id, code }: Task): Promise<void> {
    const kernel = await this.#ready();
    if (!kernel) {
      this.#dropQueue();
      this.#pages.publish(...this.#results.setState(id, "idle"));
      return;
    }
    this.#become("busy");
    this.#pages.publish(...this.#results.begin(id));
    const reply = await kernel.execute(code, (output) =>
      this.#pages.publish(...this.#results.add(id, output)),
    );
    this.#finish(id, reply);
  }

  #finish(cell: string, reply: ExecuteReply): void {
    if (reply.status !== "ok") this.#dropQueue();
    const count = reply.status === "dead" ? undefined : reply.executionCount;
    this.#pages.publish(...this.#results.setState(cell, "idle", count));
    if (reply.status !== "dead") this.#become("idle");
  }

  /** The kernel, started if there is none; undefined if it cannot be, which the pages have been told. */
  async #ready(): Promise<Kernel | undefined> {
    if (!this.#kernel) {
      this.#become("starting");
      this.#kernel = this.#options.startKernel();
    }
    const starting = this.#kernel;
    try {
      const kernel = await starting;
      if (this.#kernel !== starting) return undefined; // closed meanwhile
      if (this.#state === "starting") this.#watch(kernel, starting);
      return kernel;
    } catch (error) {
      if (this.#kernel === starting) this.#kernel = undefined;
      this.#become("dead", messageOf(error));
      return undefined;
    }
  }

  #watch(kernel: Kernel, started: Promise<Kernel>): void {
    this.#become("idle");
    void kernel.exited.then(({ reason }) => {
      if (this.#kernel !== started) return; // we have shut it down ourselves
      this.#kernel = undefined;
      this.#become("dead", reason);
    });
  }

  #dropQueue(): void {
    for (const { id } of this.#queue) {
      if (this.#results.of(id)?.state === "queued") {
        this.#pages.publish(...this.#results.setState(id, "idle"));
      }
    }
    this.#queue = [];
  }

  #become(state: KernelState, reason = ""): void {
    if (state === this.#state && reason === this.#reason) return;
    this.#state = state;
    this.#reason = reason;
    this.#pages.publish({ type: "kernel", kernel: state, reason });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
