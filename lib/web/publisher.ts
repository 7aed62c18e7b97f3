import type { NotebookEvent } from "./protocol.ts";

type Listener = (event: NotebookEvent) => void;

/** How long printed text is gathered before it is sent, in milliseconds: a page redraws no faster. */
const gatherMs = 25;

/** Hands the events of a notebook to every page that shows it, in order. */
export class Publisher {
  readonly #listeners = new Set<Listener>();
  #waiting: NotebookEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #published = 0;

  /** How many events there have been so far. */
  get published(): number {
    return this.#published;
  }

  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  publish(...events: readonly NotebookEvent[]): void {
    this.#published += events.length;
    for (const event of events) this.#gather(event);
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  /** From now on `listener` hears everything that is not yet in `state`; returns how to stop. */
  subscribe(listener: Listener, state: () => readonly NotebookEvent[]): () => void {
    this.#flush();
    for (const event of state()) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #gather(event: NotebookEvent): void {
    const last = this.#waiting.at(-1);
    const isNext =
      event.type === "append" &&
      last?.type === "append" &&
      last.cell === event.cell &&
      last.index === event.index;
    if (isNext) this.#waiting.splice(-1, 1, { ...last, text: last.text + event.text });
    else this.#waiting.push(event);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#waiting;
    this.#waiting = [];
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}
