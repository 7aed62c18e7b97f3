import type { ExecuteReply, Kernel } from "./kernel.ts";
import type { CodeCell, Notebook } from "./notebook.ts";
import { createOutputList } from "./output-list.ts";

export interface RunOptions {
  /** Goes on after a failing cell. Default: false. Cells tagged `raises-exception` may always fail. */
  allowErrors?: boolean;
  /** Limit for each cell. Default: none. */
  timeoutMs?: number;
  /** Called before each code cell; the place counts code cells from 1. */
  onCell?: (cell: CodeCell, place: number, codeCells: number) => void;
  /** Called after each code cell and waited for, with the kernel free: the moment to probe. */
  afterCell?: (cell: CodeCell, reply: ExecuteReply) => Promise<void>;
}

/** A cell that failed; `place` counts code cells from 1. */
export interface CellFailure {
  readonly cell: CodeCell;
  readonly place: number;
  readonly reply: Exclude<ExecuteReply, { status: "ok" }>;
}

export interface NotebookRun {
  /** The notebook with the outputs and execution counts of this run and of no other. */
  readonly notebook: Notebook;
  readonly failures: readonly CellFailure[];
}

/** Runs every code cell, top to bottom, in a fresh kernel that the caller starts and shuts down. */
export async function runNotebook(
  notebook: Notebook,
  kernel: Kernel,
  { allowErrors = false, timeoutMs, onCell, afterCell }: RunOptions = {},
): Promise<NotebookRun> {
  const codeCells = notebook.cells.filter((cell) => cell.cell_type === "code");
  const lists = codeCells.map(createOutputList);
  const counts = new Map<CodeCell, number>();
  const failures: CellFailure[] = [];
  for (const [i, cell] of codeCells.entries()) {
    onCell?.(cell, i + 1, codeCells.length);
    const reply = await kernel.execute(
      cell.source,
      (output) => {
        if (output.output_type === "update_display_data")
          for (const list of lists) list.update(output);
        else lists[i]!.add(output);
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
    if (reply.status !== "dead") counts.set(cell, reply.executionCount);
    await afterCell?.(cell, reply);
    if (reply.status === "ok" || (reply.status === "error" && mayFail(cell))) continue;
    failures.push({ cell, place: i + 1, reply });
    if (!allowErrors || reply.status === "dead") break;
  }
  const outputs = new Map(codeCells.map((cell, i) => [cell, lists[i]!.stored()]));
  const ran = (cell: CodeCell): CodeCell => ({
    ...cell,
    execution_count: counts.get(cell) ?? null,
    outputs: outputs.get(cell) ?? [],
  });
  const cells = notebook.cells.map((cell) => (cell.cell_type === "code" ? ran(cell) : cell));
  return { notebook: { ...notebook, cells }, failures };
}

function mayFail({ metadata: { tags } }: CodeCell & { metadata: { tags?: unknown } }): boolean {
  return Array.isArray(tags) && tags.includes("raises-exception");
}
