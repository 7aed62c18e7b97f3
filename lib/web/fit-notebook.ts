import type { Notebook, StoredOutput } from "../kernel/index.ts";
import { notebookText } from "./notebook-text.ts";

/** A notebook with the content of its file; `isWhole` unless outputs had to be left out. */
export interface Fitting {
  readonly notebook: Notebook;
  readonly content: Buffer;
  readonly isWhole: boolean;
}

/** The notebook in at most so many bytes: if these are too few, without its largest outputs. */
export function fitNotebook(notebook: Notebook, maxBytes: number): Fitting {
  const whole = contentOf(notebook, maxBytes);
  if (whole) return { notebook, content: whole, isWhole: true };
  const sizes = new Map(outputsOf(notebook).map((output) => [output, sizeOf(output)]));
  // a text is longer than its outputs, by how much depends on what they are: hence step by step
  for (let budget = maxBytes / 2; budget > 1; budget /= 2) {
    const less = withOutputs(notebook, smallest(sizes, budget));
    const content = contentOf(less, maxBytes);
    if (content) return { notebook: less, content, isWhole: false };
  }
  const bare = withOutputs(notebook, new Set());
  return { notebook: bare, content: Buffer.from(notebookText(bare)), isWhole: false };
}

function contentOf(notebook: Notebook, maxBytes: number): Buffer | undefined {
  try {
    const content = Buffer.from(notebookText(notebook));
    return content.length <= maxBytes ? content : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // longer than a string can be
    throw error;
  }
}

function outputsOf({ cells }: Notebook): readonly StoredOutput[] {
  return cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
}

function withOutputs(notebook: Notebook, kept: ReadonlySet<StoredOutput>): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code"
      ? { ...cell, outputs: cell.outputs.filter((output) => kept.has(output)) }
      : cell,
  );
  return { ...notebook, cells };
}

function smallest(
  sizes: ReadonlyMap<StoredOutput, number>,
  budget: number,
): ReadonlySet<StoredOutput> {
  const kept = new Set<StoredOutput>();
  let sum = 0;
  for (const [output, size] of [...sizes].sort(([, a], [, b]) => a - b)) {
    sum += size;
    if (sum > budget) break;
    kept.add(output);
  }
  return kept;
}

/** Roughly, in characters. */
function sizeOf(output: StoredOutput): number {
  if (output.output_type === "stream") return output.text.length;
  if (output.output_type === "error") return output.traceback.join("\n").length;
  return Object.values(output.data)
    .map((content) => (typeof content === "string" ? content : JSON.stringify(content)).length)
    .reduce((sum, length) => sum + length, 0);
}
