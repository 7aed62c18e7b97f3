/** One value in several forms: MIME type → text, base64 (`image/png`) or a JSON object. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The key under which a value keeps its own rich form; shared by every copy of the library. */
export const mimeBundle: unique symbol = Symbol.for("toplab.mimeBundle");

/** A value that knows how it looks in a notebook. */
export interface Displayable {
  [mimeBundle](): MimeBundle;
}

export interface DisplayOptions {
  /** Name of the output, so that a later call can replace it. */
  id?: string;
  /** Replaces the output of the same `id` instead of adding one. Default: false. */
  update?: boolean;
}

/** What the notebook kernel offers to the code that runs in it. */
export interface KernelHook {
  display(value: unknown, options: DisplayOptions): void;
  clearOutput(options: { wait?: boolean }): void;
  /** Asks the process that owns the kernel, and waits for its answer. */
  request(name: string, payload: unknown): Promise<unknown>;
}

/** The kernel this code runs in, if it runs in one. */
export function kernelHook(): KernelHook | undefined {
  const key = Symbol.for("toplab.kernel");
  return (globalThis as { [key]?: KernelHook })[key]; // the kernel put it there
}

/** Whether a value brings its own rich form. */
export function isDisplayable(value: unknown): value is Displayable {
  return typeof value === "object" && value !== null && mimeBundle in value;
}

/** Shows a value in the notebook at once, before the cell ends; outside a notebook, prints its text. */
export function display(value: unknown, options: DisplayOptions = {}): void {
  const kernel = kernelHook();
  if (kernel) {
    kernel.display(value, options);
    return;
  }
  const text = isDisplayable(value) ? value[mimeBundle]()["text/plain"] : value;
  process.stdout.write(`${String(text)}\n`);
}
