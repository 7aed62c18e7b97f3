import { isOwn, type Module, resetNotebook, updateNotebook } from "../course/index.ts";
import type { Kernel } from "../kernel/index.ts";
import { CellQueue } from "./cell-queue.ts";
import { EditorHelp, type HelpKind } from "./editor-help.ts";
import { KernelSlot } from "./kernel-slot.ts";
import { cellSources } from "./notebook-file.ts";
import type {
  CellSource,
  ExerciseView,
  KernelState,
  LatestEvents,
  NotebookEvent,
  NotebookView,
  RunRequest,
  SaveRequest,
} from "./protocol.ts";
import { Publisher } from "./publisher.ts";
import { Questions } from "./questions.ts";
import { RefusedError } from "./refusal.ts";
import { Results } from "./results.ts";
import { SavedNotebook } from "./saved-notebook.ts";

export interface SessionOptions {
  readonly courseRoot: string;
  /** The module as it was when the session was opened; `open` may bring a newer one. */
  readonly module: Module;
  startKernel(): Promise<Kernel>;
  /** Whether a kernel more can be started without closing one, whose variables would be lost. */
  hasRoom(): boolean;
  exercises(module: Module): readonly ExerciseView[];
}

/** One open notebook: its file, its kernel and the pages that show it. */
export class NotebookSession {
  readonly #options: SessionOptions;
  readonly #results = new Results();
  readonly #pages = new Publisher();
  readonly #file: SavedNotebook;
  readonly #kernel: KernelSlot;
  readonly #questions = new Questions((event) => this.#pages.publish(event));
  readonly #help = new EditorHelp();
  readonly #queue: CellQueue;
  #module: Module;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#module = options.module;
    this.#file = new SavedNotebook({ ...options, results: this.#results, pages: this.#pages });
    this.#kernel = new KernelSlot(options.startKernel, (status) =>
      this.#pages.publish({ type: "kernel", ...status }),
    );
    this.#queue = new CellQueue({
      kernel: this.#kernel,
      results: this.#results,
      pages: this.#pages,
      onEnd: () => this.#questions.dropAll(),
      onEmpty: () => this.#file.keepResults(),
    });
  }

  /** As it was when the notebook was last opened. */
  get module(): Module {
    return this.#module;
  }

  get state(): KernelState {
    return this.#kernel.state;
  }

  /** Whether this is the notebook whose cells run in a kernel. */
  owns(kernel: Kernel): boolean {
    return this.#kernel.current === kernel;
  }

  /** Reads the notebook from disk, with outputs of former sessions. */
  open(module: Module = this.#module): NotebookView {
    this.#module = module;
    const { notebook, revision } = this.#file.read();
    for (const cell of notebook.cells) {
      if (cell.cell_type === "code")
        this.#results.load(cell.id, cell.execution_count, cell.outputs);
    }
    const { id, title } = module;
    const exercises = this.#options.exercises(module);
    return { id, title, revision, cells: cellSources(notebook), exercises };
  }

  /** Writes the page's cells; refuses with "conflict" if the file has other texts than the page began with. */
  save(request: SaveRequest): string {
    return this.#file.save(request);
  }

  /** The page's cells with their outputs, as the text of a notebook of its own. */
  copy(cells: readonly CellSource[]): string {
    return this.#file.copy(cells);
  }

  /** Starts over from the original lesson, without a kernel. */
  async reset(): Promise<string | undefined> {
    if (isOwn(this.#module)) throw new RefusedError("not-lesson", { id: this.#module.id });
    await this.close();
    this.#results.forgetAll();
    const backup = resetNotebook(this.#options.courseRoot, this.#module);
    this.open();
    this.#pages.publish(this.#snapshot());
    return backup;
  }

  /** Brings what is new in the lesson into the student's copy. */
  update(): string | undefined {
    const backup = updateNotebook(this.#options.courseRoot, this.#module);
    this.open();
    return backup;
  }

  /** Where the file is, after a first look that makes it where it is missing. */
  path(): string {
    this.#file.read();
    return this.#file.path;
  }

  listen(listener: (event: NotebookEvent) => void): () => void {
    const stop = this.#pages.subscribe(listener, () => this.#now());
    this.#file.watch(true);
    return () => {
      stop();
      this.#file.watch(this.#pages.isHeard);
    };
  }

  /** The state of things for a page that does not listen; undefined if it has `seen` all there is. */
  latest(seen: number): LatestEvents | undefined {
    this.#file.look();
    const { published } = this.#pages;
    return published === seen ? undefined : { seen: published, events: this.#now() };
  }

  /** Tells the pages about points or hints that have changed. */
  tellExercises(): void {
    this.#pages.publish(this.#exercises());
  }

  /** Queues cells; after one that fails, those behind it are not run. */
  run({ cells }: RunRequest): void {
    this.#queue.add(cells);
  }

  /** Starts the kernel if nothing speaks against it, so that the first cell need not wait. */
  async warm(): Promise<void> {
    if (this.#mayStart()) await this.#kernel.ready();
  }

  /**
   * Asks the kernel for an editor; "busy" at once while a cell runs, or when a newer question of
   * the kind has come, and undefined if there is no kernel to ask and none may be started for it.
   */
  async help<Answer>(
    kind: HelpKind,
    ask: (kernel: Kernel) => Promise<Answer>,
  ): Promise<Answer | "busy" | undefined> {
    if (this.#queue.isBusy) return "busy";
    const question = async (): Promise<Answer | "busy" | undefined> => {
      if (!this.#mayStart()) return undefined;
      const kernel = await this.#kernel.ready();
      if (this.#queue.isBusy) return "busy";
      return kernel && ask(kernel);
    };
    return this.#help.ask(kind, question, "busy");
  }

  /** A cell asks its reader for a line; it waits until a page is there to answer. */
  ask(prompt: string, isPassword: boolean): Promise<string> {
    return this.#questions.ask(this.#queue.running, prompt, isPassword);
  }

  /** The line for a cell that waits; `null` gives up. */
  answer(question: string, value: string | null): void {
    this.#questions.answer(question, value);
  }

  async interrupt(): Promise<void> {
    this.#queue.drop();
    if (this.state === "busy") await this.#kernel.current?.interrupt();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.#kernel.ready();
  }

  /** Ends the kernel; the next run starts another. */
  async close(why?: RefusedError): Promise<void> {
    this.#queue.drop();
    await this.#kernel.close(why);
    await this.#queue.rest();
  }

  /** Whether there is a kernel, or one may be started that nobody has asked to run anything. */
  #mayStart(): boolean {
    if (this.state === "off") return this.#options.hasRoom();
    return this.state !== "dead";
  }

  /** All that a page needs to know when it begins to listen. */
  #now(): readonly NotebookEvent[] {
    return [this.#snapshot(), this.#exercises()];
  }

  #exercises(): NotebookEvent {
    return { type: "exercises", exercises: this.#options.exercises(this.#module) };
  }

  #snapshot(): NotebookEvent {
    const { revision } = this.#file;
    return {
      type: "snapshot",
      ...this.#kernel.status,
      results: this.#results.all(),
      inputs: this.#questions.all(),
      ...(revision === undefined ? {} : { revision }),
    };
  }
}
