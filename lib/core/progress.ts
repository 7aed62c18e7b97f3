import { kernelHook, mimeBundle } from "./display.ts";
import { type ProgressState, progressBundle, progressText } from "./progress-bar.ts";

export interface ProgressOptions {
  /** What is being done, said before the bar. */
  label?: string;
  /** How many items there will be. Default: the length or size of the items, if they have one. */
  total?: number;
  /** Name of the output, to draw over an earlier bar. Default: one of its own. */
  id?: string;
}

/** How long a drawn bar stands at least. */
const redrawMs = 100;

/**
 * Hands the items on one by one, and shows in a bar how many are done and how long the rest takes:
 * `for (const event of progress(events)) …`. Outside a notebook, the bar is drawn in the terminal.
 */
export function progress<T>(items: Iterable<T>, options?: ProgressOptions): Iterable<T>;
export function progress<T>(items: AsyncIterable<T>, options?: ProgressOptions): AsyncIterable<T>;
export function progress<T>(
  items: Iterable<T> | AsyncIterable<T>,
  { label = "", total = lengthOf(items), id = crypto.randomUUID() }: ProgressOptions = {},
): Iterable<T> | AsyncIterable<T> {
  const bar = createBar(label, total, drawing(id));
  // a text has no asyncIterator, and is no object in which to look for one
  return typeof items === "object" && Symbol.asyncIterator in items
    ? countAsync(items, bar)
    : count(items, bar);
}

function lengthOf(items: unknown): number | undefined {
  if (typeof items === "string") return [...items].length;
  if (typeof items !== "object" || items === null) return undefined;
  if ("length" in items && typeof items.length === "number") return items.length;
  return "size" in items && typeof items.size === "number" ? items.size : undefined;
}

function* count<T>(items: Iterable<T>, bar: Bar): Generator<T> {
  try {
    bar.begin();
    for (const item of items) {
      yield item;
      bar.step();
    }
    bar.complete();
  } finally {
    bar.end();
  }
}

async function* countAsync<T>(items: AsyncIterable<T>, bar: Bar): AsyncGenerator<T> {
  try {
    bar.begin();
    for await (const item of items) {
      yield item;
      bar.step();
    }
    bar.complete();
  } finally {
    bar.end();
  }
}

interface Bar {
  begin(): void;
  step(): void;
  /** There are no more items. */
  complete(): void;
  /** The loop is over, whether or not it took them all. */
  end(): void;
}

function createBar(
  label: string,
  total: number | undefined,
  draw: (state: ProgressState) => void,
): Bar {
  let [started, drawn, done] = [0, 0, 0];
  const show = (phase: ProgressState["phase"]): void => {
    drawn = performance.now();
    draw({ label, done, total, phase, seconds: (drawn - started) / 1000 });
  };
  let last: ProgressState["phase"] = "stopped";
  return {
    begin() {
      started = performance.now();
      show("running");
    },
    step() {
      done++;
      if (performance.now() - drawn >= redrawMs) show("running");
    },
    complete() {
      last = "complete";
    },
    end: () => show(last),
  };
}

/** Where the bar is to be seen: in the notebook, in a terminal, or nowhere. */
function drawing(id: string): (state: ProgressState) => void {
  const kernel = kernelHook();
  let update = false;
  if (kernel) {
    return (state) => {
      kernel.display({ [mimeBundle]: () => progressBundle(state) }, { id, update });
      update = true;
    };
  }
  const { stderr } = process;
  return (state) => {
    const end = state.phase === "running" ? "" : "\n";
    if (stderr.isTTY) stderr.write(`\r${progressText(state)}\u001b[K${end}`);
  };
}
